package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/clean"
	"cutui/keymap"
	"cutui/model/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// View returns the screen as drawn after the last message. It changes nothing.
func (m *Model) View() tea.View {
	if m.crash != nil {
		return m.crashView()
	}
	return m.drawn
}

// screen draws the program.
func (m *Model) screen() tea.View {
	v := tea.NewView(m.frame())
	v.AltScreen = true
	v.WindowTitle = m.title()
	v.Cursor = m.cursor()
	v.ProgressBar = m.progress()
	v.KeyboardEnhancements.ReportAlternateKeys = true // for layouts without Latin letters
	if m.opts.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// progress returns the progress of a run, which some terminals show in a bar or tab of their
// own, or nil if no run is under way.
func (m *Model) progress() *tea.ProgressBar {
	r := m.state.Run
	if r == nil || !r.Live() || len(r.Plan.Steps) == 0 {
		return nil
	}
	t := r.Tally()
	state := tea.ProgressBarDefault
	switch {
	case r.Phase == change.PhasePaused:
		state = tea.ProgressBarWarning
	case t.Failed+t.Unknown > 0:
		state = tea.ProgressBarError
	}
	return tea.NewProgressBar(state, 100*(t.Total()-t.Planned-t.Running)/t.Total())
}

func (m *Model) title() string {
	if r := m.state.Roster(); r != nil && r.Name != "" {
		return clean.Clip(clean.Line("cutui – "+r.Name), 80)
	}
	return "cutui"
}

// frame draws the screen, exactly as large as the terminal.
func (m *Model) frame() string {
	if m.lay.small {
		return m.tooSmall()
	}
	header, footer := m.header(m.w), m.bottom(m.w)
	if m.stack.Top() == nil {
		return widget.Compose(append(m.pieces(), widget.Piece{Area: m.lay.header, Text: header}, widget.Piece{Area: m.lay.footer, Text: footer})...)
	}
	body := widget.Compose(m.pieces()...) // on its own, as the backdrop of the overlays
	for _, o := range m.stack.All() {
		box := m.boxOf(o)
		body = widget.Overlay(m.st, body, o.Render(box.W, box.H), m.lay.body.W, m.lay.body.H)
	}
	return widget.Stack(header, body, footer)
}

// pieces draws the panes that the layout shows, and their tabs.
func (m *Model) pieces() []widget.Piece {
	const most = int(slots) + 3 // with tabs, header and footer
	pieces := make([]widget.Piece, 0, most)
	if !m.lay.tabs.Empty() {
		pieces = append(pieces, widget.Piece{Area: m.lay.tabs, Text: widget.FitLine(" "+m.paneTabs().Render(m.st, m.w-2), m.w)})
	}
	for _, s := range [...]slot{workspaces, seats, openPeople, details} { // from left to right
		if area := m.lay.panes[s]; !area.Empty() {
			pieces = append(pieces, widget.Piece{Area: area, Text: m.pane(s)})
		}
	}
	return pieces
}

func (m *Model) pane(s slot) string {
	area := m.lay.panes[s]
	focused := s == m.focus && m.stack.Top() == nil
	if s == details {
		return m.detailsOf(area, focused)
	}
	return m.panes[s].Render(area.W, area.H, focused)
}

// paneTabs returns the tabs that name the panes when only one is shown.
func (m *Model) paneTabs() widget.Tabs {
	t := widget.Tabs{Active: int(m.focus)}
	shows := [slots]keymap.Action{keymap.ShowWorkspaces, keymap.ShowPeople, keymap.ShowDetails, keymap.ShowSeats}
	for s, p := range m.panes {
		name := p.Title()
		if b, ok := m.keys.Find(shows[s], keymap.Browse); ok {
			name = keymap.Label(b.Keys[0]) + " " + name
		}
		t.Items = append(t.Items, name)
	}
	return t
}

// bottom draws the toasts, or else the footer.
func (m *Model) bottom(w int) string {
	if len(m.toasts.shown) > 0 {
		return strings.Join(m.toasts.lines(m.st, w), "\n")
	}
	return widget.Footer(m.st, m.footerHints(), w)
}

// footerHints returns the hints of the bottom line. There are none while an overlay shows
// them in its frame.
func (m *Model) footerHints() []widget.Hint {
	switch top := m.stack.Top(); top.(type) {
	case nil:
		return m.browseHints()
	case overlay.WholeScreen:
		return top.Hints()
	}
	return nil
}

// chooser is a pane in which an action may do nothing at the moment, or have another word.
type chooser interface {
	Offers(keymap.Action) (word string, ok bool)
}

// browseHints returns the hints for the keys that work in the focused pane or its text field.
func (m *Model) browseHints() []widget.Hint {
	pane := m.panes[m.focus]
	if t, typing := m.typer(); typing {
		return t.FieldHints()
	}
	var hints []widget.Hint
	env := m.env()
	if m.left != nil {
		hints = append(hints, env.BackHint("back to the audit"))
	}
	if len(m.state.Failures()) > 0 {
		hints = append(hints, env.Hint(keymap.Global, keymap.Retry, ""), env.Hint(keymap.Global, keymap.ErrorView, ""))
	}
	offers, chooses := pane.(chooser)
	for _, b := range m.keys.Footer(m.browseScopes()...) {
		off := m.state.Can(b.Action) != nil
		if off && !m.state.Waits(b.Action) {
			continue
		}
		word := b.Short
		if chooses {
			other, ok := offers.Offers(b.Action)
			if !ok {
				continue
			}
			word = cmp.Or(other, word)
		}
		hints = append(hints, widget.Hint{Key: keymap.Label(b.Keys[0]), Help: word, Keep: b.Action == keymap.Help, Off: off})
	}
	return overlay.Hints(hints...)
}

func (m *Model) tooSmall() string {
	text := widget.Fit(m.st, "cutui needs 60×16 cells; q quits", m.w)
	return widget.FitBlock(m.st.Render(theme.Text, text), m.w, m.h)
}

// pointer is a pane or overlay that knows where the terminal's cursor belongs, relative to
// itself. field means in a text field, and not on a row.
type pointer interface {
	Cursor() (x, y int, field bool)
}

// cursor returns the terminal's cursor, or nil to hide it: in a text field or, with the
// option RowCursor, on the cursor's row.
func (m *Model) cursor() *tea.Cursor {
	if m.lay.small {
		return nil
	}
	var part any = m.panes[m.focus]
	area := m.lay.panes[m.focus]
	if top := m.stack.Top(); top != nil {
		part, area = top, m.boxOf(top)
	}
	p, ok := part.(pointer)
	if !ok {
		return nil
	}
	x, y, field := p.Cursor()
	if !field && (!m.opts.RowCursor || x+y == 0) || x < 0 || y < 0 || x >= area.W || y >= area.H {
		return nil
	}
	c := tea.NewCursor(area.X+x, area.Y+y)
	c.Blink = false
	if field {
		c.Shape = tea.CursorBar
	}
	return c
}
