package keymap

import (
	"strings"
	"testing"
)

func TestUserCommandsHaveKeys(t *testing.T) {
	t.Parallel()
	m, err := New(false).WithUserCommands([]UserCommand{{Name: "hidden", Key: "ctrl+b", Hidden: true}, {Name: "mail", Key: "K", About: "Run mail."}})
	if err != nil {
		t.Fatal(err)
	}
	a, ok := m.Lookup("K", People, Browse)
	if n, is := a.UserCommandNumber(); !ok || !is || n != 1 {
		t.Errorf("K is %q", a)
	}
	if a, ok := m.Lookup("ctrl+b", Browse); ok {
		t.Errorf("a hidden one is %q", a)
	}
	if n, is := Invite.UserCommandNumber(); is {
		t.Errorf("invite is number %d", n)
	}
	for _, key := range []string{"i", "space", "?", "K"} {
		_, err := New(false).WithUserCommands([]UserCommand{{Name: "first", Key: "K"}, {Name: "mail", Key: key}})
		if err == nil || !strings.Contains(err.Error(), `"mail": "`+key+`" already means`) {
			t.Errorf("%s: %v", key, err)
		}
	}
}
