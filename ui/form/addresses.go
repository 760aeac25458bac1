package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/model/address"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Addresses is one field for many addresses, typed or pasted.
type Addresses struct {
	*Page
	field *many
	text  *string
}

// NewAddresses is a field over a text that it changes in place; what was typed
// before is there again.
func NewAddresses(st *theme.Styles, text *string) *Addresses {
	field := newMany(st, "one address or many, typed or pasted in any form", text)
	return &Addresses{Page: NewPage(st, field), field: field, text: text}
}

// Update takes keys and pastes. A paste of several lines becomes its addresses
// in one line: the field is as high as the text, not as the paste.
func (a *Addresses) Update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: flow(*a.text, paste.Content)}
	}
	a.Page.Update(msg)
}

// flow makes one line of pasted addresses, apart from what stands before it.
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

// Set replaces the text and puts the cursor behind it.
func (a *Addresses) Set(text string) { a.field.set(text) }

// Suggest shows what could be completed behind the text, while the cursor is
// there; AtEnd tells whether it is.
func (a *Addresses) Suggest(rest string) { a.field.suggest(rest) }

// AtEnd reports whether the cursor stands behind the text.
func (a *Addresses) AtEnd() bool { return a.field.atEnd() }

// Height is how many lines the text takes in w cells.
func (a *Addresses) Height(w int) int {
	a.fit(w)
	_, h := widget.Size(a.field.View())
	return h
}

// Render draws the field as exactly w×h cells, with the line of the cursor.
func (a *Addresses) Render(w, h int) string {
	a.fit(w)
	_, y, _ := a.field.cursor()
	a.offset = max(0, min(a.offset, y), y-h+1)
	lines := strings.Split(a.field.View(), "\n")
	a.offset = max(0, min(a.offset, len(lines)-h))
	return widget.FitBlock(strings.Join(lines[a.offset:], "\n"), w, h)
}

// Cursor is where the terminal's cursor belongs in what was drawn.
func (a *Addresses) Cursor() (x, y int, ok bool) {
	x, y, ok = a.field.cursor()
	return x, y - a.offset, ok
}
