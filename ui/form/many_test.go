package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/ui/form"
)

var (
	left, home, end = tea.KeyPressMsg{Code: tea.KeyLeft}, tea.KeyPressMsg{Code: tea.KeyHome}, tea.KeyPressMsg{Code: tea.KeyEnd}
	back, cut       = tea.KeyPressMsg{Code: tea.KeyBackspace}, tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}
	word, backWord  = tea.KeyPressMsg{Code: tea.KeyLeft, Mod: tea.ModAlt}, tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl}
)

// line is a line of text with a cursor, the reference for the field.
type line struct {
	text string
	at   int
}

func (l *line) edit(msg tea.Msg) {
	insert := ""
	switch msg {
	case left:
		l.at = max(0, l.at-1)
	case word:
		l.at = l.wordBefore()
	case backWord:
		from := l.wordBefore()
		l.text, l.at = l.text[:from]+l.text[l.at:], from
	case home:
		l.at = 0
	case end:
		l.at = len(l.text)
	case cut:
		l.text, l.at = l.text[l.at:], 0
	case back:
		from := max(0, l.at-1)
		l.text, l.at = l.text[:from]+l.text[l.at:], from
	default:
		switch msg := msg.(type) {
		case tea.PasteMsg:
			insert = msg.Content
		case tea.KeyPressMsg:
			insert = msg.Text
		}
	}
	l.text = l.text[:l.at] + insert + l.text[l.at:]
	l.at += len(insert)
}

func (l *line) wordBefore() int {
	return 1 + strings.LastIndex(strings.TrimRight(l.text[:l.at], " "), " ")
}

// The field keeps only part of a long text in its text area; editing must not show that.
func TestLongTextEditsAsOne(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "guest%d@elsewhere.example, ", i)
	}
	start := b.String()
	for name, keys := range map[string][]tea.Msg{
		"at the end":       append(typed("zoe@x.example"), back, back),
		"far to the left":  slices.Concat(times(word, 90), typed("zoe "), times(backWord, 20), typed("max"), times(left, 5)),
		"at the beginning": slices.Concat([]tea.Msg{home}, typed("zoe"), []tea.Msg{end}, typed("max"), []tea.Msg{back}),
		"all deleted":      slices.Concat(times(left, 3), []tea.Msg{cut}, typed("zoe")),
		"pasted":           slices.Concat(typed("zoe, "), []tea.Msg{tea.PasteMsg{Content: start}}, typed("max"), times(left, 4), times(backWord, 90)),
		"pasted inside":    slices.Concat(times(word, 5), []tea.Msg{tea.PasteMsg{Content: start}}, typed("max"), times(back, 9)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := start
			f := form.NewAddresses(styles, &text)
			f.Height(100)
			want := line{start, len(start)}
			for i, key := range keys {
				f.Update(key)
				if want.edit(key); text != want.text {
					t.Fatalf("after %d keys of %d the text differs: %d bytes, not %d", i+1, len(keys), len(text), len(want.text))
				}
			}
		})
	}
}

func times(key tea.Msg, n int) []tea.Msg { return slices.Repeat([]tea.Msg{key}, n) }
