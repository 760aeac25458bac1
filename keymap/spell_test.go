package keymap

import "testing"

func TestSpellNamesTheCurrentKeys(t *testing.T) {
	t.Parallel()
	own, err := New(false).Remap(map[string][]string{"retry": {"f5"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		keys           Map
		scopes         []Scope
		sentence, want string
	}{
		{New(false), nil, "{retry} tries again, {errors} says what failed.", "R tries again, ! says what failed."},
		{own, nil, "{retry} tries again, {errors} says what failed.", "f5 tries again, ! says what failed."},
		{New(false), []Scope{Details}, "press {open} to load", "press enter to load"},
		{New(true), nil, "{invite} invites", "invite invites"},
		{New(false), nil, "nothing to press", "nothing to press"},
		{New(false), nil, "{open", "open"},
	} {
		if got := tt.keys.Spell(tt.sentence, tt.scopes...); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
