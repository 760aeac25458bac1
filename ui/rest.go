package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/ui/widget"
)

// restsAfter is how long the cursor must stay on a row to count as resting. A key that is
// held down repeats faster. The details of the rows that it passes would be half of the bytes
// sent, and those of domains take milliseconds in a large roster, so they are drawn only once
// the cursor rests. A single key press shows the next row's details at once.
const restsAfter = 100 * time.Millisecond

// passing tracks whether the cursor is moving, and the details that stay meanwhile.
type passing struct {
	at    place
	since time.Time // when the cursor came there
	moves int
	on    bool // the cursor is moving

	kept string // the details as last drawn
	area widget.Rect
}

// place is where the cursor of the people pane is: on a person or a domain.
type place struct {
	who    model.UserID
	domain string
}

// keeps reports whether the details in an area are kept as last drawn.
func (p *passing) keeps(area widget.Rect) bool { return p.on && p.area == area }

// look is the person in the details, and whether a resting cursor loads what they see.
type look struct {
	who   model.UserID
	loads bool
}

// lookAt tells the model that the details show another person.
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

// rested is sent restsAfter a move of the cursor.
type rested struct{ move int }

// noteCursor notes where the cursor is. If it is moving, it schedules a check whether it
// rests.
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

// rest ends the moving of the cursor if it has not moved again.
func (m *Model) rest(msg rested) {
	if msg.move == m.passing.moves {
		m.passing.on = false
	}
}

// detailsOf draws the details, or returns the last ones while the cursor is moving.
func (m *Model) detailsOf(area widget.Rect, focused bool) string {
	p := &m.passing
	if !p.keeps(area) {
		p.kept, p.area = m.panes[details].Render(area.W, area.H, focused), area
	}
	return p.kept
}
