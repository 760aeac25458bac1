package widget

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/internal/clean"
	"cutui/ui/theme"
)

// fieldLimit is the maximum length of a field's text, in characters.
const fieldLimit = 1000

// Field is a one-line text field that uses the terminal's own cursor, so that nothing has
// to be redrawn to blink. Pasted text is cleaned and put on one line.
type Field struct {
	input *textinput.Model // a pointer because it is large
	hint  string
}

// NewField returns an empty, focused field that shows hint while it is empty.
func NewField(hint string) Field {
	in := textinput.New()
	in.Prompt, in.CharLimit = "", fieldLimit
	in.SetVirtualCursor(false)
	in.SetStyles(textinput.Styles{})
	in.Focus()
	return Field{input: &in, hint: hint}
}

// Value returns the text.
func (f *Field) Value() string { return f.input.Value() }

// Set replaces the text and moves the cursor to its end.
func (f *Field) Set(text string) {
	f.input.SetValue(text)
	f.input.CursorEnd()
}

// Update handles keys and pastes, and reports whether the text changed.
func (f *Field) Update(msg tea.Msg) bool {
	before := f.input.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: clean.Line(paste.Content)}
	}
	text := []rune(before)
	at := min(f.input.Position(), len(text))
	for range Presses(msg, string(text[:at]), string(text[at:])) {
		*f.input, _ = f.input.Update(msg)
	}
	return f.input.Value() != before
}

// Presses returns how often to pass msg to an input with the given text before and behind
// its cursor. The library's inputs move and delete by characters; repeating a key moves and
// deletes by whole graphemes.
func Presses(msg tea.Msg, before, behind string) int {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return 1
	}
	cluster := ""
	switch key.String() {
	case "backspace", "ctrl+h", "left", "ctrl+b":
		for before != "" {
			cluster, _ = ansi.FirstGraphemeCluster(before, ansi.GraphemeWidth)
			before = before[len(cluster):]
		}
	case "delete", "ctrl+d", "right", "ctrl+f":
		cluster, _ = ansi.FirstGraphemeCluster(behind, ansi.GraphemeWidth)
	}
	return max(1, utf8.RuneCountInString(cluster))
}

// Render draws the field as one line of exactly w cells.
func (f *Field) Render(st *theme.Styles, w int) string {
	if f.input.Value() == "" {
		return st.Render(theme.Dim, Fit(st, f.hint, w))
	}
	f.input.SetWidth(max(1, w-1))
	return FitLine(f.input.View(), w)
}

// CursorX returns the cursor's cell in the line last drawn.
func (f *Field) CursorX() int {
	if c := f.input.Cursor(); c != nil && f.input.Value() != "" {
		return c.X
	}
	return 0
}
