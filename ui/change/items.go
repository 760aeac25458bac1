package change

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/items"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

// itemPicker is the page on which the items to share are picked: by searching, by browsing
// from the spaces down, or by pasting links and ids.
type itemPicker struct {
	env      *overlay.Env
	picks    *Picks
	optional bool                     // the guide can go on without any item
	onEnter  func() []overlay.Request // what else to ask for when the page comes up, or nil
	heading  string                   // the title; empty for the usual one
	picker   widget.Picker
	above    int // lines above picker in the last frame
	catalog  *items.Catalog
	path     []items.Item // the space, folders and list that were opened
	rows     []row
	stale    bool            // rows must be listed again
	recent   []items.Item    // shared last
	clicked  row             // the row of the last click
	wanted   []model.ItemRef // being looked up, to be picked when found
	typed    typedRef        // the id in the field, which is looked up automatically
	missing  []string        // what was not found, and why
	warning  string          // why the last action was not possible
}

func newItems(env *overlay.Env, picks *Picks, optional bool) *itemPicker {
	return &itemPicker{
		env: env, picks: picks, optional: optional, stale: true, catalog: items.NewCatalog(),
		picker: widget.NewPicker("a name, list, folder or id, or pasted links"),
	}
}

func (p *itemPicker) Name() string { return "share" }

func (p *itemPicker) Title() string {
	if p.heading != "" {
		return p.heading
	}
	if p.optional {
		return "What to share"
	}
	return "Share" + withTargets(p.env.State)
}

func (p *itemPicker) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Picker} }

func (p *itemPicker) Typing() bool { return true }

func (p *itemPicker) Flush() bool { return true }

func (p *itemPicker) Corner() string {
	if n := len(p.wanted); n > 0 {
		return fmt.Sprintf("looking up %d", n)
	}
	return ""
}

func (p *itemPicker) Scroll() widget.Scroll { return p.picker.Scroll() }

func (p *itemPicker) Enter() []overlay.Request {
	p.warning, p.recent, p.stale = "", p.env.State.RecentItems(mostRecent), true
	requests := []overlay.Request{overlay.Send{Intent: model.OpenPicker{}}}
	if p.onEnter != nil {
		requests = append(requests, p.onEnter()...)
	}
	return requests
}

// place returns what the picker shows the inside of; zero for the whole workspace.
func (p *itemPicker) place() items.Place {
	if len(p.path) == 0 {
		return items.Place{}
	}
	place, _ := items.PlaceOf(&p.path[len(p.path)-1])
	return place
}

// takeArrived adds the items that have arrived to the catalogue.
func (p *itemPicker) takeArrived() {
	if p.catalog.Take(p.env.State.Data().Items.Value) {
		p.stale = true
	}
}

// Follow takes in what has arrived, and lists the rows again if they are stale.
func (p *itemPicker) Follow() {
	p.takeArrived()
	p.pickLookedUp()
	if phase := p.env.State.Data().Found[p.typed.ref].Phase; phase != p.typed.phase {
		p.typed.phase, p.stale = phase, true
	}
	if p.stale {
		p.stale = false
		p.list()
	}
}

// pickLookedUp picks the wanted items that have been found.
func (p *itemPicker) pickLookedUp() {
	p.wanted = slices.DeleteFunc(p.wanted, func(ref model.ItemRef) bool {
		r := p.env.State.Data().Found[ref]
		switch r.Phase {
		case model.Loaded:
			p.picks.pick(r.Value)
			p.stale, p.warning = true, ""
			return true
		case model.LoadFailed:
			p.missing = append(p.missing, ref.String()+": "+model.Explain(r.Err).Words)
			p.warning = ""
			return true
		}
		return false
	})
}

func (p *itemPicker) under() (row, bool) {
	c := p.picker.Cursor(len(p.rows))
	if c < 0 {
		return row{}, false
	}
	return p.rows[c], true
}

func (p *itemPicker) Update(msg tea.Msg) []overlay.Request {
	p.warning, p.missing = "", nil
	if paste, ok := msg.(tea.PasteMsg); ok {
		if requests := p.pasted(paste.Content); requests != nil {
			return requests
		}
	}
	if key, ok := msg.(tea.KeyPressMsg); ok && key.Code == tea.KeyBackspace && p.picker.Query() == "" {
		p.unpick()
		return nil
	}
	if p.picker.Update(msg) {
		p.stale = true
		p.rows = p.rows[:0]
		p.picker.SetCursor(0)
		return p.lookUpTyped()
	}
	return nil
}

// unpick removes the last pick.
func (p *itemPicker) unpick() {
	if n := len(p.picks.Items); n > 0 {
		p.picks.Items = p.picks.Items[:n-1]
		p.stale = true
	}
}

// pasted picks what was pasted if that can't be a search: links, or several references. It
// returns nil if the text is to be searched for.
func (p *itemPicker) pasted(text string) []overlay.Request {
	parsed := items.ParseItems(text, p.env.State.Chosen)
	requests := []overlay.Request{}
	for _, it := range parsed {
		switch {
		case len(parsed) == 1 && !strings.Contains(text, "://") && !strings.Contains(text, ":"):
			return nil
		case it.Err != nil && !strings.Contains(it.Raw, "://"):
			return nil
		case it.Err != nil:
			p.missing = append(p.missing, it.Err.Error())
		default:
			requests = append(requests, p.want(it.Ref)...)
		}
	}
	return requests
}

// want picks an item: at once if it is known, otherwise once ClickUp has been asked about it.
func (p *itemPicker) want(ref model.ItemRef) []overlay.Request {
	p.takeArrived()
	p.stale = true
	if item, ok := p.catalog.Lookup(ref); ok {
		p.picks.pick(*item)
		return nil
	}
	if !slices.Contains(p.wanted, ref) {
		p.wanted = append(p.wanted, ref)
	}
	return []overlay.Request{overlay.Send{Intent: model.LookUpItem{Ref: ref}}}
}

func (p *itemPicker) Do(a keymap.Action) (overlay.Move, []overlay.Request) {
	p.Follow()
	p.warning = ""
	if by, moves := a.Steps(p.picker.Page(), len(p.rows)); moves {
		p.picker.Move(by, len(p.rows))
	}
	switch a {
	case keymap.Next:
		return p.next()
	case keymap.Pick:
		return overlay.Stay, p.pick()
	case keymap.Drill:
		return overlay.Stay, p.drill()
	case keymap.Leave:
		p.leave()
	case keymap.WhoHas:
		return overlay.Stay, p.whoHas()
	case keymap.Level:
		p.picks.Permission, p.picks.Chosen = model.NextPermission(p.picks.level()), true
	case keymap.PrevField:
		return overlay.Backward, nil
	case keymap.Back:
		return p.back(), nil
	}
	return overlay.Stay, nil
}

// next goes to the next page with what is picked or, if nothing is, with the row under the
// cursor.
func (p *itemPicker) next() (overlay.Move, []overlay.Request) {
	r, ok := p.under()
	switch {
	case len(p.wanted) > 0:
		p.warning = "still looking up what was pasted"
	case len(p.picks.Items) > 0:
		return overlay.Forward, nil
	case !ok:
		p.warning = "nothing is picked yet"
	case r.kind == rowSkip:
		return overlay.Forward, nil
	case r.isItem():
		p.picks.pick(*p.item(r))
		p.stale = true
		return overlay.Forward, nil
	default:
		return overlay.Stay, p.open(r)
	}
	return overlay.Stay, nil
}

// pick picks or unpicks the row under the cursor and moves one down.
func (p *itemPicker) pick() []overlay.Request {
	r, ok := p.under()
	if !ok {
		return nil
	}
	if !r.isItem() {
		return p.open(r)
	}
	p.picks.toggle(*p.item(r))
	p.stale = true
	p.picker.Move(1, len(p.rows))
	return nil
}

// open does what a row that is not an item offers.
func (p *itemPicker) open(r row) []overlay.Request {
	switch r.kind {
	case rowSpace:
		return p.drill()
	case rowLookUp:
		requests := p.want(r.ref)
		p.restart()
		return requests
	case rowAgain:
		p.stale = true
		return []overlay.Request{overlay.Send{Intent: model.OpenPicker{}}}
	case rowItem, rowRecent, rowTyped, rowSkip:
	}
	return nil
}

// drill shows what is inside the row under the cursor.
func (p *itemPicker) drill() []overlay.Request {
	r, ok := p.under()
	if !ok {
		return nil
	}
	var into items.Item
	switch r.kind {
	case rowSpace:
		into = p.catalog.Spaces()[r.n]
	case rowItem, rowRecent, rowTyped:
		into = *p.item(r)
	default:
		return nil
	}
	if _, ok := items.PlaceOf(&into); !ok {
		p.warning = "a task has nothing inside"
		return nil
	}
	p.enterPlace(into)
	if !into.IsSpace() {
		return nil
	}
	return []overlay.Request{overlay.Send{Intent: model.LookInside{Space: into}}}
}

func (p *itemPicker) enterPlace(place items.Item) {
	p.path = append(p.path, place)
	p.restart()
}

// leave goes back out of the current place and puts the cursor on it.
func (p *itemPicker) leave() {
	n := len(p.path)
	if n == 0 {
		return
	}
	from := p.path[n-1]
	p.path = p.path[:n-1]
	p.restart()
	p.Follow()
	for i, r := range p.rows {
		if r.kind == rowSpace && p.catalog.Spaces()[r.n] == from || r.kind == rowItem && p.catalog.At(r.n).Ref == from.Ref {
			p.picker.SetCursor(i)
		}
	}
}

// restart clears the field and moves to the first row.
func (p *itemPicker) restart() {
	p.picker.SetQuery("")
	p.picker.SetCursor(0)
	p.rows, p.stale = p.rows[:0], true
}

// back clears the field, then leaves the place, then the page.
func (p *itemPicker) back() overlay.Move {
	switch {
	case p.picker.Query() != "":
		p.restart()
	case len(p.path) > 0:
		p.leave()
	default:
		return overlay.Backward
	}
	return overlay.Stay
}
