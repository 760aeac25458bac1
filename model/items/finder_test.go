package items

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/search"
)

// tasks is made-up tasks in a few lists, the same for the same size.
func tasks(n int) []Item {
	words := strings.Fields("launch checklist rollout quarterly zebra budget hiring plan review draft client onboarding website copy logo")
	r := rand.New(rand.NewPCG(7, uint64(n)))
	word := func() string { return words[r.IntN(len(words))] }
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{
			Ref:     clickup.ItemRef{Kind: clickup.TaskItem, ID: fmt.Sprintf("86bb%05d", i)},
			Name:    fmt.Sprintf("%s %s %s %d", word(), word(), word(), i),
			Path:    fmt.Sprintf("Northwind / Folder %d / List %d", r.IntN(20), r.IntN(200)),
			Closed:  r.IntN(3) == 0,
			Updated: clickup.Stamp(1_700_000_000_000 + r.Int64N(1e9)),
		}
		if i%2 == 0 {
			items[i].CustomID = fmt.Sprintf("HELD-%d", i)
		}
	}
	return items
}

func task(id, name, path string) Item {
	return Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: id}, Name: name, Path: path}
}

// titles is what a finder finds, by name.
func titles(f *Finder, query string, limit int) []string {
	names := []string{}
	for _, i := range f.Find(query, limit) {
		names = append(names, f.At(i).Name)
	}
	return names
}

func TestFinderRanks(t *testing.T) {
	t.Parallel()
	with := func(i Item, change func(*Item)) Item { change(&i); return i }
	closed := func(i Item) Item { return with(i, func(i *Item) { i.Closed = true }) }
	custom := func(i Item, id string) Item { return with(i, func(i *Item) { i.CustomID = id }) }
	updated := func(i Item, at clickup.Stamp) Item { return with(i, func(i *Item) { i.Updated = at }) }
	kind := func(i Item, k clickup.ItemKind) Item { return with(i, func(i *Item) { i.Ref.Kind = k }) }
	tests := []struct {
		name, query string
		best        []Item
	}{
		{"exact id before all", "zeb1", []Item{task("zeb1", "other", ""), task("zeb12", "another", ""), task("1", "zeb1 launch", "")}},
		{"exact custom id", "abc-1", []Item{custom(task("1", "other", ""), "ABC-1"), custom(task("2", "another", ""), "ABC-12"), task("3", "abc-1", "")}},
		{"beginning of an id", "86b", []Item{task("86bx", "one", ""), task("2", "86b two", "")}},
		{"place in the name", "plan", []Item{
			task("1", "Plan", ""), task("2", "Plan B", ""), task("3", "The plan", ""), task("4", "Airplane", ""), task("5", "Paint lane", ""),
		}},
		{"name before path", "launch", []Item{
			task("1", "Launch plan", "x"), task("2", "Plan", "Launch / List"), task("3", "The launch", "x"), task("4", "Plans", "Space / Launch"),
		}},
		{"letters together in the path before apart in the name", "launch", []Item{task("1", "Plan", "x / prelaunch"), task("2", "Lay a bunch", "x")}},
		{"words in name and path", "zeb mark", []Item{task("1", "Zebra", "Marketing / List")}},
		{"open before closed", "plan", []Item{task("2", "Plan", ""), closed(task("1", "Plan", ""))}},
		{"better before open", "plan", []Item{closed(task("1", "Plan", "")), task("2", "A plan", "")}},
		{"lists and folders before tasks", "plan", []Item{
			kind(updated(task("2", "Plan", ""), 5), clickup.FolderItem), kind(task("3", "Plan", ""), clickup.ListItem), updated(task("1", "Plan", ""), 9),
		}},
		{"what changed last", "plan", []Item{updated(task("2", "Plan new", ""), 9), updated(task("1", "Plan mid", ""), 5), task("0", "Plan old", "")}},
		{"folded", "uber", []Item{task("1", "Über uns", "")}},
		{"custom id inside", "held", []Item{custom(task("1", "x", ""), "HELD-3")}},
		{"custom id by letters", "hd3", []Item{custom(task("1", "x", ""), "HELD-3")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var want []string
			for _, i := range tt.best {
				want = append(want, i.Name)
			}
			backwards := slices.Clone(tt.best)
			slices.Reverse(backwards)
			f := NewFinder(append(backwards, task("zz", "Xyz", "qqq")))
			if got := titles(f, tt.query, 10); !slices.Equal(got, want) {
				t.Errorf("%q finds %q, want %q", tt.query, got, want)
			}
		})
	}
}

func TestFinderLimits(t *testing.T) {
	t.Parallel()
	f := NewFinder(tasks(500))
	all := f.Find("plan", 500)
	for _, limit := range []int{0, 1, 7, len(all), 1000} {
		got := f.Find("plan", limit)
		if want := all[:min(limit, len(all))]; !slices.Equal(got, want) {
			t.Errorf("limit %d: %d items", limit, len(got))
		}
	}
	if got := f.Find("plan", -1); len(got) != 0 {
		t.Errorf("limit -1: %d items", len(got))
	}
	if got := f.Find("", 1000); len(got) != 500 {
		t.Errorf("without words: %d items", len(got))
	}
	if got := f.Find("jjj", 10); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestFinderGrows(t *testing.T) {
	t.Parallel()
	items := tasks(730)
	whole, paged := NewFinder(items), NewFinder(nil)
	for page := range slices.Chunk(items, 100) {
		paged.Add(page)
		paged.Add(page[:10]) // pages overlap when tasks change meanwhile
		paged.Find("a", 5)
	}
	if paged.Len() != whole.Len() {
		t.Fatalf("%d items, want %d", paged.Len(), whole.Len())
	}
	for _, query := range []string{"", "a", "launch", "zebra 7", "HELD-10", "86bb001"} {
		if a, b := whole.Find(query, 50), paged.Find(query, 50); !slices.Equal(a, b) {
			t.Errorf("%q: %v at once, %v in pages", query, a, b)
		}
	}
}

func TestFinderKnowsReferences(t *testing.T) {
	t.Parallel()
	f := NewFinder([]Item{
		{Name: "A space", Space: "1"},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bb"}, CustomID: "HELD-3", Name: "Task"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "86"}, Name: "List"},
	})
	if f.Len() != 2 {
		t.Fatalf("%d items: spaces can't be shared", f.Len())
	}
	for text, want := range map[string]string{"86bb1": "", "task:86bb": "Task", "held-3": "Task", "list:86": "List", "folder:86": "", "HELD-4": ""} {
		ref, err := ParseItem(text, "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if i, ok := f.Lookup(ref); ok {
			got = f.At(i).Name
		}
		if got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestFinderFindsWhatHasAllWords(t *testing.T) {
	t.Parallel()
	items := tasks(800)
	f := NewFinder(items)
	for _, query := range []string{"a", "lnch", "zebra copy", "list 7", "nrth fldr 3", "held 1", "x"} {
		found := map[int32]bool{}
		for _, i := range f.Find(query, len(items)) {
			found[i] = true
		}
		for i := range items {
			name, id, path := search.Fold(items[i].Name), search.Fold(items[i].CustomID), search.Fold(items[i].Path)
			want := strings.HasPrefix(items[i].Ref.ID, query)
			if !want {
				want = true
				for w := range strings.FieldsSeq(query) {
					want = want && (closeTogether(name, w, 2*len(w)) || closeTogether(id, w, len(w)+2) || closeTogether(path, w, len(w)+2))
				}
			}
			if found[int32(i)] != want {
				t.Fatalf("%q in %+v: %v", query, items[i], found[int32(i)])
			}
		}
	}
}

// closeTogether reports whether a word stands in a text, or its letters do in
// order with at most that many strangers between, at the first place that has them.
func closeTogether(text, word string, strangers int) bool {
	if strings.Contains(text, word) {
		return true
	}
	end := 0
	for _, b := range []byte(word) {
		k := strings.IndexByte(text[end:], b)
		if k < 0 {
			return false
		}
		end += k + 1
	}
	return search.HasInitials([]byte(text), []byte(word)) || search.Stretch([]byte(text[:end]), []byte(word))-len(word) <= strangers
}

func TestLettersStrewnOverAPathAreNoHit(t *testing.T) {
	t.Parallel()
	item := func(id, name, path string) Item {
		return Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: id}, Name: name, Path: path}
	}
	f := NewFinder([]Item{
		item("a", "Weekly report", "Marketing / Clients of the studio / Launch and after"),
		item("b", "Contract", "Marketing / Clients / Inbox"),
		item("c", "Old contact sheet", "Sales"),
		item("d", "Contracts", "Sales"),
	})
	var got []string
	for _, i := range f.Find("contract", 10) {
		got = append(got, f.At(i).Name)
	}
	if want := []string{"Contract", "Contracts"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if hits := f.Find("mktg", 10); len(hits) != 2 {
		t.Errorf("%d hits for an abbreviated space, want 2", len(hits))
	}
}
