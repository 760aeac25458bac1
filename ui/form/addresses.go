package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Addresses is one field for many addresses, typed or pasted.
type Addresses struct {
	page
	field *huh.Text
	text  *string
	lines int
}

// NewAddresses is a field over a text that it changes in place; what was typed
// before is there again.
func NewAddresses(st *theme.Styles, text *string) *Addresses {
	field := huh.NewText().Placeholder("sam@client.example, or many: separated by commas, spaces or lines").
		ExternalEditor(false).Lines(1).Value(text)
	return &Addresses{page: newPage(st, field), field: field, text: text, lines: 1}
}

// Update takes keys and pastes. A paste of several lines becomes its addresses
// in one line: the field is as high as the text, not as the paste.
func (a *Addresses) Update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: flow(*a.text, paste.Content)}
	}
	a.update(msg)
}

// flow makes one line of pasted addresses, apart from what stands before it.
func flow(before, pasted string) string {
	if !strings.ContainsAny(pasted, "\n\r") {
		return pasted
	}
	var b strings.Builder
	if t := strings.TrimRight(before, " "); t != "" && !strings.HasSuffix(t, ",") && !strings.HasSuffix(t, ";") {
		b.WriteString(", ")
	}
	for _, entry := range model.ParseAddresses(pasted) {
		b.WriteString(strings.Join(strings.Fields(entry.Raw), " ") + ", ")
	}
	return b.String()
}

// Set replaces the text and puts the cursor behind it.
func (a *Addresses) Set(text string) {
	*a.text = text
	a.field.Value(a.text)
}

// Lines is how many lines the text takes in w cells.
func (a *Addresses) Lines(w int) int { return len(widget.Wrap(*a.text+" x", max(1, w-edgeW))) }

// edgeW is the cells of the bar at the left of a field.
const edgeW = 2

// Render draws the field as exactly w×h cells.
func (a *Addresses) Render(w, h int) string {
	if h != a.lines && h > 0 {
		a.lines = h
		a.field.Lines(h)
		a.update(nil) // puts the cursor in view
	}
	return a.render(w, h)
}
