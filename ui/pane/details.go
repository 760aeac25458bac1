package pane

import (
	"errors"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Details tells all that is known of the person under the cursor. With what is
// shared loaded, a cursor of its own goes through the items.
type Details struct {
	state  *model.State
	st     *theme.Styles
	keys   keymap.Map
	of     string // the person that offset and item belong to
	offset int
	item   int // the shared item under the cursor
	head   int // lines before the items in the last frame
	items  int
	lines  int
	shown  int

	client   clientFacts   // the domain under the cursor
	clientOf model.Version // what it was made from
}

// NewDetails returns the pane over a state.
func NewDetails(s *model.State, st *theme.Styles, keys keymap.Map) *Details {
	return &Details{state: s, st: st, keys: keys}
}

// Scope is where the pane's keys are looked up.
func (p *Details) Scope() keymap.Scope { return keymap.Details }

// Title is the pane's name.
func (p *Details) Title() string { return "Details" }

// Do turns an action into intents; moving goes through the items, or scrolls.
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

// Offers is what enter does with the person, and that it does nothing where all is known.
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

// load asks for what enter shows: of a guest where ClickUp does not tell what is shared with
// them, who is on which list; or it stops that read.
func (p *Details) load() []model.Msg {
	out := loadShares(p.state)
	if who := p.state.Person(); who != nil && who.Guest() && !p.state.TellsShares() {
		out = append(out, model.ReadLists{Within: model.SharesWithin})
	}
	return out
}

// move goes through the items; above the first it scrolls to the facts.
func (p *Details) move(by int) {
	if p.items == 0 || by < 0 && p.item == 0 {
		p.scroll(by)
		return
	}
	p.item = max(0, min(p.item+by, p.items-1))
	p.offset = widget.ScrollTo(p.offset, p.head+p.item, p.shown, p.lines)
}

func (p *Details) scroll(by int) { p.offset = max(0, min(p.offset+by, p.lines-p.shown)) }

// SharedItem is the number of the item under the cursor among those shared with
// the person; ok is false where nothing is known to be shared.
func (p *Details) SharedItem() (number int, ok bool) {
	who := p.state.Person()
	if who == nil {
		return 0, false
	}
	items, _, _ := p.state.SharedWith(who.ID)
	return min(p.item, len(items)-1), len(items) > 0
}

// Click puts the cursor on an item; twice is enter.
func (p *Details) Click(_, y int, twice bool) []model.Msg {
	if i := p.offset + y - 1 - p.head; y > 0 && i >= 0 && i < p.items {
		p.item = i
	}
	if twice {
		return p.load()
	}
	return nil
}

// Wheel scrolls.
func (p *Details) Wheel(by int) []model.Msg {
	p.scroll(by)
	return nil
}

// Follow begins at the top when somebody else is under the cursor.
func (p *Details) Follow() {
	p.followClient()
	id := ""
	if who := p.state.Person(); who != nil {
		id = who.ID.String()
	}
	if p.of != id {
		p.of, p.offset, p.item = id, 0, 0
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
	if moved && p.item > 0 { // more is known above: the item under the cursor stays in sight
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

// twoColumns is the width from which facts and findings stand side by side.
const twoColumns = 104

// columnsGap is the blanks between the two.
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
	const roomy = 20 // lines: a strip has none for the history
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

// share adds what the guest can see, as far as somebody asked.
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
		say(model.ErrGuestGone.Error()+p.keys.Spell(" – {refresh} loads the people again", keymap.Details), theme.Warning)
	case r.Phase == model.LoadFailed:
		say("not loaded: "+model.Explain(r.Err).Words+p.keys.Spell(" – {open} tries again", keymap.Details), theme.Warning)
	default:
		say("nothing", theme.Text)
	}
}
