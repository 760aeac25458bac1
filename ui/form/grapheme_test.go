package form_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/ui/form"
)

// Keys move over and delete whole graphemes, in huh's inputs and in the address field.
func TestInputsEditGraphemes(t *testing.T) {
	t.Parallel()
	var (
		right, del = tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyDelete}
		ctrl       = func(letter rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: letter, Mod: tea.ModCtrl} }
	)
	for name, tt := range map[string]struct {
		text string
		keys []tea.KeyPressMsg
		want string
	}{
		"letters":                {"ab", []tea.KeyPressMsg{back}, "a"},
		"an accent":              {"ae\u0301", []tea.KeyPressMsg{back}, "a"},
		"a family":               {"x👨\u200d👩\u200d👧", []tea.KeyPressMsg{back}, "x"},
		"a flag":                 {"🇩🇪🇩🇰", []tea.KeyPressMsg{back}, "🇩🇪"},
		"Devanagari":             {"xक्षि", []tea.KeyPressMsg{back}, "x"},
		"ctrl+h":                 {"ae\u0301", []tea.KeyPressMsg{ctrl('h')}, "a"},
		"a word":                 {"x नमस्ते", []tea.KeyPressMsg{backWord}, "x "},
		"left and delete":        {"ae\u0301b", []tea.KeyPressMsg{left, left, del}, "ab"},
		"left and backspace":     {"नि🇩🇪b", []tea.KeyPressMsg{left, back}, "निb"},
		"to the end":             {"xन\u093f", []tea.KeyPressMsg{left, ctrl('k')}, "x"},
		"to the beginning":       {"नि🇩🇪", []tea.KeyPressMsg{left, ctrl('u')}, "🇩🇪"},
		"home, right and delete": {"e\u0301नि", []tea.KeyPressMsg{home, right, ctrl('d')}, "e\u0301"},
		"nothing is left":        {"नि", []tea.KeyPressMsg{back, back, del}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			name, text := "", ""
			line := form.NewPage(styles, form.Line("Name", form.NameLimit, &name))
			addresses := form.NewAddresses(styles, &text)
			for _, f := range []interface{ Update(msg tea.Msg) }{line, addresses} {
				f.Update(tea.PasteMsg{Content: tt.text})
				for _, k := range tt.keys {
					f.Update(k)
				}
			}
			if name != tt.want {
				t.Errorf("the input has %q, want %q", name, tt.want)
			}
			if text != tt.want {
				t.Errorf("the addresses have %q, want %q", text, tt.want)
			}
		})
	}
}
