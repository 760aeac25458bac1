package accessible_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadsOutWhoSeesWhat(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "8\nFieldworks\n11\nyes\n0\n")
	inOrder(t, said, "Who sees what, client by client", "Read who is on which list now?", "ead who is on 4 of 4 lists", "not visible by list: levels",
		"Attention: client.example sees list", "People of rivergate.example see it too", "is open to anybody with its public link")
}

func TestClientPageGoesIntoAFile(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "8\nFieldworks\n12\nclient.example\nyes\n3\n0\n")
	inOrder(t, said, "client.example: 1 person", "Cleo Client, guest, active", "Sees: Sampling", "When the project ends: 1 guest of client.example loses access", "aved ")
	files, err := filepath.Glob(filepath.Join(tk.Options.SaveDir, "client-*.html"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v", files, err)
	}
	if page, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(page), "Cleo Client") || strings.Contains(string(page), "rivergate") {
		t.Errorf("%s %v", page, err)
	}
}
