package keymap

import "strings"

// Spell puts the keys into a sentence that names actions: "{retry} tries again". A key is
// the first of the action in these scopes, among all panes, or everywhere.
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
