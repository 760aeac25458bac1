package change

import (
	"slices"

	"cutui/model"
	"cutui/model/items"
)

// Picks holds the items picked so far and the permission they are shared with.
type Picks struct {
	Items      []items.Item
	Permission model.Permission // empty for the least
	Chosen     bool             // the permission was chosen in the picker, not taken from a preset
}

func (p *Picks) level() model.Permission {
	if p.Permission == "" {
		return model.LeastPermission
	}
	return p.Permission
}

func (p *Picks) index(ref model.ItemRef) int {
	return slices.IndexFunc(p.Items, func(i items.Item) bool { return i.Ref == ref })
}

func (p *Picks) has(ref model.ItemRef) bool { return p.index(ref) >= 0 }

// pick picks an item if it is not picked already.
func (p *Picks) pick(i items.Item) {
	if !p.has(i.Ref) {
		p.Items = append(p.Items, i)
	}
}

func (p *Picks) toggle(i items.Item) {
	if at := p.index(i.Ref); at >= 0 {
		p.Items = slices.Delete(p.Items, at, at+1)
		return
	}
	p.Items = append(p.Items, i)
}
