package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// Token is a form with one field for the API token, which is shown as dots.
type Token struct {
	*Page
	text string
}

// NewToken returns an empty token form.
func NewToken(st *theme.Styles) *Token {
	t := &Token{}
	t.Page = NewPage(st, Line("", tokenLimit, &t.text).Placeholder("paste it here").EchoMode(huh.EchoModePassword))
	return t
}

// tokenLimit is the most characters the field takes, far more than a token has.
const tokenLimit = 1024

// Update handles keys and pastes. White space around a pasted token is dropped.
func (t *Token) Update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: strings.TrimSpace(paste.Content)}
	}
	t.Page.Update(msg)
}

// Value returns the token without surrounding white space.
func (t *Token) Value() string { return strings.TrimSpace(t.text) }
