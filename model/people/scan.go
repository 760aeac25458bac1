package people

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"

	"cutui/model/search"
	"cutui/model/seats"
)

// scanner carries out a job. It goes through the rows in the order they are stored, in
// blocks of 64, and rules out what it can by masks before it reads any row.
type scanner struct {
	job     Job
	base    search.Bitset // the rows to look at; nil: all
	want    trait
	mask    uint64
	needles []search.Needle // must be found
	nots    []search.Needle // must not be found
	tests   []test
	alone   bool // there is one needle and nothing else

	// About the last needle, which is the one that grows while it is typed:
	known int           // how many of its bytes were found before
	old   []search.Spot // where, for the rows of base
	seen  int           // rows of base in the blocks before this one

	hits search.Bitset
	*scratch
	count [search.Ranks]int32 // hits of each rank
	total int                 // hits
}

// scratch is the memory that a search needs while it runs, as large as the roster. The
// next search reuses it.
type scratch struct {
	ranks []search.Rank // of the hits, if there are needles
	spots []search.Spot // where the last needle is in the hits, in order of rows; nil if masks suffice
	room  []search.Spot // memory for spots
}

func (p *People) newScratch() *scratch {
	s, ok := p.scratch.Get().(*scratch)
	if !ok {
		return &scratch{ranks: make([]search.Rank, p.Len()), room: make([]search.Spot, 0, p.Len())}
	}
	clear(s.ranks)
	s.spots = nil
	return s
}

// chunk is how many blocks of 64 rows are scanned between two checks for cancellation.
const chunk = 64

// needles returns the words that must be found.
func (q Query) needles() []search.Needle {
	var out []search.Needle
	for _, w := range q.Words {
		if !w.Not {
			out = append(out, search.NewNeedle(w.Text, w.Phrase))
		}
	}
	return out
}

func (j Job) search(base *Result) *scanner {
	s := &scanner{job: j, want: j.View.trait(), hits: search.NewBitset(j.People.Len())}
	if base != nil {
		s.base = base.hits
	}
	s.needles = j.Query.needles()
	for i := range s.needles {
		s.mask |= s.needles[i].Mask
	}
	for _, w := range j.Query.Words {
		if w.Not {
			s.nots = append(s.nots, search.NewNeedle(w.Text, true))
		}
	}
	if len(s.needles) > 0 {
		s.scratch = j.People.newScratch()
		s.recall(base)
	}
	for _, t := range j.Query.Terms {
		s.tests = append(s.tests, j.test(t))
	}
	s.alone = len(s.needles) == 1 && len(s.nots)+len(s.tests) == 0
	return s
}

// recall makes room for spots, unless masks suffice, and takes over the spots of a result
// whose last word is the beginning of this query's last word.
func (s *scanner) recall(base *Result) {
	tip := &s.needles[len(s.needles)-1]
	if !tip.Single() {
		s.spots = s.room[:0]
	}
	if base != nil && len(base.spots) > 0 && bytes.HasPrefix(tip.Text, base.tip.Text) && !tip.Phrase && !base.tip.Phrase {
		s.old, s.known = base.spots, len(base.tip.Text)
	}
}

// scan searches a range of blocks. Every block must be scanned, in order.
func (s *scanner) scan(from, to int) {
	for b := from; b < to; b++ {
		left := s.candidates(b)
		switch {
		case s.alone && s.needles[0].Single():
			s.scanLetter(b, left)
		case s.alone:
			left = s.scanWord(b, left)
		default:
			left = s.scanAll(b, left)
		}
		s.hits[b] = left
		s.total += bits.OnesCount64(left)
		if s.old != nil {
			s.seen += bits.OnesCount64(s.base[b])
		}
	}
}

// scanAll returns the candidates of a block that match.
func (s *scanner) scanAll(b int, left uint64) uint64 {
	for rest := left; rest != 0; rest &= rest - 1 {
		bit := bits.TrailingZeros64(rest)
		if !s.matches(int32(b*64+bit), s.spot(b, bit)) {
			left &^= 1 << bit
		}
	}
	return left
}

// scanLetter is scanAll for a query of one letter and nothing else: all candidates match.
func (s *scanner) scanLetter(b int, left uint64) {
	text, n := &s.job.People.text, &s.needles[0]
	for rest := left; rest != 0; rest &= rest - 1 {
		row := int32(b*64 + bits.TrailingZeros64(rest))
		r, at := text.Rank(row, n)
		s.note(row, r, at)
	}
}

// scanWord is scanAll for a query of one word and nothing else.
func (s *scanner) scanWord(b int, left uint64) uint64 {
	text, n := &s.job.People.text, &s.needles[0]
	for rest := left; rest != 0; rest &= rest - 1 {
		bit := bits.TrailingZeros64(rest)
		row := int32(b*64 + bit)
		r, at := text.Extend(row, n, s.known, s.spot(b, bit))
		if r == search.NoMatch {
			left &^= 1 << bit
			continue
		}
		s.note(row, r, at)
	}
	return left
}

// note records how well a row matches, and where the last needle is in it.
func (s *scanner) note(row int32, r search.Rank, at search.Spot) {
	s.ranks[row] = r
	s.count[r]++
	if s.spots != nil {
		s.spots = append(s.spots, at)
	}
}

// spot returns where the known part of the last needle is in a row.
func (s *scanner) spot(b, bit int) search.Spot {
	if s.old == nil {
		return 0
	}
	return s.old[s.seen+bits.OnesCount64(s.base[b]&(1<<bit-1))]
}

// candidates returns the rows of a block that are not ruled out by the earlier result, by
// the view, or because they lack letters.
func (s *scanner) candidates(b int) uint64 {
	p := s.job.People
	first, end := b*64, min(b*64+64, p.Len())
	left := ^uint64(0) >> (64 - (end - first))
	if s.base != nil {
		left &= s.base[b]
	}
	if left == 0 {
		return 0
	}
	if s.want != 0 {
		left &= having(p.traits[first:end], s.want)
	}
	if s.mask != 0 {
		left &= having(p.text.Masks[first:end], s.mask)
	}
	return left
}

// having returns a bit for each mask that has all bits of want.
func having[T trait | uint64](masks []T, want T) (set uint64) {
	for i, m := range masks {
		if m&want == want {
			set |= 1 << i
		}
	}
	return set
}

// matches reports whether a row matches all terms and words, and notes its rank: that of
// the word that fits worst.
func (s *scanner) matches(row int32, old search.Spot) bool {
	text := &s.job.People.text
	for i, t := range s.tests {
		if t(row) == s.job.Query.Terms[i].Not {
			return false
		}
	}
	for i := range s.nots {
		if bytes.Contains(text.Row(row), s.nots[i].Text) {
			return false
		}
	}
	if len(s.needles) == 0 {
		return true
	}
	last := len(s.needles) - 1
	worst, at := text.Extend(row, &s.needles[last], s.known, old)
	for i := 0; i < last && worst > search.NoMatch; i++ {
		r, _ := text.Rank(row, &s.needles[i])
		worst = min(worst, r)
	}
	if worst == search.NoMatch {
		return false
	}
	s.note(row, worst, at)
	return true
}

func (s *scanner) result(j Job) *Result {
	r := &Result{Rows: s.rows(), Job: j, hits: s.hits}
	if n := len(s.needles); n > 0 {
		r.tip, r.spots = s.needles[n-1], slices.Clone(s.spots)
		s.job.People.scratch.Put(s.scratch)
	}
	return r
}

// rows returns the hits in order.
func (s *scanner) rows() []int32 {
	p, j := s.job.People, s.job
	if s.scratch != nil {
		return s.ranked(p.ordered(Sort{}, seats.Facts{}))
	}
	order := j.ordered()
	if s.total == len(order) {
		return order
	}
	rows := make([]int32, 0, s.total)
	for _, i := range order {
		if s.hits.Has(i) {
			rows = append(rows, i)
		}
	}
	return rows
}

// ranked returns the hits sorted by rank, and by name within a rank: a counting sort.
func (s *scanner) ranked(names []int32) []int32 {
	least, total := s.least()
	rows := make([]int32, total)
	if total < len(names)/few {
		return s.rankedFew(rows[:0], least)
	}
	next := s.count
	sum := int32(0)
	for r := search.Exact; r >= least; r-- {
		next[r], sum = sum, sum+next[r]
	}
	for _, i := range names {
		if r := s.ranks[i]; r >= least {
			rows[next[r]] = i
			next[r]++
		}
	}
	return rows
}

// least returns the lowest rank that is shown, and how many hits have it or a better one.
// Hits that have the word's letters only with others between them are shown only if nothing
// fits better. They stay among the hits all the same, because for a longer word they may
// be the best.
func (s *scanner) least() (least search.Rank, total int) {
	for r := search.Exact; r > search.Together; r-- {
		total += int(s.count[r])
	}
	if total > 0 {
		return search.Together + 1, total
	}
	return search.NoMatch + 1, s.total
}

// few: below 1/few of the rows, sorting the hits is cheaper than going through all names.
const few = 256

func (s *scanner) rankedFew(rows []int32, least search.Rank) []int32 {
	for i := range s.hits.All() {
		if s.ranks[i] >= least {
			rows = append(rows, i)
		}
	}
	text := &s.job.People.text
	slices.SortFunc(rows, func(a, b int32) int {
		return cmp.Or(
			cmp.Compare(s.ranks[b], s.ranks[a]),
			bytes.Compare(text.Row(a), text.Row(b)),
			cmp.Compare(a, b),
		)
	})
	return rows
}
