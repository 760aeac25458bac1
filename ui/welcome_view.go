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

// below is what of lines has room in h: the explanation gives way to the field, whole
// paragraphs of it while that does.
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

// fieldLines are the least lines of the token's field with what is said below it.
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
		add(theme.Text, "See who is in your ClickUp workspaces, what the seats cost and who can see what – and invite, share and take seats back.")
		out = append(out, "")
	}
	add(theme.Dim, "It needs your personal API token, best that of an owner or admin:")
	for i, step := range []string{"In ClickUp: your picture, then Settings, then Apps", "Under API Token choose Generate, then Copy", "Paste it here"} {
		out = append(out, st.Render(theme.Accent, "  "+string(rune('1'+i)))+"  "+st.Render(theme.Text, widget.Fit(st, step, max(0, w-5))))
	}
	if m.deps.Rejected != "" { // last, so that it stays where there is little room
		out = append(out, "")
		add(theme.Danger, m.deps.Rejected)
	}
	out = append(out, "", st.Render(theme.Strong, "API token"), m.field.Render(w, 1), "")
	switch {
	case m.checking:
		add(theme.Dim, "asking ClickUp whose it is"+st.Glyphs.Ellipsis)
	case m.said != "":
		add(m.ink, m.said)
	default:
		add(theme.Dim, "It is kept in the system's keyring and sent to ClickUp alone.")
	}
	return append(out, "")
}
