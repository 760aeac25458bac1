package audit

import (
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
)

// block is a range of hits on one person (or on the workspace), with the first letters
// of the name as numbers, so that sorting seldom looks at the name.
type block struct {
	letters     [2]uint64
	person      int32
	first, last int32
}

// sortBlocks returns blocks in order of names: by the first eight letters, and by
// comparing people if those are equal.
func sortBlocks(blocks []block, people []clickup.Person) []block {
	keys := make([]search.Keyed, len(blocks))
	for i := range blocks {
		keys[i] = search.Keyed{Key: blocks[i].letters[0], Row: int32(i)}
	}
	search.SortKeyed(keys, make([]search.Keyed, len(keys)))
	sorted := make([]block, len(blocks))
	for n, k := range keys {
		sorted[n] = blocks[k.Row]
	}
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end].letters[0] == sorted[start].letters[0] {
			end++
		}
		if end-start > 1 {
			slices.SortFunc(sorted[start:end], func(a, b block) int {
				if a.letters[1] != b.letters[1] || a.person == nobody || b.person == nobody {
					return cmp.Or(cmp.Compare(a.letters[1], b.letters[1]), cmp.Compare(a.person, b.person))
				}
				return ComparePeople(&people[a.person], &people[b.person])
			})
		}
		start = end
	}
	return sorted
}

// findings turns hits into findings in order of lane and severity, then in the order of
// blocks, and for one person in that of checks.
func findings(f *facts, hits []hit, blocks []block) []Finding {
	var next [rows + 1]int // where the next finding of each lane and severity goes
	for i := range hits {
		next[hits[i].row()+1]++
	}
	for r := range rows {
		next[r+1] += next[r]
	}
	sorted := make([]Finding, len(hits))
	for _, b := range blocks {
		own := hits[b.first:b.last]
		sortHits(own)
		for i := range own {
			r := own[i].row()
			sorted[next[r]] = own[i].finding(f)
			next[r]++
		}
	}
	return sorted
}

// sortHits sorts the few hits on one person in place, without allocating.
func sortHits(hits []hit) {
	for i := range hits {
		for ; i > 0 && hits[i].before(&hits[i-1]); i-- {
			hits[i], hits[i-1] = hits[i-1], hits[i]
		}
	}
}

func (h *hit) before(other *hit) bool {
	if h.check != other.check {
		return h.check < other.check
	}
	return h.detail < other.detail
}

// rows is the number of pairs of a lane and a severity.
const rows = int(Protected+1) * int(High+1)

func (h *hit) row() int { return int(h.lane)*int(High+1) + int(High-checks[h.check].severity) }

func (h *hit) finding(f *facts) Finding {
	out := Finding{Check: h.check, Severity: checks[h.check].severity, Lane: h.lane, detail: h.detail, facts: f}
	if h.person != nobody {
		out.Person = &f.in.People[h.person]
	}
	return out
}

// letters returns the first 16 bytes of the name in lower case, or zeros for a nil person.
func letters(p *clickup.Person) [2]uint64 {
	var key [2]uint64
	if p == nil {
		return key
	}
	name := p.Display()
	for i := range min(len(name), 16) {
		key[i/8] |= uint64(lower(name[i])) << (56 - i%8*8)
	}
	return key
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// ComparePeople orders by name without regard to case, then by address and id.
func ComparePeople(a, b *clickup.Person) int {
	x, y := a.Display(), b.Display()
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(lower(x[i]), lower(y[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a.Email, b.Email), cmp.Compare(a.ID, b.ID))
}
