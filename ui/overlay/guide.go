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

// Guide is a box that leads through a change page by page. The last page reviews the calls
// and then shows the run.
type Guide struct {
	Env   *Env
	Pages []Page
	at    int
	w, h  int // size of the last frame
}

// Move says which page comes after an action.
type Move int8

// The moves: stay on the page, go to the next or the previous one, close the guide.
const (
	Stay Move = iota
	Forward
	Backward
	Leave
)

// Page is one step of a guide.
type Page interface {
	// Name returns the page's name in the list of steps.
	Name() string
	// Title returns the title of the box while the page is shown.
	Title() string
	Scopes() []keymap.Scope
	Typing() bool
	// Enter is called whenever the page comes up.
	Enter() []Request
	Do(keymap.Action) (Move, []Request)
	Update(tea.Msg) []Request
	// Lines returns how high the page would be, at a width of w cells, to show everything.
	Lines(w int) int
	// Render draws w×h cells.
	Render(w, h int) string
	// Flush reports whether the page draws its own margins.
	Flush() bool
	Hints() []widget.Hint
	// Corner returns the text at the right of the bottom border.
	Corner() string
	Scroll() widget.Scroll
}

// Coordinates in the interfaces below count from the page's first cell.
type (
	// cursorPage is a page with a cursor: in a text field, or on the selected row.
	cursorPage interface{ Cursor() (x, y int, field bool) }

	// clickPage is a page that reacts to the mouse.
	clickPage interface {
		Click(y int) (picks bool) // moves the cursor; picks means that the row is picked, too
		Wheel(by int)
	}

	// doubleClickPage is a clickPage in which a double click opens the row clicked first.
	doubleClickPage interface{ OpenClicked() []Request }

	// delayPage is a page that may want a message some time after another.
	delayPage interface{ Later() tea.Cmd }

	// runPage is a page that may show the latest run.
	runPage interface{ ShowsRun() bool }
)

// ShowsRun reports whether the current page shows the latest run.
func (g *Guide) ShowsRun() bool {
	p, ok := g.page().(runPage)
	return ok && p.ShowsRun()
}

// Follow calls Follow on the current page if it has it.
func (g *Guide) Follow() {
	if p, ok := g.page().(Follower); ok {
		p.Follow()
	}
}

// Opening returns what the guide asks for when it is opened.
func (g *Guide) Opening() []Request { return g.page().Enter() }

func (g *Guide) page() Page { return g.Pages[g.at] }

// Shown returns the current page.
func (g *Guide) Shown() any { return g.page() }

// Scopes returns the scopes its keys are looked up in.
func (g *Guide) Scopes() []keymap.Scope { return g.page().Scopes() }

// Typing reports whether a text field has the focus.
func (g *Guide) Typing() bool { return g.page().Typing() }

// guideW is the width of a guide, leastH its minimum height.
const guideW, leastH = 96, 9

// Size returns the size that the current page needs.
func (g *Guide) Size(w, h int) (int, int) { return GuideSize(w, h, g.page().Lines(BoxW(w, guideW))) }

// GuideSize returns the size of a guide whose content has lines lines.
func GuideSize(w, h, lines int) (int, int) {
	const frame = 2
	return BoxW(w, guideW), min(h, max(leastH, lines+frame))
}

// Do passes an action to the current page, and changes the page or closes.
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

// Update passes any other message to the current page.
func (g *Guide) Update(msg tea.Msg) (cmd tea.Cmd, requests []Request) {
	requests = g.page().Update(msg)
	if p, ok := g.page().(delayPage); ok {
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

// Hints returns those of the current page.
func (g *Guide) Hints() []widget.Hint { return g.page().Hints() }

// KeysIn returns an overlay's keys as shown in the bottom border of a box of w cells.
func KeysIn(st *theme.Styles, o Overlay, w int) string {
	return widget.Hints(st, o.Hints(), widget.EdgeRoom(w))
}

// KeysBeside returns the keys and a note for the bottom border. Where only one of them fits,
// it is the note.
func KeysBeside(st *theme.Styles, o Overlay, note string, w int) (left, right string) {
	const gap = 3
	left = KeysIn(st, o, w)
	if note != "" && widget.Width(left)+gap+widget.Width(note) > widget.EdgeRoom(w) {
		return note, ""
	}
	return left, note
}

// airy draws content below a blank line if there is room for one.
func airy(render func(w, h int) string, w, h int) string {
	if h < Roomy {
		return render(w, h)
	}
	return "\n" + render(w, h-1)
}

// Roomy is the height from which a box has room for a blank line.
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

// steps lists the names of the pages and highlights the current one.
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

// Cursor returns the position of the cursor in the box; field reports whether it is in a
// text field rather than on a row.
func (g *Guide) Cursor() (x, y int, field bool) {
	p, ok := g.page().(cursorPage)
	if !ok {
		return 0, 0, false
	}
	x, y, field = p.Cursor()
	at := g.origin()
	return x + at.X, y + at.Y, field
}

// Click handles a click in the box.
func (g *Guide) Click(_, y int) (tea.Cmd, []Request) {
	p, ok := g.page().(clickPage)
	if !ok {
		return nil, nil
	}
	at := g.origin()
	if p.Click(y - at.Y) {
		return g.Do(keymap.Pick)
	}
	return nil, nil
}

// DoubleClick opens what the first click picked, if the page supports that.
func (g *Guide) DoubleClick(x, y int) (tea.Cmd, []Request) {
	if p, ok := g.page().(doubleClickPage); ok {
		return nil, p.OpenClicked()
	}
	return g.Click(x, y)
}

// origin returns where the page starts in the last frame.
func (g *Guide) origin() widget.Rect {
	at := widget.Frame{Flush: g.page().Flush()}.Inner(widget.Rect{W: g.w, H: g.h})
	if at.H >= Roomy {
		at.Y++
	}
	return at
}

// Wheel scrolls.
func (g *Guide) Wheel(by int) {
	if p, ok := g.page().(clickPage); ok {
		p.Wheel(by)
	}
}

// Hint returns the hint for an action; help replaces the keymap's own word unless empty. The
// hint for Back is kept where there is no room for all.
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

// BackHint returns the hint for the key that goes back; help says what it does.
func (e *Env) BackHint(help string) widget.Hint { return e.Hint(keymap.Global, keymap.Back, help) }

// Hints returns the hints that have a key.
func Hints(all ...widget.Hint) []widget.Hint {
	return slices.DeleteFunc(all, func(h widget.Hint) bool { return h.Key == "" })
}
