package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func FuzzParseGuests(f *testing.F) {
	f.Add("email,items\nada@client.example,ABC-1\n")
	f.Add("email;permission\n\"a@b.example\";full\n")
	f.Fuzz(func(t *testing.T, text string) {
		guests, _, err := parseGuests(text)
		for _, g := range guests {
			if err == nil && (!strings.Contains(g.email, "@") || g.line < 2) {
				t.Errorf("%+v", g)
			}
		}
	})
}

func TestReadInput(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte("from the file"), 0o600); err != nil {
		t.Fatal(err)
	}
	sh := &shell{Deps: Deps{In: strings.NewReader("from stdin")}}
	for name, want := range map[string]string{path: "from the file", "-": "from stdin"} {
		if got, err := sh.readInput(name); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := sh.readInput(path + "x"); err == nil || !strings.HasPrefix(err.Error(), path+"x can't be read: no such file") {
		t.Errorf("missing: %v", err)
	}
	if _, err := sh.readInput(t.TempDir()); err == nil {
		t.Error("a folder was read")
	}
	sh.In = endless{}
	if _, err := sh.readInput("-"); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Errorf("endless: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }
