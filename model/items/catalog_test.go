package items

import (
	"slices"
	"testing"

	"cutui/clickup"
)

func catalogItems() []Item {
	return []Item{
		{Name: "Marketing", Space: "s1"},
		{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}, Name: "Launch", Space: "s1"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "1"}, Name: "Rollout", Space: "s1", Folder: "f1"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "2"}, Name: "Loose rollout", Space: "s1"},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "a"}, Name: "Rollout plan", Space: "s1", Folder: "f1", List: "1"},
		{Name: "Clients", Space: "s2"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "3"}, Name: "Rollout notes", Space: "s2"},
	}
}

func names(c *Catalog, numbers []int32) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, c.At(n).Name)
	}
	slices.Sort(out)
	return out
}

func TestCatalogGrowsAndIsLookedInto(t *testing.T) {
	t.Parallel()
	all := catalogItems()
	c := NewCatalog()
	for n := range all {
		if !c.Take(all[:n+1]) || c.Take(all[:n+1]) {
			t.Fatalf("page %d: taken twice or not at all", n)
		}
	}
	if c.Len() != 5 || len(c.Spaces()) != 2 {
		t.Errorf("%d items, %d spaces", c.Len(), len(c.Spaces()))
	}
	for _, x := range []struct {
		of   Item
		want []string
	}{
		{all[0], []string{"Launch", "Loose rollout"}},
		{all[1], []string{"Rollout"}},
		{all[2], []string{"Rollout plan"}},
		{all[3], nil},
	} {
		place, ok := PlaceOf(&x.of)
		if got := names(c, c.Inside(place)); !ok || !slices.Equal(got, x.want) {
			t.Errorf("inside %s: %q, want %q", x.of.Name, got, x.want)
		}
	}
	if _, ok := PlaceOf(&all[4]); ok {
		t.Error("a task is a place")
	}
}

func TestCatalogFindsBelowAPlace(t *testing.T) {
	t.Parallel()
	c := NewCatalog()
	c.Take(catalogItems())
	for _, x := range []struct {
		below Place
		want  []string
	}{
		{Place{}, []string{"Loose rollout", "Rollout", "Rollout notes", "Rollout plan"}},
		{Place{Space: "s1"}, []string{"Loose rollout", "Rollout", "Rollout plan"}},
		{Place{Folder: "f1"}, []string{"Rollout", "Rollout plan"}},
		{Place{List: "1"}, []string{"Rollout plan"}},
		{Place{Space: "s2"}, []string{"Rollout notes"}},
	} {
		if got := names(c, c.Find("rollout", x.below, 10)); !slices.Equal(got, x.want) {
			t.Errorf("below %+v: %q, want %q", x.below, got, x.want)
		}
	}
	if got := c.Find("rollout", Place{Space: "s1"}, 2); len(got) != 2 {
		t.Errorf("at most 2: %d", len(got))
	}
}

func TestCatalogBeginsAnewWithAnotherLoad(t *testing.T) {
	t.Parallel()
	c := NewCatalog()
	c.Take(catalogItems())
	if !c.Take(catalogItems()[:3]) || c.Len() != 2 || len(c.Spaces()) != 1 {
		t.Errorf("after another load: %d items, %d spaces", c.Len(), len(c.Spaces()))
	}
	if _, ok := c.Lookup(clickup.ItemRef{Kind: clickup.ListItem, ID: "3"}); ok {
		t.Error("an item of the load before is still there")
	}
	if it, ok := c.Lookup(clickup.ItemRef{Kind: clickup.ListItem, ID: "1"}); !ok || it.Name != "Rollout" {
		t.Error("an item of the new load is not there")
	}
}
