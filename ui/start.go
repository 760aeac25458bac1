package ui

import (
	tea "charm.land/bubbletea/v2"

	"cutui/model"
)

// Start begins what Init begins otherwise, for a terminal of w×h cells: ClickUp is
// asked, and what the first screen shows of the last roster is taken in, so that View
// has it. Bind has to be called before. What reads more of the disk takes the processors
// away from Bubble Tea's first frame, and begins when it has been drawn.
func (m *Model) Start(w, h int) {
	m.begun = true
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.state.Update(model.Ticked{Now: m.now()})
	var glimpse []model.Effect
	for _, e := range m.state.Update(model.Boot{}) {
		switch e.(type) {
		case model.FetchMe, model.FetchRosters:
			m.begin(e)
		case model.Glimpse:
			glimpse = append(glimpse, e)
		default:
			m.later = append(m.later, e)
		}
	}
	for _, e := range glimpse {
		m.atOnce(e)
	}
}

// begin carries out an effect off the loop, whose program does not run yet. What comes
// of it waits until it does.
func (m *Model) begin(e model.Effect) {
	cmd := m.carryOut(e)
	go func() {
		if answer := cmd(); answer != nil {
			m.send(answer)
		}
	}()
}

// atOnce carries out an effect, and those that come of it, before it returns.
func (m *Model) atOnce(e model.Effect) {
	m.runner.Do(m.ctx, e, func(msg model.Msg) {
		for _, next := range m.state.Update(msg) {
			m.atOnce(next)
		}
	})
}

// framed says that Bubble Tea has drawn its first frame.
type framed struct{}

// boot is the rest of what a start begins: all of it, where Start began nothing. The
// terminal may have got another size since Start, before anybody listened for that.
func (m *Model) boot() tea.Cmd {
	if !m.begun {
		return m.intend(model.Boot{})
	}
	return tea.Batch(m.move(), tea.RequestWindowSize)
}

// rest begins what waited for the first frame.
func (m *Model) rest() tea.Cmd {
	effects := m.later
	m.later = nil
	return m.perform(effects)
}
