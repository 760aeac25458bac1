package ui

import "cutui/ui/widget"

// slot is a pane's place in the program: the order of their keys and tabs.
type slot int

// The panes' slots.
const (
	workspaces slot = iota
	openPeople
	details
	seats
	slots
)

// The sizes at which the layout changes, in cells.
const (
	leastW, leastH   = 60, 16 // below: only a line that says so
	mediumW, mediumH = 80, 24 // below: one pane with tabs
	wideW, wideH     = 110, 30
	columnsW         = 170 // from here on details stand beside the people

	seatsH = 8 // six rows and the frame
)

// layout says where everything stands. Panes that are not shown have no area;
// all areas together cover the screen exactly, without overlap.
type layout struct {
	header, tabs, body, footer widget.Rect
	panes                      [slots]widget.Rect
	small                      bool // too small: nothing is shown but a line
}

// arrange is the one place that knows how big things are.
func arrange(w, h int, focus slot) layout {
	if w < leastW || h < leastH {
		return layout{small: true, body: widget.Rect{W: w, H: h}}
	}
	var l layout
	l.header, l.body = widget.Rect{W: w, H: h}.CutTop(1)
	l.footer, l.body = l.body.CutBottom(1)
	switch {
	case w < mediumW || h < mediumH:
		l.tabs, l.panes[focus] = l.body.CutTop(1)
	case w >= columnsW && h >= wideH:
		l.columns()
	case w >= wideW && h >= wideH:
		l.all()
	default:
		l.some(focus)
	}
	return l
}

// columns is for very wide screens: details stand at the right.
func (l *layout) columns() {
	right, rest := l.body.CutRight(clamp(l.body.W*3/10, 52, 72))
	l.panes[details] = right
	l.side(rest)
}

// all shows the four panes, details below the others.
func (l *layout) all() {
	bottom, top := l.body.CutBottom(clamp(l.body.H/4, 8, 16))
	l.panes[details] = bottom
	l.side(top)
}

// some shows the people, and beside or below them the pane that has the focus.
func (l *layout) some(focus slot) {
	area := l.body
	if focus == details {
		l.panes[details], area = area.CutBottom(clamp(area.H/2, 9, 20))
	}
	if l.body.W >= wideW && focus != details || focus == workspaces || focus == seats {
		l.side(area)
		return
	}
	l.panes[openPeople] = area
}

// side puts workspaces and seats to the left of the people.
func (l *layout) side(area widget.Rect) {
	left, rest := area.CutLeft(clamp(area.W*2/9, 30, 40))
	l.panes[openPeople] = rest
	l.panes[seats], l.panes[workspaces] = left.CutBottom(seatsH)
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
