package ui

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
)

// plainKey returns a key as the key table and the text fields expect it. A letter with ctrl
// or alt becomes a lower-case Latin letter, because Caps Lock doesn't count there. A letter
// of another script becomes the one that a US keyboard has on the same key; a Latin letter
// stays what it is, wherever the layout has it. alt+esc becomes esc.
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

// keyPress handles a key press. Through tmux and slow lines, two quick presses of esc arrive
// as one alt+esc.
func (m *Model) keyPress(msg tea.KeyPressMsg) tea.Cmd {
	key := plainKey(msg)
	if key.Mod == msg.Mod || key.Code != tea.KeyEscape {
		return m.key(key)
	}
	first := m.key(key)
	m.followState()
	return tea.Batch(first, m.key(key))
}

// placeOf returns the character that a US keyboard has on the key of a letter of another
// script.
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

// names returns the names to look a key up by: what it types, and what a US keyboard has on
// the same key.
func names(msg tea.KeyPressMsg) []string {
	all := []string{msg.String()}
	if place, ok := placeOf(tea.Key(msg)); ok {
		all = append(all, string(place))
	}
	return all
}

// editing reports whether a key edits or moves in text, whatever else it is bound to.
func editing(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete:
		return true
	}
	return cutsText(msg)
}

// cutsText reports whether a key deletes to the beginning or the end of a line, or the
// character after the cursor.
func cutsText(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "ctrl+u", "ctrl+k", "ctrl+d":
		return true
	}
	return false
}
