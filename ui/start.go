package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
)

// Preview draws the first screen for a terminal of w×h cells from what is on disk, before
// the program runs, and reports whether there is anything to show. Init then begins the rest
// of the start. Bind must be called before.
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

// atOnce carries out an effect, and the effects that follow from it, before it returns.
func (m *Model) atOnce(e model.Effect) {
	m.runner.Do(m.ctx, e, func(msg model.Msg) {
		for _, next := range m.state.Update(msg) {
			m.atOnce(next)
		}
	})
}

// boot starts loading, or continues what Preview started. The terminal may have been resized
// since then, so boot asks for its size.
func (m *Model) boot() tea.Cmd {
	if !m.started {
		return m.apply(model.Boot{})
	}
	pending := m.pending
	m.pending = nil
	wait := tea.Tick(firstFrame, func(time.Time) tea.Msg { return framed{} })
	return tea.Batch(m.runEffects(pending), m.move(), tea.RequestWindowSize, wait)
}

// firstFrame is how long Bubble Tea needs to draw its first frame. Reading the whole snapshot
// only then makes the frame 20 to 30 ms faster on two cores.
const firstFrame = 40 * time.Millisecond

// framed is sent when firstFrame is over.
type framed struct{}

// readDisk runs the effects that wait for the first frame.
func (m *Model) readDisk() tea.Cmd {
	effects := m.afterFrame
	m.afterFrame = nil
	return m.runEffects(effects)
}
