package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/model/address"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Addresses is a form with one field for any number of addresses, typed or pasted.
type Addresses struct {
	*Page
	field *many
	text  *string
}

// NewAddresses returns a field that starts with *text and edits it in place.
func NewAddresses(st *theme.Styles, text *string) *Addresses {
	field := newMany(st, "one address or many, typed or pasted in any form", text)
	return &Addresses{Page: NewPage(st, field), field: field, text: text}
}

// Update handles keys and pastes. The addresses of a paste with several lines are joined
// into one line, so that the field does not get as high as the paste.
func (a *Addresses) Update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: flow(*a.text, paste.Content)}
	}
	a.Page.Update(msg)
}

// flow joins pasted addresses into one line, separated from the text before it.
func flow(before, pasted string) string {
	if !strings.ContainsAny(pasted, "\n\r") {
		return pasted
	}
	entries := address.ParseAddresses(pasted)
	if len(entries) == 0 {
		return strings.Join(strings.Fields(pasted), " ")
	}
	var b strings.Builder
	if t := strings.TrimRight(before, " "); t != "" && !strings.HasSuffix(t, ",") && !strings.HasSuffix(t, ";") {
		b.WriteString(", ")
	}
	for _, entry := range entries {
		b.WriteString(strings.Join(strings.Fields(entry.Raw), " ") + ", ")
	}
	return b.String()
}

// Set replaces the text and puts the cursor at its end.
func (a *Addresses) Set(text string) { a.field.set(text) }

// Suggest shows rest after the text as a completion while the cursor is at the end.
func (a *Addresses) Suggest(rest string) { a.field.suggest(rest) }

// AtEnd reports whether the cursor is at the end of the text.
func (a *Addresses) AtEnd() bool { return a.field.atEnd() }

// Height returns how many lines the text takes at a width of w cells.
func (a *Addresses) Height(w int) int {
	a.fit(w)
	_, h := widget.Size(a.field.View())
	return h
}

// Render draws the field in exactly w×h cells, scrolled to the cursor.
func (a *Addresses) Render(w, h int) string {
	a.fit(w)
	_, y, _ := a.field.cursor()
	a.offset = max(0, min(a.offset, y), y-h+1)
	lines := strings.Split(a.field.View(), "\n")
	a.offset = max(0, min(a.offset, len(lines)-h))
	return widget.FitBlock(strings.Join(lines[a.offset:], "\n"), w, h)
}

// Cursor returns the position of the cursor in the last frame.
func (a *Addresses) Cursor() (x, y int, ok bool) {
	x, y, ok = a.field.cursor()
	return x, y - a.offset, ok
}
