package overlay

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Guide leads through a change: a page for each step in one box, the last of
// which reviews the calls and shows the run.
type Guide struct {
	Env   *Env
	Pages []Page
	at    int
	w, h  int // of the last frame
}

// Move is where an action on a page leads to.
type Move int8

// The moves: to stay on the page, to go to the next or the one before, to close.
const (
	Stay Move = iota
	Forward
	Backward
	Leave
)

// Page is one step of a guide.
type Page interface {
	// Name is the step's word in the border, Title the box's title meanwhile.
	Name() string
	Title() string
	Scopes() []keymap.Scope
	Typing() bool
	// Enter is called when the page comes up.
	Enter() []Request
	Do(keymap.Action) (Move, []Request)
	Update(tea.Msg) []Request
	// Lines is how high the page of w cells would be with room for everything.
	Lines(w int) int
	// Render draws w×h cells; a Flush page draws its own air at the sides.
	Render(w, h int) string
	Flush() bool
	Hints() []widget.Hint
	// Corner is said at the right of the bottom border.
	Corner() string
	Scroll() widget.Scroll
}

// pointed is a page that says where the terminal's cursor belongs, in a text
// field or on the selected row, and clicked one that the mouse can use; both
// count from the page's first cell.
type pointed interface{ Cursor() (x, y int, field bool) }

type clicked interface {
	Click(y int) (acts bool) // puts the cursor there; acts: as if the row was picked
	Wheel(by int)
}

// opened is a clicked page in which a double click opens what the first click picked.
type opened interface{ OpenClicked() []Request }

// waking is a page that gets a message some time after another.
type waking interface{ Later() tea.Cmd }

// runPage is a page that may tell how the latest run stands.
type runPage interface{ ShowsRun() bool }

// ShowsRun reports whether the page that is up tells how the latest run stands.
func (g *Guide) ShowsRun() bool {
	p, ok := g.page().(runPage)
	return ok && p.ShowsRun()
}

// Follow lets the page that is up work in what has changed.
func (g *Guide) Follow() {
	if p, ok := g.page().(Follower); ok {
		p.Follow()
	}
}

// Opening is what the guide asks for when it is opened.
func (g *Guide) Opening() []Request { return g.page().Enter() }

func (g *Guide) page() Page { return g.Pages[g.at] }

// Shown is the page that is up.
func (g *Guide) Shown() any { return g.page() }

// Scopes are where its keys are looked up.
func (g *Guide) Scopes() []keymap.Scope { return g.page().Scopes() }

// Typing reports whether a text field has the focus.
func (g *Guide) Typing() bool { return g.page().Typing() }

// guideW is the width of a guide, leastH the lines of the smallest.
const guideW, leastH = 96, 9

// Size is what the page needs.
func (g *Guide) Size(w, h int) (int, int) { return GuideSize(w, h, g.page().Lines(BoxW(w, guideW))) }

// GuideSize is the box of a guide for content of a number of lines.
func GuideSize(w, h, lines int) (int, int) {
	const frame = 2
	return BoxW(w, guideW), min(h, max(leastH, lines+frame))
}

// Do takes an action.
func (g *Guide) Do(a keymap.Action) (tea.Cmd, []Request) {
	to, requests := g.page().Do(a)
	switch {
	case to == Forward && g.at < len(g.Pages)-1:
		g.at++
		requests = append(requests, g.page().Enter()...)
	case to == Backward && g.at > 0:
		g.at--
		requests = append(requests, g.page().Enter()...)
	case to == Backward, to == Leave:
		requests = append(requests, Close{})
	}
	return nil, requests
}

// Update takes keys that no binding took, pastes, and what the page asked for later.
func (g *Guide) Update(msg tea.Msg) (cmd tea.Cmd, requests []Request) {
	requests = g.page().Update(msg)
	if p, ok := g.page().(waking); ok {
		cmd = p.Later()
	}
	return cmd, requests
}

// Render draws exactly w×h cells.
func (g *Guide) Render(w, h int) string {
	g.w, g.h = w, h
	p, st := g.page(), g.Env.Styles
	f := g.frame(w)
	inner := f.Inner(widget.Rect{W: w, H: h})
	content := airy(p.Render, inner.W, inner.H)
	f.Scroll = p.Scroll()
	f.FooterLeft = KeysIn(st, g, w)
	f.FooterRight = p.Corner()
	return f.Render(st, content, w, h)
}

// Hints are those of the page that is up.
func (g *Guide) Hints() []widget.Hint { return g.page().Hints() }

// KeysIn are an overlay's keys as they stand in its bottom border, in a box of w cells.
func KeysIn(st *theme.Styles, o Overlay, w int) string {
	return widget.Hints(st, o.Hints(), widget.EdgeRoom(w))
}

// KeysBeside are the keys with a note at their right, which goes before them where there is
// no room for both.
func KeysBeside(st *theme.Styles, o Overlay, note string, w int) (left, right string) {
	const gap = 3
	left = KeysIn(st, o, w)
	if note != "" && widget.Width(left)+gap+widget.Width(note) > widget.EdgeRoom(w) {
		return note, ""
	}
	return left, note
}

// airy draws content with a line of air above it where there is room.
func airy(render func(w, h int) string, w, h int) string {
	if h < Roomy {
		return render(w, h)
	}
	return "\n" + render(w, h-1)
}

// Roomy is the lines from which a box can spare one.
const Roomy = 16

func (g *Guide) frame(w int) widget.Frame {
	p := g.page()
	f := widget.Frame{Title: p.Title(), Focused: true, Flush: p.Flush()}
	if last, ok := p.(interface{ Final() bool }); len(g.Pages) == 1 || ok && last.Final() {
		if under, ok := p.(interface{ Subtitle() string }); ok {
			f.TitleRight = under.Subtitle()
		}
		return f
	}
	f.TitleRight = g.steps()
	if widget.Width(f.Title)+widget.Width(f.TitleRight)+12 > w {
		f.TitleRight = strconv.Itoa(g.at+1) + "/" + strconv.Itoa(len(g.Pages))
	}
	return f
}

// steps names the pages, the one shown in the accent.
func (g *Guide) steps() string {
	st := g.Env.Styles
	var b strings.Builder
	for i, p := range g.Pages {
		if i > 0 {
			st.Ink(theme.Dim).Write(&b, " "+st.Glyphs.Dot+" ")
		}
		style := st.Ink(theme.Dim)
		if i == g.at {
			style = st.TitleFocused
		}
		style.Write(&b, strconv.Itoa(i+1)+" "+p.Name())
	}
	return b.String()
}

// Cursor is where the terminal's cursor belongs, in the box: in a text field, or
// on the selected row.
func (g *Guide) Cursor() (x, y int, field bool) {
	p, ok := g.page().(pointed)
	if !ok {
		return 0, 0, false
	}
	x, y, field = p.Cursor()
	at := g.origin()
	return x + at.X, y + at.Y, field
}

// Click takes a click at a cell of the box.
func (g *Guide) Click(_, y int) (tea.Cmd, []Request) {
	p, ok := g.page().(clicked)
	if !ok {
		return nil, nil
	}
	at := g.origin()
	if p.Click(y - at.Y) {
		return g.Do(keymap.Pick)
	}
	return nil, nil
}

// DoubleClick opens what the first click picked, where the page has such.
func (g *Guide) DoubleClick(x, y int) (tea.Cmd, []Request) {
	if p, ok := g.page().(opened); ok {
		return nil, p.OpenClicked()
	}
	return g.Click(x, y)
}

// origin is where the page's first cell is in the box last drawn.
func (g *Guide) origin() widget.Rect {
	at := widget.Frame{Flush: g.page().Flush()}.Inner(widget.Rect{W: g.w, H: g.h})
	if at.H >= Roomy {
		at.Y++
	}
	return at
}

// Wheel scrolls.
func (g *Guide) Wheel(by int) {
	if p, ok := g.page().(clicked); ok {
		p.Wheel(by)
	}
}

// Hint is an action of a scope as a hint; help replaces the table's word. How one gets back
// stays where there is no room for all.
func (e *Env) Hint(s keymap.Scope, a keymap.Action, help string) widget.Hint {
	b, ok := e.Keys.Find(a, s)
	if !ok {
		return widget.Hint{}
	}
	if help == "" {
		help = b.Short
	}
	return widget.Hint{Key: keymap.Label(b.Keys[0]), Help: help, Keep: a == keymap.Back}
}

// BackHint is the key that leads back, and what it does.
func (e *Env) BackHint(help string) widget.Hint { return e.Hint(keymap.Global, keymap.Back, help) }

// Hints leaves out the hints of actions that have no key.
func Hints(all ...widget.Hint) []widget.Hint {
	return slices.DeleteFunc(all, func(h widget.Hint) bool { return h.Key == "" })
}
