package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/ui/widget"
)

// crashed records a bug. From now on only its message is shown.
func (m *Model) crashed(bug any) { m.crash = bugError(bug) }

// Crash returns the bug that ended the program, or nil.
func (m *Model) Crash() error {
	if m.crash == nil {
		return nil
	}
	return fmt.Errorf("a bug stopped cutui: %w", m.crash)
}

// crashKey ends the program at any key, since the state can't be trusted after a bug.
func (m *Model) crashKey(msg tea.Msg) tea.Cmd {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		m.w, m.h = size.Width, size.Height
	}
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return tea.Quit
	}
	return nil
}

func (m *Model) crashView() tea.View {
	text := "A bug stopped cutui: " + m.crash.Error() + "\nNothing more is sent; a run can be resumed at the next start. Press any key to quit."
	lines := " " + strings.Join(widget.Wrap(text, max(1, m.w-2)), "\n ")
	v := tea.NewView(widget.FitBlock(lines, m.w, m.h))
	v.AltScreen = true
	return v
}
