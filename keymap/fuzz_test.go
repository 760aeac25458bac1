package keymap_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"cutui/keymap"
)

// Whatever the settings say about keys, either the error names a setting, or every action
// still has a key, every key leads to its action, and every key's label is printable.
func FuzzRemap(f *testing.F) {
	f.Add("people.sort", "o f5", "browser", "B")
	f.Add("sort", "", "invite", "s")
	f.Add("force-quit", "f9", "quit", "ctrl+c")
	f.Add("", "", "", "x")
	f.Add("invite", "\x1b[31m", "mark", "\u202e")
	f.Add("back", "space", "..", " ")
	f.Add("people.mark", "v", "people.range", "space")
	f.Fuzz(func(t *testing.T, name1, keys1, name2, keys2 string) {
		before := keymap.New(false)
		m, err := before.Remap(map[string][]string{name1: strings.Fields(keys1), name2: strings.Fields(keys2)})
		if err != nil {
			if c, ok := errors.AsType[*keymap.Conflict](err); !ok || c.Text == "" {
				t.Errorf("%v is no conflict", err)
			}
			return
		}
		if len(m.All()) != len(before.All()) {
			t.Errorf("%d bindings of %d are left", len(m.All()), len(before.All()))
		}
		for _, b := range m.All() {
			if len(b.Keys) == 0 {
				t.Errorf("%s.%s has no key", b.Scope, b.Action)
			}
			for _, k := range b.Keys {
				if got, ok := m.Lookup(k, b.Scope); !ok || got != b.Action {
					t.Errorf("%q does %q in %s, want %q", k, got, b.Scope, b.Action)
				}
				if strings.ContainsFunc(keymap.Label(k), func(r rune) bool { return !unicode.IsPrint(r) }) {
					t.Errorf("%q is shown as %q", k, keymap.Label(k))
				}
			}
		}
	})
}
