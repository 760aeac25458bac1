package keymap

import (
	"strings"
	"testing"
)

func TestOwnCommandsHaveKeys(t *testing.T) {
	t.Parallel()
	m, err := New(false).WithOwn([]Own{{Name: "hidden", Key: "ctrl+b", Hidden: true}, {Name: "mail", Key: "K", About: "Run mail."}})
	if err != nil {
		t.Fatal(err)
	}
	a, ok := m.Lookup("K", People, Browse)
	if n, own := a.OwnNumber(); !ok || !own || n != 1 {
		t.Errorf("K is %q", a)
	}
	if a, ok := m.Lookup("ctrl+b", Browse); ok {
		t.Errorf("a hidden one is %q", a)
	}
	if n, own := Invite.OwnNumber(); own {
		t.Errorf("invite is number %d", n)
	}
	for _, key := range []string{"i", "space", "?", "K"} {
		_, err := New(false).WithOwn([]Own{{Name: "first", Key: "K"}, {Name: "mail", Key: key}})
		if err == nil || !strings.Contains(err.Error(), `"mail": "`+key+`" already means`) {
			t.Errorf("%s: %v", key, err)
		}
	}
}
