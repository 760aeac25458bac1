package items

import "cutui/clickup"

// Catalog holds what can be shared in a workspace, to be searched or browsed from the
// spaces down to the tasks. It grows as pages arrive.
type Catalog struct {
	finder *Finder
	spaces []Item
	inside map[Place][]int32
	taken  int
}

// Place is a space, folder or list: one of the three ids is set, or none for the whole
// workspace.
type Place struct{ Space, Folder, List string }

// PlaceOf returns the place that an item is. It is not ok for a task.
func PlaceOf(i *Item) (Place, bool) {
	switch {
	case i.IsSpace():
		return Place{Space: string(i.Space)}, true
	case i.Ref.Kind == clickup.FolderItem:
		return Place{Folder: i.Ref.ID}, true
	case i.Ref.Kind == clickup.ListItem:
		return Place{List: i.Ref.ID}, true
	}
	return Place{}, false
}

// parent returns the place that an item is directly in.
func (i *Item) parent() Place {
	switch {
	case i.List != "":
		return Place{List: string(i.List)}
	case i.Folder != "":
		return Place{Folder: string(i.Folder)}
	}
	return Place{Space: string(i.Space)}
}

// in reports whether an item is anywhere below a place.
func (i *Item) in(p Place) bool {
	switch {
	case p.List != "":
		return string(i.List) == p.List
	case p.Folder != "":
		return string(i.Folder) == p.Folder
	case p.Space != "":
		return string(i.Space) == p.Space
	}
	return true
}

// NewCatalog returns an empty catalog.
func NewCatalog() *Catalog {
	return &Catalog{finder: NewFinder(nil), inside: map[Place][]int32{}}
}

// Take adds what is new among all items that have arrived so far, and reports whether
// there was anything new.
func (c *Catalog) Take(all []Item) bool {
	if len(all) < c.taken {
		*c = *NewCatalog() // another load began
	}
	if len(all) == c.taken {
		return false
	}
	fresh := all[c.taken:]
	c.taken = len(all)
	for _, item := range fresh {
		if item.IsSpace() {
			c.spaces = append(c.spaces, item)
		}
	}
	first := c.finder.Len()
	c.finder.Add(fresh)
	for n := first; n < c.finder.Len(); n++ {
		p := c.finder.At(int32(n)).parent()
		c.inside[p] = append(c.inside[p], int32(n))
	}
	return true
}

// Len returns the number of items that can be shared.
func (c *Catalog) Len() int { return c.finder.Len() }

// At returns an item by its number. It must not be changed.
func (c *Catalog) At(n int32) *Item { return c.finder.At(n) }

// Lookup finds an item by its reference.
func (c *Catalog) Lookup(ref clickup.ItemRef) (*Item, bool) {
	n, ok := c.finder.Lookup(ref)
	if !ok {
		return nil, false
	}
	return c.finder.At(n), true
}

// Spaces returns the workspace's spaces, which can't be shared.
func (c *Catalog) Spaces() []Item { return c.spaces }

// Inside returns the numbers of the items directly in a place.
func (c *Catalog) Inside(p Place) []int32 { return c.inside[p] }

// Find returns the numbers of the best items for a query, at most limit, among those
// anywhere below a place.
func (c *Catalog) Find(query string, below Place, limit int) []int32 {
	if below == (Place{}) {
		return c.finder.Find(query, limit)
	}
	found := c.finder.Find(query, c.finder.Len())
	kept := found[:0]
	for _, n := range found {
		if len(kept) < limit && c.finder.At(n).in(below) {
			kept = append(kept, n)
		}
	}
	return kept
}
