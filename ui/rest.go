package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/ui/widget"
)

// A key that is held down comes again sooner than this. The details of the people it passes
// would be half of what is sent for it, and nobody reads them: they are drawn once the
// cursor rests. A single key shows the next person's at once.
const restsAfter = 100 * time.Millisecond

// passing is whether the cursor is on its way, and the details that stay meanwhile.
type passing struct {
	who   model.UserID
	since time.Time // when the cursor came to who
	moves int
	on    bool

	kept string // the details as they were drawn last
	area widget.Rect
}

// rested tells that the cursor stayed where it was since a move.
type rested struct{ move int }

// noteCursor notes whom the cursor is at. While it is on its way it asks for a look whether
// it rests.
func (m *Model) noteCursor() tea.Cmd {
	p, now := &m.passing, m.now()
	var who model.UserID
	if person := m.state.Person(); person != nil {
		who = person.ID
	}
	since := now.Sub(p.since)
	switch {
	case m.focus != openPeople || m.stack.Top() != nil:
		p.on = false
	case who != p.who:
		p.moves++
		p.on = since > 0 && since < restsAfter
	case since >= restsAfter:
		p.on = false
	}
	if who == p.who {
		return nil
	}
	p.who, p.since = who, now
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
	if !p.on || p.area != area {
		p.kept, p.area = m.panes[details].Render(area.W, area.H, focused), area
	}
	return p.kept
}
