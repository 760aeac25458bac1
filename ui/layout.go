package ui

import (
	"cutui/ui/pane"
	"cutui/ui/widget"
)

// slot identifies a pane. Slots are in the order of the panes' keys and tabs.
type slot int

// The slots of the panes.
const (
	workspaces slot = iota
	openPeople
	details
	seats
	slots
)

// The sizes at which the layout changes, in cells.
const (
	leastW, leastH   = 60, 16  // below: only a line that says so
	mediumW, mediumH = 80, 24  // below: one pane, with tabs
	wideW, wideH     = 110, 30 // from here on all four panes
	columnsW         = 170     // from here on details are beside the people
	stripH           = 28      // from here on details are below the focused pane

	seatsH = 8 // six rows and the frame
)

// view is what the layout depends on besides the terminal's size.
type view struct {
	focus slot
	zoom  bool // the focused pane is shown alone
	rooms int  // the number of workspaces, whose pane is no higher than their rows
}

// layout has the area of every part. Panes that are not shown have an empty area. Together
// the areas cover the screen without overlap.
type layout struct {
	header, tabs, body, footer widget.Rect
	panes                      [slots]widget.Rect
	small                      bool // too small: only a line that says so
}

// arrange lays out a screen of w×h cells.
func arrange(w, h int, v view) layout {
	if w < leastW || h < leastH {
		return layout{small: true, body: widget.Rect{W: w, H: h}}
	}
	var l layout
	l.header, l.body = widget.Rect{W: w, H: h}.CutTop(1)
	l.footer, l.body = l.body.CutBottom(1)
	switch {
	case v.zoom:
		l.tabs, l.panes[v.focus] = l.body.CutTop(1)
	case w < mediumW || h < mediumH:
		l.one(v)
	case w >= columnsW && h >= wideH:
		l.columns(v)
	case w >= wideW && h >= wideH:
		l.all(v)
	default:
		l.some(v)
	}
	return l
}

// giveWay makes the footer a number of lines high, at the expense of the panes above it.
func (l *layout) giveWay(lines int) {
	if l.small || lines <= 1 {
		return
	}
	var given widget.Rect
	given, l.body = l.body.CutBottom(lines - 1)
	l.footer.Y, l.footer.H = given.Y, lines
	for s := range l.panes {
		if area := &l.panes[s]; !area.Empty() && area.Y+area.H > given.Y {
			area.H = given.Y - area.Y
		}
	}
}

// one shows the focused pane, and the details below it if there is room.
func (l *layout) one(v view) {
	var rest widget.Rect
	l.tabs, rest = l.body.CutTop(1)
	if v.focus != details && l.body.H+2 >= stripH {
		l.panes[details], rest = rest.CutBottom(detailsH(l.body.H))
	}
	l.panes[v.focus] = rest
}

// detailsH returns the height of the details below other panes.
func detailsH(h int) int { return clamp(h/4, 8, 16) }

// columns is for very wide screens: the details are at the right.
func (l *layout) columns(v view) {
	right, rest := l.body.CutRight(clamp(l.body.W*3/10, 52, 72))
	l.panes[details] = right
	l.side(rest, v)
}

// all shows the four panes, with the details below the others.
func (l *layout) all(v view) {
	bottom, top := l.body.CutBottom(detailsH(l.body.H))
	l.panes[details] = bottom
	l.side(top, v)
}

// some shows the people, and the focused pane beside or below them.
func (l *layout) some(v view) {
	area := l.body
	switch {
	case v.focus == details:
		l.panes[details], area = area.CutBottom(clamp(area.H/2, 9, 20))
	case l.body.H+2 >= stripH:
		l.panes[details], area = area.CutBottom(detailsH(area.H))
	}
	if l.body.W >= wideW && v.focus != details || v.focus == workspaces || v.focus == seats {
		l.side(area, v)
		return
	}
	l.panes[openPeople] = area
}

// side puts workspaces and seats to the left of the people. The seats get the lines that the
// workspaces leave.
func (l *layout) side(area widget.Rect, v view) {
	left, rest := area.CutLeft(clamp(area.W*2/7, 30, 44))
	l.panes[openPeople] = rest
	rows := clamp(2+max(1, v.rooms)*pane.WorkspaceLines, 6, left.H-seatsH)
	l.panes[workspaces], l.panes[seats] = left.CutTop(rows)
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
