package items

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
)

// Finder finds items that can be shared by their name, path, id or custom id.
// Items are numbered from 0 in the order they were added. It grows as pages
// arrive and must not be used from two places at once.
type Finder struct {
	items []Item
	text  search.Index
	byRef map[clickup.ItemRef]int32 // by id and, as a custom reference, by custom id
	order []int32                   // of equally good items: lists and folders, then what changed last
	marks []mark                    // of the items, during a search
}

// mark is how well an item matches: twice its rank, plus one if the match is in its name;
// that doubled, plus one if the item is open. Ids are better than any of these.
type mark uint8

const (
	idPrefix mark = 254
	idExact  mark = 255

	marks = int(idExact) + 1
)

// NewFinder returns a finder of these items; see Add.
func NewFinder(items []Item) *Finder {
	f := &Finder{text: search.NewIndex(len(items), 0), byRef: make(map[clickup.ItemRef]int32, len(items))}
	f.Add(items)
	return f
}

// Add adds items. Spaces, which can't be shared, and items that are there already are
// ignored.
func (f *Finder) Add(items []Item) {
	first := len(f.items)
	for _, item := range items {
		if _, known := f.byRef[item.Ref]; known || item.IsSpace() {
			continue
		}
		row := int32(len(f.items))
		f.byRef[item.Ref] = row
		if item.CustomID != "" {
			f.byRef[customRef(item.CustomID)] = row
		}
		f.items = append(f.items, item)
		f.text.Add(item.Title(), item.CustomID, item.Path)
	}
	f.rankNew(first)
	f.marks = slices.Grow(f.marks[:0], len(f.items))[:len(f.items)]
}

func customRef(id string) clickup.ItemRef {
	return clickup.ItemRef{Kind: clickup.TaskItem, ID: strings.ToUpper(id), Custom: true}
}

// rankNew merges the items from first on into the order.
func (f *Finder) rankNew(first int) {
	added := make([]int32, 0, len(f.items)-first)
	for i := first; i < len(f.items); i++ {
		added = append(added, int32(i))
	}
	slices.SortFunc(added, f.compare)
	merged := make([]int32, 0, len(f.items))
	for _, old := range f.order {
		for len(added) > 0 && f.compare(added[0], old) < 0 {
			merged, added = append(merged, added[0]), added[1:]
		}
		merged = append(merged, old)
	}
	merged = append(merged, added...)
	f.order = merged
}

func (f *Finder) compare(a, b int32) int {
	x, y := &f.items[a], &f.items[b]
	isTask := func(i *Item) int {
		if i.Ref.Kind == clickup.TaskItem {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(isTask(x), isTask(y)), cmp.Compare(y.Updated, x.Updated), cmp.Compare(a, b))
}

// Len returns the number of items.
func (f *Finder) Len() int { return len(f.items) }

// At returns an item. It must not be changed.
func (f *Finder) At(i int32) *Item { return &f.items[i] }

// Lookup finds an item by its reference, which may be a custom id.
func (f *Finder) Lookup(ref clickup.ItemRef) (int32, bool) {
	if ref.Custom {
		ref = customRef(ref.ID)
	}
	i, ok := f.byRef[ref]
	return i, ok
}

// Find returns the best items for a query, at most limit. First come items with that id or
// custom id, then those whose id begins like it, then names and paths that have all the
// words: exactly, at their beginning, at the start of a word, inside a word, or with their
// letters close together in the name. Of equally good ones, names come before paths, open
// items before closed ones, lists and folders before tasks, and what changed last first.
// Without words it returns the first items in that order.
func (f *Finder) Find(query string, limit int) []int32 {
	words := make([]search.Needle, 0, 4)
	mask := uint64(0)
	for w := range strings.FieldsSeq(search.Fold(query)) {
		words = append(words, search.NewNeedle(w, false))
		mask |= words[len(words)-1].Mask
	}
	var count [marks]int32
	id := strings.TrimSpace(query)
	for i := range f.items {
		m := f.idMark(int32(i), id)
		if m == 0 && f.text.Masks[i]&mask == mask {
			m = f.mark(int32(i), words)
		}
		f.marks[i] = m
		count[m]++
	}
	return f.best(&count, limit)
}

// idMark marks an item whose id or custom id begins with what was typed. One letter is too
// little.
func (f *Finder) idMark(i int32, typed string) mark {
	item := &f.items[i]
	if len(typed) < 2 {
		return 0
	}
	for _, id := range [...]string{item.Ref.ID, item.CustomID} {
		switch {
		case len(id) < len(typed) || !strings.EqualFold(id[:len(typed)], typed):
		case len(id) == len(typed):
			return idExact
		default:
			return idPrefix
		}
	}
	return 0
}

// mark returns the mark of the word that fits worst.
func (f *Finder) mark(i int32, words []search.Needle) mark {
	from, _ := f.text.Bounds(i)
	name := from + bytes.IndexByte(f.text.Data[from:], '\n')
	worst := mark(2*search.Exact + 1)
	for w := range words {
		in, _ := f.text.RankIn(from, name, &words[w], f.text.Begins[i])
		in = near(in, 2*len(words[w].Text))
		all := in
		if in < search.Inside {
			all = max(in, f.beside(i, name, &words[w]))
		}
		m := mark(2 * all)
		if in >= all && in > search.NoMatch {
			m = mark(2*in + 1)
		}
		if worst = min(worst, m); worst == 0 {
			return 0
		}
	}
	if f.items[i].Closed {
		return 2 * worst
	}
	return 2*worst + 1
}

// beside returns how well a word fits the custom id or the path, which follow the name.
// There its letters must be closer together, because a path has many.
func (f *Finder) beside(i int32, name int, word *search.Needle) search.Rank {
	_, to := f.text.Bounds(i)
	best := search.NoMatch
	for from := name + 1; from < to; {
		end := to
		if k := bytes.IndexByte(f.text.Data[from:to], '\n'); k >= 0 {
			end = from + k
		}
		r, _ := f.text.RankIn(from, end, word, f.text.Begins[i])
		best, from = max(best, near(r, len(word.Text)+2)), end+1
	}
	return best
}

// near drops a match whose letters are too far apart: with more than that many others
// between them.
func near(r search.Rank, strangers int) search.Rank {
	if gaps := int(search.Together) + 1 - int(r); r <= search.Together && gaps > strangers {
		return search.NoMatch
	}
	return r
}

// best returns the first items of a stable counting sort by mark.
func (f *Finder) best(count *[marks]int32, limit int) []int32 {
	sum := int32(0)
	for m := int(idExact); m > 0; m-- {
		count[m], sum = sum, sum+count[m]
	}
	found := make([]int32, min(int(sum), max(limit, 0)))
	for _, i := range f.order {
		m := f.marks[i]
		if m == 0 || int(count[m]) >= len(found) {
			continue
		}
		found[count[m]] = i
		count[m]++
	}
	return found
}
