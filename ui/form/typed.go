package form

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Typed is a form that has certain words typed before something that can't be undone.
type Typed struct {
	*Page
	words string
	text  string
}

// NewTyped returns a form that asks for words.
func NewTyped(st *theme.Styles, words string) *Typed {
	t := &Typed{words: words}
	t.Page = NewPage(st, Line("", 60, &t.text))
	return t
}

// Update handles keys and ignores pastes.
func (t *Typed) Update(msg tea.Msg) {
	if _, pasted := msg.(tea.PasteMsg); !pasted {
		t.Page.Update(msg)
	}
}

// Check returns an error until the words have been typed, in any case.
func (t *Typed) Check() error {
	if strings.EqualFold(strings.Join(strings.Fields(t.text), " "), t.words) {
		return nil
	}
	return errors.New("type “" + t.words + "” to go on")
}

// CursorX returns the column of the text cursor.
func (t *Typed) CursorX() int { return edgeW + widget.Width(t.text) }
