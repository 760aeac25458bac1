package form

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Typed asks for words to be typed before something that can't be taken back.
type Typed struct {
	*Page
	words string
	text  string
}

// NewTyped asks for the words.
func NewTyped(st *theme.Styles, words string) *Typed {
	t := &Typed{words: words}
	t.Page = NewPage(st, Line("", 60, &t.text))
	return t
}

// Update takes keys; a paste is not typing.
func (t *Typed) Update(msg tea.Msg) {
	if _, pasted := msg.(tea.PasteMsg); !pasted {
		t.Page.Update(msg)
	}
}

// Check is nil once the words are there.
func (t *Typed) Check() error {
	if strings.EqualFold(strings.Join(strings.Fields(t.text), " "), t.words) {
		return nil
	}
	return errors.New("type “" + t.words + "” to go on")
}

// CursorX is the cell of the text cursor.
func (t *Typed) CursorX() int { return edgeW + widget.Width(t.text) }
