package change

import (
	"slices"
	"strings"

	"cutui/model"
	"cutui/model/items"
	"cutui/ui/overlay"
)

// row is a row of the picker.
type row struct {
	kind rowKind
	n    int32         // the number of a space or an item
	ref  model.ItemRef // what would be looked up
}

type rowKind uint8

const (
	rowItem rowKind = iota
	rowSpace
	rowSkip   // share nothing
	rowLookUp // ask ClickUp for an id
	rowAgain  // load again what failed
	rowRecent // an item shared lately
	rowTyped  // the item whose id was typed
)

// mostRecent is how many items shared lately are listed.
const mostRecent = 6

func (r row) isItem() bool {
	return r.kind == rowItem || r.kind == rowRecent || r.kind == rowTyped
}

// item is that of a row which is one. Of one shared lately more is known once the
// items have arrived.
func (p *itemPicker) item(r row) *items.Item {
	switch r.kind {
	case rowTyped:
		found := p.env.State.Data().Found[r.ref].Value
		return &found
	case rowRecent:
	default:
		return p.catalog.At(r.n)
	}
	if known, ok := p.catalog.Lookup(p.recent[r.n].Ref); ok {
		return known
	}
	return &p.recent[r.n]
}

// found is how many hits are listed.
const found = 500

// list fills the rows and keeps the cursor on its row where that is still there.
func (p *itemPicker) list() {
	on, moved := row{}, false
	if c := p.picker.Cursor(len(p.rows)); c > 0 {
		on, moved = p.rows[c], true
	}
	p.rows = p.rows[:0]
	query := strings.TrimSpace(p.picker.Query())
	switch {
	case query != "":
		p.search(query)
	case len(p.path) > 0:
		p.number(p.catalog.Inside(p.place()))
	default:
		p.top()
	}
	if p.env.State.Data().Items.Phase == model.LoadFailed {
		p.rows = append(p.rows, row{kind: rowAgain})
	}
	if at := slices.Index(p.rows, on); moved && at >= 0 {
		p.picker.SetCursor(at)
	}
}

func (p *itemPicker) number(numbers []int32) {
	for _, n := range numbers {
		p.rows = append(p.rows, row{n: n})
	}
}

// top is what is listed before anything is typed.
func (p *itemPicker) top() {
	if p.optional && len(p.picks.Items) == 0 {
		p.rows = append(p.rows, row{kind: rowSkip})
	}
	for i := range p.recent {
		p.rows = append(p.rows, row{kind: rowRecent, n: int32(i)})
	}
	for i := range p.catalog.Spaces() {
		p.rows = append(p.rows, row{kind: rowSpace, n: int32(i)})
	}
}

// search lists the hits, and the offer to look an id up that is not among them.
func (p *itemPicker) search(query string) {
	hits := p.catalog.Find(query, p.place(), found)
	ref, err := items.ParseItem(query, p.env.State.Chosen)
	_, here := p.catalog.Lookup(ref)
	switch {
	case err != nil || here:
	case p.env.State.Data().Found[ref].Phase == model.Loaded:
		p.rows = append(p.rows, row{kind: rowTyped, ref: ref})
	case len(hits) == 0 || ref.Custom || strings.Contains(query, ":"):
		p.rows = append(p.rows, row{kind: rowLookUp, ref: ref})
	}
	p.number(hits)
}

// typedRef is an id that was typed, and how far looking it up has come.
type typedRef struct {
	ref   model.ItemRef
	phase model.LoadPhase
}

// lookUpTyped looks up what is in the field where that is surely an id and nothing that
// has arrived has it: it does not wait for everything else to load.
func (p *itemPicker) lookUpTyped() []overlay.Request {
	query := strings.TrimSpace(p.picker.Query())
	ref, err := items.ParseItem(query, p.env.State.Chosen)
	p.typed = typedRef{}
	if err != nil || !items.SurelyID(query, ref) {
		return nil
	}
	p.takeArrived()
	if _, here := p.catalog.Lookup(ref); here {
		return nil
	}
	p.typed = typedRef{ref, p.env.State.Data().Found[ref].Phase}
	return []overlay.Request{overlay.Send{Intent: model.LookUpItem{Ref: ref, Typed: true}}}
}
