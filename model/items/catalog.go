package items

import "cutui/clickup"

// Catalog is what of a workspace can be shared: found by words, or looked into
// from the spaces down to the tasks. It grows as pages arrive.
type Catalog struct {
	finder *Finder
	spaces []Item
	inside map[Place][]int32
	taken  int
}

// Place is where in the hierarchy somebody looks: one of the three ids is set,
// or none for the whole workspace.
type Place struct{ Space, Folder, List string }

// PlaceOf is the place that an item is: what is in it can be looked at. A task
// is none.
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

// parent is the place that an item stands in.
func (i *Item) parent() Place {
	switch {
	case i.List != "":
		return Place{List: string(i.List)}
	case i.Folder != "":
		return Place{Folder: string(i.Folder)}
	}
	return Place{Space: string(i.Space)}
}

// in reports whether an item stands somewhere below a place.
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

// NewCatalog is an empty catalog.
func NewCatalog() *Catalog {
	return &Catalog{finder: NewFinder(nil), inside: map[Place][]int32{}}
}

// Take works in what is new among all items that have arrived so far, and
// reports whether there was anything.
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

// Len is the number of items that can be shared.
func (c *Catalog) Len() int { return c.finder.Len() }

// At is an item by its number; it must not be changed.
func (c *Catalog) At(n int32) *Item { return c.finder.At(n) }

// Lookup finds an item by its reference.
func (c *Catalog) Lookup(ref clickup.ItemRef) (*Item, bool) {
	n, ok := c.finder.Lookup(ref)
	if !ok {
		return nil, false
	}
	return c.finder.At(n), true
}

// Spaces are the workspace's spaces, which can only be looked into.
func (c *Catalog) Spaces() []Item { return c.spaces }

// Inside are the numbers of what stands directly in a place.
func (c *Catalog) Inside(p Place) []int32 { return c.inside[p] }

// Find gives the numbers of the best items for what was typed, at most limit,
// of those somewhere below a place.
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
