package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// Token is the field for the API token; what is typed or pasted shows as dots.
type Token struct {
	*Page
	text string
}

// NewToken is an empty field.
func NewToken(st *theme.Styles) *Token {
	t := &Token{}
	t.Page = NewPage(st, Line("", tokenLimit, &t.text).Placeholder("paste it here").EchoMode(huh.EchoModePassword))
	return t
}

// tokenLimit is far above the length of a token, in characters.
const tokenLimit = 1024

// Update takes keys and pastes; line breaks and blanks around a pasted token go.
func (t *Token) Update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: strings.TrimSpace(paste.Content)}
	}
	t.Page.Update(msg)
}

// Value is what was typed.
func (t *Token) Value() string { return strings.TrimSpace(t.text) }
