package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/model/change"
)

const (
	ageEvery     = 10 * time.Second       // how often ages are redrawn
	waitingEvery = time.Second            // and the countdown of the rate limit
	spinEvery    = 120 * time.Millisecond // and the spinner
)

type (
	ticked struct{}
	spun   struct{}
)

// motion is the state of the spinner.
type motion struct {
	step int
	on   bool
}

// clock schedules the next tick. Nothing else wakes an idle program.
func (m *Model) clock() tea.Cmd {
	every := ageEvery
	if m.waiting() {
		every = waitingEvery
	}
	return tea.Tick(every, func(time.Time) tea.Msg { return ticked{} })
}

func (m *Model) tick() tea.Cmd {
	effects := m.state.Update(model.Ticked{Now: m.now()})
	return m.runEffects(append(effects, m.state.Update(model.RefreshOld{})...))
}

func (m *Model) waiting() bool { return m.state.Rate.WaitingUntil.After(m.now()) }

// move starts the spinner when something loads.
func (m *Model) move() tea.Cmd {
	if m.motion.on || m.opts.ReducedMotion || !m.busy() {
		return nil
	}
	m.motion.on = true
	return m.spinLater()
}

func (m *Model) spin() tea.Cmd {
	m.motion.step++
	m.motion.on = m.busy()
	if !m.motion.on {
		return nil
	}
	return m.spinLater()
}

func (m *Model) spinLater() tea.Cmd {
	return tea.Tick(spinEvery, func(time.Time) tea.Msg { return spun{} })
}

func (m *Model) busy() bool {
	return m.state.Loading() || m.state.Run != nil && m.state.Run.Phase == change.PhaseActive
}

func (m *Model) running() bool { return m.state.Run != nil && m.state.Run.Live() }
