package keymap

import "strings"

// Spell replaces the actions in a sentence with their keys: "{retry} tries again" becomes
// "R tries again". It uses the action's first key in the given scopes, else in Browse, else
// in Global.
func (m Map) Spell(sentence string, scopes ...Scope) string {
	scopes = append(scopes, Browse, Global)
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var name string
		name, sentence, _ = strings.Cut(rest, "}")
		if bound, ok := m.Find(Action(name), scopes...); ok {
			name = Label(bound.Keys[0])
		}
		b.WriteString(name)
	}
}
