package keymap

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Conflict is the error for a setting under [keys] that can't be used: two actions of one
// scope would share a key, or no action or key has that name. Name is the setting's name.
type Conflict struct {
	Name string
	Text string
}

// Error names the setting, says what is wrong and what to do.
func (c *Conflict) Error() string { return "keys." + c.Name + ": " + c.Text }

// Remap gives actions other keys. A name is "scope.action", or "action" for every scope
// that has it. The error is a *Conflict, the first one in the order of the names.
func (m Map) Remap(keys map[string][]string) (Map, error) {
	if len(keys) == 0 {
		return m, nil
	}
	rows := m.All()
	for _, n := range slices.Sorted(maps.Keys(keys)) {
		if err := rebind(rows, n, keys[n]); err != nil {
			return m, err
		}
	}
	if err := conflicts(rows); err != nil {
		return m, err
	}
	return build(rows), nil
}

func rebind(rows []Binding, name string, keys []string) error {
	if len(keys) == 0 {
		return &Conflict{name, "give at least one key"}
	}
	for _, k := range keys {
		if k == "" || strings.ContainsFunc(k, func(r rune) bool { return !unicode.IsGraphic(r) }) {
			return &Conflict{name, fmt.Sprintf("no key is called %q", k)}
		}
	}
	found := false
	for i, b := range rows {
		if name == string(b.Action) || name == string(b.Scope)+"."+string(b.Action) {
			rows[i].Keys = slices.Clone(keys)
			found = true
		}
	}
	if !found {
		return &Conflict{name, "no such action; the palette (:) and docs/keys.md list the names"}
	}
	return nil
}

func conflicts(rows []Binding) error {
	type place struct {
		scope Scope
		key   string
	}
	taken := map[place]Action{}
	for _, b := range rows {
		for _, k := range b.Keys {
			p := place{b.Scope, k}
			if other, ok := taken[p]; ok && other != b.Action {
				return &Conflict{string(b.Action), fmt.Sprintf("%q already means %q in %s; choose another key", k, other, b.Scope)}
			}
			taken[p] = b.Action
		}
	}
	return nil
}
