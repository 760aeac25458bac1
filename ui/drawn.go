package ui

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/pane"
	"cutui/ui/widget"
)

// drawn keeps what was drawn and has not changed: most keys only move the cursor.
type drawn struct {
	view    tea.View
	changed uint64 // counts what may change more than the people and details
	sides   [slots]side
	hints   hints
	footer  [slots][]keymap.Binding // by the pane with the focus
}

// hints is the footer, with all that it depends on.
type hints struct {
	text    string
	changed uint64
	focus   slot
	w       int
	marks   int
	left    bool
	person  string // under the cursor, where nobody is marked
}

type side struct {
	text    string
	area    widget.Rect
	focused bool
	changed uint64
}

// side draws a pane that the cursor among the people does not concern.
func (d *drawn) side(s slot, p pane.Pane, area widget.Rect, focused bool) string {
	last := &d.sides[s]
	if last.text == "" || last.area != area || last.focused != focused || last.changed != d.changed {
		*last = side{p.Render(area.W, area.H, focused), area, focused, d.changed}
	}
	return last.text
}

// note remembers what a message to the model may have changed.
func (d *drawn) note(msg model.Msg) {
	switch msg.(type) {
	case model.MoveCursor, model.PutCursor, model.ToggleMark:
	default:
		d.changed++
	}
}

// shows reports messages that may change what is drawn. There are many that don't, in
// which Bubble Tea tells what it finds out about the terminal.
func (m *Model) shows(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case event, tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg, ticked, spun, faded:
		return true
	case tea.WindowSizeMsg:
		return msg.Width != m.w || msg.Height != m.h
	case tea.BackgroundColorMsg:
		return msg.IsDark() != m.st.Dark
	}
	return m.stack.Top() != nil
}
