package ui

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
)

// plainKey is a key as the tables and the text fields know it. With ctrl or alt it is a
// small Latin letter: Caps Lock has no meaning there, and where the layout has letters of
// another script, the place on a US keyboard counts. On layouts of Latin letters it is
// the letter that counts, wherever it is. Alt has no meaning with esc.
func plainKey(msg tea.KeyPressMsg) tea.KeyPressMsg {
	key := tea.Key(msg)
	if key.Code == tea.KeyEscape {
		key.Mod &^= tea.ModAlt
	}
	if place, ok := placeOf(key); ok && key.Mod&(tea.ModCtrl|tea.ModAlt) != 0 {
		key.Code = place
	}
	if key.Code <= unicode.MaxASCII {
		key.BaseCode = 0
		if key.Mod&tea.ModCtrl != 0 {
			key.Code = unicode.ToLower(key.Code)
		}
	}
	return tea.KeyPressMsg(key)
}

// keyPress takes a key that was pressed. Two quick presses of esc arrive as one of alt+esc
// over tmux and slow lines.
func (m *Model) keyPress(msg tea.KeyPressMsg) tea.Cmd {
	key := plainKey(msg)
	if key.Mod == msg.Mod || key.Code != tea.KeyEscape {
		return m.key(key)
	}
	first := m.key(key)
	m.followState()
	return tea.Batch(first, m.key(key))
}

// placeOf is what a US keyboard has in the place of a letter of another script.
func placeOf(key tea.Key) (place rune, ok bool) {
	letter := key.Code
	if key.Text != "" {
		letter, _ = utf8.DecodeRuneInString(key.Text)
	}
	if !unicode.IsLetter(letter) || unicode.Is(unicode.Latin, letter) {
		return 0, false
	}
	if place, ok = keymap.AtPlace(letter); ok || key.BaseCode == 0 || key.BaseCode > unicode.MaxASCII {
		return place, ok
	}
	if unicode.IsUpper(letter) {
		return unicode.ToUpper(key.BaseCode), true
	}
	return key.BaseCode, true
}

// names are what a key is looked up by: what it types, and what is in its place on a US
// keyboard.
func names(msg tea.KeyPressMsg) []string {
	all := []string{msg.String()}
	if place, ok := placeOf(tea.Key(msg)); ok {
		all = append(all, string(place))
	}
	return all
}

// editing reports keys that change or move in text, whatever else they are bound to.
func editing(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete:
		return true
	}
	return cutsText(msg)
}

// cutsText reports the keys that delete to the beginning or the end of a line, and the
// character after the cursor.
func cutsText(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "ctrl+u", "ctrl+k", "ctrl+d":
		return true
	}
	return false
}
