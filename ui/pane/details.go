package pane

import (
	"errors"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Details shows all that is known about the person or domain under the cursor. It has a
// cursor of its own for the items shared with a guest.
type Details struct {
	state  *model.State
	st     *theme.Styles
	keys   keymap.Map
	person string // the id of the person that offset and item belong to
	offset int
	item   int // the shared item under the cursor
	head   int // lines before the items in the last frame
	items  int // items in the last frame
	lines  int // lines of the content in the last frame
	shown  int // lines that the last frame had room for

	client        clientFacts   // of the domain under the cursor
	clientVersion model.Version // the state's version that client was computed from
}

// NewDetails returns the pane.
func NewDetails(s *model.State, st *theme.Styles, keys keymap.Map) *Details {
	return &Details{state: s, st: st, keys: keys}
}

// Scope returns the scope of the pane's keys.
func (p *Details) Scope() keymap.Scope { return keymap.Details }

// Title returns the pane's name.
func (p *Details) Title() string { return "Details" }

// Do turns an action into intents. Moving goes through the items, or scrolls.
func (p *Details) Do(a keymap.Action) []model.Msg {
	if by, moves := a.Steps(max(1, p.shown/2), p.lines); moves {
		p.move(by)
	}
	switch a {
	case keymap.Open:
		return p.load()
	case keymap.Copy:
		return copyAddress(p.state)
	case keymap.PauseReads:
		return one(model.PauseReading{})
	}
	return nil
}

// Offers returns the word for what enter does with the person, and reports whether it does
// anything.
func (p *Details) Offers(a keymap.Action) (word string, ok bool) {
	if a != keymap.Open {
		return "", true
	}
	who := p.state.Person()
	switch {
	case who == nil:
		return "", false
	case who.Guest() && !p.state.TellsShares():
		if p.state.SeenByList(who.ID).Live {
			return "stop reading", true
		}
		return "read the lists", true
	case who.Guest():
		_, r, asked := p.state.SharedWith(who.ID)
		if !asked || r.Phase == model.LoadFailed {
			return "", true
		}
	}
	return "load what they hold", !p.state.ImpactOf(who.ID).Known
}

// load returns the intents that read what the person holds and sees. Where ClickUp doesn't
// say what is shared with a guest, they read who is on which list, or stop that read.
func (p *Details) load() []model.Msg {
	out := loadShares(p.state)
	if who := p.state.Person(); who != nil && who.Guest() && !p.state.TellsShares() {
		out = append(out, model.ReadLists{Within: model.SharesWithin})
	}
	return out
}

// move moves the cursor through the items; above the first it scrolls.
func (p *Details) move(by int) {
	if p.items == 0 || by < 0 && p.item == 0 {
		p.scroll(by)
		return
	}
	p.item = max(0, min(p.item+by, p.items-1))
	p.offset = widget.ScrollTo(p.offset, p.head+p.item, p.shown, p.lines)
}

func (p *Details) scroll(by int) { p.offset = max(0, min(p.offset+by, p.lines-p.shown)) }

// SharedItem returns the index of the item under the cursor among those shared with the
// person. ok is false if nothing is known to be shared.
func (p *Details) SharedItem() (number int, ok bool) {
	who := p.state.Person()
	if who == nil {
		return 0, false
	}
	items, _, _ := p.state.SharedWith(who.ID)
	return min(p.item, len(items)-1), len(items) > 0
}

// Click puts the cursor on an item; a double click is enter.
func (p *Details) Click(_, y int, twice bool) []model.Msg {
	if i := p.offset + y - 1 - p.head; y > 0 && i >= 0 && i < p.items {
		p.item = i
	}
	if twice {
		return p.load()
	}
	return nil
}

// Wheel scrolls by a number of lines.
func (p *Details) Wheel(by int) []model.Msg {
	p.scroll(by)
	return nil
}

// Follow updates the facts of a domain, and scrolls to the top when the person changes.
func (p *Details) Follow() {
	p.followClient()
	id := ""
	if who := p.state.Person(); who != nil {
		id = who.ID.String()
	}
	if p.person != id {
		p.person, p.offset, p.item = id, 0, 0
	}
}

// Render draws exactly w×h cells.
func (p *Details) Render(w, h int, focused bool) string {
	who, ok := p.state.PersonDetail()
	f := widget.Frame{Title: p.Title(), Focused: focused}
	switch {
	case ok:
		f.Title = who.Name
	case p.client.domain != "":
		f.Title = p.client.domain
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	t := p.content(who, ok, inner, focused)
	moved := p.head != len(t.right)
	p.head, p.items, p.lines, p.shown = len(t.right), len(t.items), t.len(), inner.H
	p.item = max(0, min(p.item, p.items-1))
	if moved && p.item > 0 { // new facts above the items: keep the cursor in view
		p.offset = widget.ScrollTo(p.offset, p.head+p.item, p.shown, p.lines)
	}
	p.scroll(0)
	f.Scroll = widget.Scroll{Offset: p.offset, Visible: p.shown, Total: p.lines}
	if below := p.lines - p.shown - p.offset; below > 0 {
		f.FooterRight = text.Plural(below, "more line")
	}
	l := f.Lines(p.st, w, h)
	for i := p.offset; i < min(p.lines, p.offset+p.shown); i++ {
		t.write(l, i)
	}
	return l.String()
}

// twoColumns is the width from which facts and findings are side by side.
const twoColumns = 104

// columnsGap is the number of blanks between the two columns.
const columnsGap = 3

func (p *Details) content(who model.PersonDetail, ok bool, area widget.Rect, focused bool) content {
	w := area.W
	t := content{w: w, cursor: -1, sign: p.st.Glyphs.Cursor, focused: focused}
	switch {
	case !ok:
		p.domain(&t)
		return t
	case w < twoColumns:
		t.right = p.facts(who, w)
	default:
		t.leftW = w/2 - 2
		t.left = p.facts(who, t.leftW)
		t.w = w - t.leftW - columnsGap
	}
	byList := who.Guest && !p.state.TellsShares() && !p.state.SharesKnown(p.state.Person().ID)
	if byList {
		p.shareByList(&t)
	}
	t.right = append(t.right, p.findings(who, t.w)...)
	const roomy = 20 // lines from which there is room for the history
	switch {
	case area.H < roomy:
	case t.leftW > 0:
		t.left = append(t.left, p.history(t.leftW)...)
	default:
		t.right = append(t.right, p.history(t.w)...)
	}
	if who.Guest && !byList {
		p.share(&t)
	}
	return t
}

// share adds what is shared with the guest, or why that is not known.
func (p *Details) share(t *content) {
	items, r, asked := p.state.SharedWith(p.state.Person().ID)
	say := func(text string, ink theme.Ink) {
		t.right = fact(t.right, "Shared", text, ink, t.w)
	}
	switch {
	case len(items) > 0:
		t.items, t.cursor = items, p.item
		for i := range items {
			t.may = max(t.may, widget.Width(items[i].Permission))
		}
	case !asked && !p.state.ReadsAtRest():
		say(p.keys.Spell("press {open} to load what is shared", keymap.Details), theme.Dim)
	case !asked, r.Phase == model.Loading && !r.Has():
		say("loading"+p.st.Glyphs.Ellipsis, theme.Dim)
	case errors.Is(r.Err, model.ErrGuestGone):
		say(model.ErrGuestGone.Error()+p.keys.Spell(" – {refresh} reloads the people", keymap.Details), theme.Warning)
	case r.Phase == model.LoadFailed:
		say("not loaded: "+model.Explain(r.Err).Words+p.keys.Spell(" – {open} tries again", keymap.Details), theme.Warning)
	default:
		say("nothing", theme.Text)
	}
}
