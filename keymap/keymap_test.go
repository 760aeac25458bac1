package keymap_test

import (
	"errors"
	"strings"
	"testing"

	"cutui/keymap"
)

func TestKeysAreUniqueInAScope(t *testing.T) {
	t.Parallel()
	type place struct {
		scope keymap.Scope
		key   string
	}
	taken := map[place]keymap.Action{}
	for _, b := range keymap.New(false).All() {
		if len(b.Keys) == 0 || b.Short == "" || !strings.HasSuffix(b.Long, ".") {
			t.Errorf("%s in %s: keys %q, short %q, long %q", b.Action, b.Scope, b.Keys, b.Short, b.Long)
		}
		for _, k := range b.Keys {
			p := place{b.Scope, k}
			if other, ok := taken[p]; ok {
				t.Errorf("%q means %s and %s in %s", k, other, b.Action, b.Scope)
			}
			taken[p] = b.Action
			if k == " " || k == "ctrl+m" || k == "ctrl+i" || k == "ctrl+[" {
				t.Errorf("%s in %s: no terminal sends %q", b.Action, b.Scope, k)
			}
		}
	}
}

func TestLookupTakesTheInnermostScope(t *testing.T) {
	t.Parallel()
	m := keymap.New(false)
	for _, tt := range []struct {
		key    string
		scopes []keymap.Scope
		want   keymap.Action
	}{
		{"enter", []keymap.Scope{keymap.People, keymap.Browse, keymap.Global}, keymap.Open},
		{"j", []keymap.Scope{keymap.People, keymap.Browse, keymap.Global}, keymap.Down},
		{"?", []keymap.Scope{keymap.People, keymap.Browse, keymap.Global}, keymap.Help},
		{"]", []keymap.Scope{keymap.Audit, keymap.Global}, keymap.NextLane},
		{"]", []keymap.Scope{keymap.People, keymap.Audit}, keymap.NextView},
		{"R", []keymap.Scope{keymap.Run, keymap.Global}, keymap.Retry},
	} {
		if got, ok := m.Lookup(tt.key, tt.scopes...); !ok || got != tt.want {
			t.Errorf("%s in %v: %s, want %s", tt.key, tt.scopes, got, tt.want)
		}
	}
	if a, ok := m.Lookup("f12", keymap.People, keymap.Global); ok {
		t.Errorf("f12 does %s", a)
	}
}

func TestReadOnlyOffersNoChange(t *testing.T) {
	t.Parallel()
	m := keymap.New(true)
	for _, b := range m.All() {
		if b.Change {
			t.Errorf("%s is offered", b.Action)
		}
	}
	for _, key := range []string{"i", "s", "x", "e", "I", "U"} {
		if a, ok := m.Lookup(key, keymap.People, keymap.Browse); ok {
			t.Errorf("%s does %s", key, a)
		}
	}
}

func TestFooterIsInOrder(t *testing.T) {
	t.Parallel()
	last := 0
	for _, b := range keymap.New(false).Footer(keymap.People, keymap.Browse, keymap.Global) {
		if b.Footer < last || b.Footer == 0 {
			t.Errorf("%s at %d after %d", b.Action, b.Footer, last)
		}
		last = b.Footer
	}
	if last == 0 {
		t.Error("the footer is empty")
	}
}

func TestRemap(t *testing.T) {
	t.Parallel()
	m, err := keymap.New(false).Remap(map[string][]string{"people.sort": {"o", "f5"}, "browser": {"B"}})
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := m.Lookup("f5", keymap.People); a != keymap.Sort {
		t.Errorf("f5 does %q", a)
	}
	if a, ok := m.Lookup("S", keymap.People); ok {
		t.Errorf("the old key still does %s", a)
	}
	if a, _ := m.Lookup("B", keymap.Browse); a != keymap.Browser {
		t.Errorf("B does %q", a)
	}
	if a, _ := keymap.New(false).Lookup("S", keymap.People); a != keymap.Sort {
		t.Error("the default table was changed")
	}
}

func TestRemapSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		keys map[string][]string
		says string
	}{
		"a key that is taken": {map[string][]string{"people.sort": {"space"}}, "already means"},
		"no such action":      {map[string][]string{"people.sorted": {"o"}}, "no such action"},
		"no name of a key":    {map[string][]string{"sort": {"\x1b[31m"}}, `no key is called "\x1b[31m"`},
		"an empty name":       {map[string][]string{"sort": {""}}, "no key is called"},
		"no key":              {map[string][]string{"sort": {}}, "at least one key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := keymap.New(false).Remap(tt.keys)
			if _, ok := errors.AsType[*keymap.Conflict](err); !ok || !strings.Contains(err.Error(), tt.says) || !strings.HasPrefix(err.Error(), "keys.") {
				t.Errorf("%v", err)
			}
		})
	}
}
