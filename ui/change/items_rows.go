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
	n    int32         // the number of a space, a catalogue item or a recent item
	ref  model.ItemRef // of rowLookUp and rowTyped
}

type rowKind uint8

const (
	rowItem rowKind = iota
	rowSpace
	rowSkip   // share nothing
	rowLookUp // look up an id
	rowAgain  // load the items again
	rowRecent // a recently shared item
	rowTyped  // the item whose id was typed
)

// mostRecent is how many recently shared items are listed.
const mostRecent = 6

func (r row) isItem() bool {
	return r.kind == rowItem || r.kind == rowRecent || r.kind == rowTyped
}

// item returns the item of a row, whose isItem is true. A recent item is completed from the
// catalogue.
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

// mostHits is how many hits are listed at most.
const mostHits = 500

// list fills the rows and keeps the cursor on its row if that is still there.
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
		p.addItems(p.catalog.Inside(p.place()))
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

// addItems adds rows for items of the catalogue.
func (p *itemPicker) addItems(numbers []int32) {
	for _, n := range numbers {
		p.rows = append(p.rows, row{n: n})
	}
}

// top lists what is shown before anything is typed.
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

// search lists the hits. If the query is an id that is not among them, it lists that item or
// the offer to look it up.
func (p *itemPicker) search(query string) {
	hits := p.catalog.Find(query, p.place(), mostHits)
	ref, err := items.ParseItem(query, p.env.State.Chosen)
	_, here := p.catalog.Lookup(ref)
	switch {
	case err != nil || here:
	case p.env.State.Data().Found[ref].Phase == model.Loaded:
		p.rows = append(p.rows, row{kind: rowTyped, ref: ref})
	case len(hits) == 0 || ref.Custom || strings.Contains(query, ":"):
		p.rows = append(p.rows, row{kind: rowLookUp, ref: ref})
	}
	p.addItems(hits)
}

// typedRef is an id that was typed, and the state of its lookup.
type typedRef struct {
	ref   model.ItemRef
	phase model.LoadPhase
}

// lookUpTyped looks up what is in the field if that is certainly an id and not known yet. So
// a typed id is found without waiting for all items to load.
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
