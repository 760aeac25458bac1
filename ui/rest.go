package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/ui/widget"
)

// A key that is held down comes again sooner than this. The details of the people it passes
// would be half of what is sent for it, and those of domains take milliseconds in a large
// roster. Nobody reads them: they are drawn once the cursor rests. A single key shows the
// next person's at once.
const restsAfter = 100 * time.Millisecond

// passing is whether the cursor is on its way, and the details that stay meanwhile.
type passing struct {
	at    place
	since time.Time // when the cursor came there
	moves int
	on    bool

	kept string // the details as they were drawn last
	area widget.Rect
}

// place is what the cursor of the people is at: somebody, or a domain.
type place struct {
	who    model.UserID
	domain string
}

// keeps reports whether the details stay as they are in an area.
func (p *passing) keeps(area widget.Rect) bool { return p.on && p.area == area }

// look is the person in the details, and whether what they see is loaded once the cursor rests.
type look struct {
	who   model.UserID
	loads bool
}

// lookAt tells the model when the details show somebody else.
func (m *Model) lookAt() tea.Cmd {
	at := look{loads: m.state.ReadsAtRest()}
	if who := m.state.Person(); who != nil && !m.lay.panes[details].Empty() {
		at.who = who.ID
	}
	if at == m.looked {
		return nil
	}
	m.looked = at
	return m.apply(model.LookAt{})
}

// rested tells that the cursor stayed where it was since a move.
type rested struct{ move int }

// noteCursor notes where the cursor is. While it is on its way it asks for a look whether
// it rests.
func (m *Model) noteCursor() tea.Cmd {
	p, now := &m.passing, m.now()
	var at place
	if who := m.state.Person(); who != nil {
		at.who = who.ID
	} else if d, ok := m.state.Browse().Domain(); ok {
		at.domain = d.Domain
	}
	since := now.Sub(p.since)
	switch {
	case m.focus != openPeople || m.stack.Top() != nil:
		p.on = false
	case at != p.at:
		p.moves++
		p.on = since > 0 && since < restsAfter
	case since >= restsAfter:
		p.on = false
	}
	if at == p.at {
		return nil
	}
	p.at, p.since = at, now
	if !p.on {
		return nil
	}
	move := rested{p.moves}
	return tea.Tick(restsAfter, func(time.Time) tea.Msg { return move })
}

// rest ends the move that nobody followed up.
func (m *Model) rest(msg rested) {
	if msg.move == m.passing.moves {
		m.passing.on = false
	}
}

// detailsOf draws the details, or those that stay while the cursor is on its way.
func (m *Model) detailsOf(area widget.Rect, focused bool) string {
	p := &m.passing
	if !p.keeps(area) {
		p.kept, p.area = m.panes[details].Render(area.W, area.H, focused), area
	}
	return p.kept
}
