package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

const welcomeW = 76

// View draws a box in the middle of an empty screen.
func (m *Welcome) View() tea.View {
	v := tea.NewView(m.frame())
	v.AltScreen = true
	v.WindowTitle = "cutui"
	return v
}

func (m *Welcome) title() string {
	if m.deps.Rejected != "" {
		return "The token was not accepted"
	}
	return "Welcome to cutui"
}

func (m *Welcome) frame() string {
	w := min(m.w, welcomeW)
	f := widget.Frame{Title: m.title(), Focused: true, FooterLeft: widget.Hints(m.st, m.hints(), w-6)}
	inner := f.Inner(widget.Rect{W: w, H: m.h})
	lines := m.lines(inner.W)
	lines = below(lines, inner.H)
	box := f.Render(m.st, strings.Join(lines, "\n"), w, min(m.h, len(lines)+2))
	return widget.Overlay(m.st, "", box, m.w, m.h)
}

// below returns the last of the lines that fit in h. It drops whole paragraphs at the top
// while that leaves enough for the field.
func below(lines []string, h int) []string {
	for len(lines) > h {
		i := slices.Index(lines[1:], "")
		if i < 0 || len(lines)-1-i < min(h, fieldLines) {
			return lines[len(lines)-h:]
		}
		lines = lines[1+i:]
	}
	return lines
}

// fieldLines is the fewest lines for the token's field and the message below it.
const fieldLines = 6

func (m *Welcome) hints() []widget.Hint {
	var out []widget.Hint
	for _, b := range m.deps.Keys.Footer(keymap.Welcome) {
		out = append(out, widget.Hint{Key: keymap.Label(b.Keys[0]), Help: b.Short})
	}
	return out
}

func (m *Welcome) lines(w int) []string {
	st := m.st
	out := []string{""}
	add := func(ink theme.Ink, texts ...string) {
		for _, text := range texts {
			for _, l := range widget.Wrap(text, w) {
				out = append(out, st.Render(ink, l))
			}
		}
	}
	if m.deps.Rejected == "" {
		add(theme.Text, "See who is in your ClickUp workspaces, what the seats cost and who can see what – and invite, share and free seats.")
		out = append(out, "")
	}
	add(theme.Dim, "It needs your personal API token, preferably an owner's or admin's:")
	for i, step := range []string{"In ClickUp, click your picture, Settings, then Apps", "Under API Token, click Generate, then Copy", "Paste it here"} {
		out = append(out, st.Render(theme.Accent, "  "+string(rune('1'+i)))+"  "+st.Render(theme.Text, widget.Fit(st, step, max(0, w-5))))
	}
	if m.deps.Rejected != "" { // below the steps, so that it stays if there is little room
		out = append(out, "")
		add(theme.Danger, m.deps.Rejected)
	}
	out = append(out, "", st.Render(theme.Strong, "API token"), m.field.Render(w, 1), "")
	switch {
	case m.checking:
		add(theme.Dim, "asking ClickUp whose token it is"+st.Glyphs.Ellipsis)
	case m.message != "":
		add(m.ink, m.message)
	default:
		add(theme.Dim, "It is kept in the system's keyring and sent only to ClickUp.")
	}
	return append(out, "")
}
