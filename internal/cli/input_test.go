package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

func wide(text string, big, mark bool) string {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var out []byte
	for _, u := range units {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return string(out)
}

func TestTextInEveryCoat(t *testing.T) {
	t.Parallel()
	const text = "email,note\nzoë@client.example,Café €\n"
	for name, data := range map[string]string{
		"UTF-8":                   text,
		"UTF-8 with a mark":       "\ufeff" + text,
		"UTF-16 little, marked":   wide(text, false, true),
		"UTF-16 big, marked":      wide(text, true, true),
		"UTF-16 little, unmarked": wide(text, false, false),
		"UTF-16 big, unmarked":    wide(text, true, false),
		"Windows":                 "email,note\nzo\xeb@client.example,Caf\xe9 \x80\n",
	} {
		if got, err := decodeText([]byte(data)); err != nil || got != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, short := range []string{"", "a", "\xff", "\xff\xfe"} {
		if _, err := decodeText([]byte(short)); err != nil {
			t.Errorf("%q: %v", short, err)
		}
	}
	if _, err := decodeText([]byte("PK\x03\x04 a\x00\x00spreadsheet")); err == nil {
		t.Error("a binary file is taken for text")
	}
}

func FuzzParseGuests(f *testing.F) {
	f.Add("email,items\nada@client.example,ABC-1\n")
	f.Add("email;permission\n\"a@b.example\";full\n")
	f.Fuzz(func(t *testing.T, text string) {
		guests, err := parseGuests(text)
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
