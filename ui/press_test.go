package ui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestNamesOfKeys(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		key  tea.Key
		want string
	}{
		"a Latin letter":                 {tea.Key{Code: 'j', Text: "j"}, "j"},
		"AZERTY keeps its letters":       {tea.Key{Code: 'a', Mod: tea.ModCtrl, BaseCode: 'q'}, "ctrl+a"},
		"Cyrillic":                       {tea.Key{Code: 'о', Text: "о"}, "j"},
		"Cyrillic with shift":            {tea.Key{Code: 'Ф', Text: "Ф"}, "A"},
		"ctrl and Cyrillic, in kitty":    {tea.Key{Code: 'с', Mod: tea.ModCtrl, BaseCode: 'c'}, "ctrl+c"},
		"ctrl and Cyrillic, in xterm":    {tea.Key{Code: 'с', Mod: tea.ModCtrl}, "ctrl+c"},
		"ctrl and Greek":                 {tea.Key{Code: 'ψ', Mod: tea.ModCtrl}, "ctrl+c"},
		"ctrl and Hebrew":                {tea.Key{Code: 'ב', Mod: tea.ModCtrl}, "ctrl+c"},
		"ctrl and Arabic":                {tea.Key{Code: 'ؤ', Mod: tea.ModCtrl}, "ctrl+c"},
		"ctrl and a script not listed":   {tea.Key{Code: 'გ', Mod: tea.ModCtrl, BaseCode: 'g'}, "ctrl+g"},
		"ctrl with Caps Lock, in xterm":  {tea.Key{Code: 'C', Mod: tea.ModCtrl}, "ctrl+c"},
		"ctrl+shift is another key":      {tea.Key{Code: 'c', Mod: tea.ModCtrl | tea.ModShift}, "ctrl+shift+c"},
		"alt and esc":                    {tea.Key{Code: tea.KeyEscape, Mod: tea.ModAlt}, "esc"},
		"a letter at no place, as it is": {tea.Key{Code: 'é', Text: "é"}, "é"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := names(plainKey(tea.KeyPressMsg(tt.key))); !slices.Contains(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	if got := names(plainKey(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl | tea.ModShift})); slices.Contains(got, "ctrl+c") {
		t.Errorf("ctrl+shift+c is %q", got)
	}
}
