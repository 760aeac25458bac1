package widget

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestFieldEditsGraphemes(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		text string
		keys []rune
		want string
	}{
		"letters":             {"ab", []rune{tea.KeyBackspace}, "a"},
		"a mark":              {"ae\u0301", []rune{tea.KeyBackspace}, "a"},
		"a family":            {"x👨\u200d👩\u200d👧", []rune{tea.KeyBackspace}, "x"},
		"a flag":              {"🇩🇪🇫🇷", []rune{tea.KeyBackspace}, "🇩🇪"},
		"Devanagari":          {"नि", []rune{tea.KeyBackspace}, ""},
		"left and delete":     {"ae\u0301", []rune{tea.KeyLeft, tea.KeyDelete}, "a"},
		"left, right, delete": {"e\u0301b", []rune{tea.KeyHome, tea.KeyRight, tea.KeyDelete}, "e\u0301"},
		"nothing":             {"", []rune{tea.KeyBackspace, tea.KeyDelete}, ""},
	} {
		f := NewField("")
		f.Set(tt.text)
		for _, k := range tt.keys {
			f.Update(tea.KeyPressMsg{Code: k})
		}
		if f.Value() != tt.want {
			t.Errorf("%s: %q, want %q", name, f.Value(), tt.want)
		}
	}
}
