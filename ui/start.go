package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
)

// Preview takes in what the disk has of the first screen, for a terminal of w×h cells,
// before the program runs. It reports whether there is something to show; Init begins
// the rest of the start. Bind has to be called before.
func (m *Model) Preview(w, h int) bool {
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.state.Update(model.Ticked{Now: m.now()})
	m.started = true
	for _, e := range m.state.Update(model.Boot{}) {
		switch e.(type) {
		case model.LoadPreview:
			m.atOnce(e)
		case model.LoadSnapshot:
			m.afterFrame = append(m.afterFrame, e)
		default:
			m.pending = append(m.pending, e)
		}
	}
	m.draw()
	return m.state.Roster() != nil
}

// atOnce carries out an effect, and those that come of it, before it returns.
func (m *Model) atOnce(e model.Effect) {
	m.runner.Do(m.ctx, e, func(msg model.Msg) {
		for _, next := range m.state.Update(msg) {
			m.atOnce(next)
		}
	})
}

// boot asks for the first roster, or for what Preview has left of that. The terminal may
// have got another size since, before anybody listened for it.
func (m *Model) boot() tea.Cmd {
	if !m.started {
		return m.apply(model.Boot{})
	}
	pending := m.pending
	m.pending = nil
	wait := tea.Tick(firstFrame, func(time.Time) tea.Msg { return framed{} })
	return tea.Batch(m.runEffects(pending), m.move(), tea.RequestWindowSize, wait)
}

// firstFrame is how long the loop takes to draw its first frame. Reading the whole of the
// last roster meanwhile would take the processor from it: 20 to 30 ms on two cores.
const firstFrame = 40 * time.Millisecond

// framed says that firstFrame is over.
type framed struct{}

// readDisk begins what waited for the first frame.
func (m *Model) readDisk() tea.Cmd {
	effects := m.afterFrame
	m.afterFrame = nil
	return m.runEffects(effects)
}
