package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Golden compares the text of a block or screen, without its styles, with
// testdata/NAME.golden in the package under test, where NAME is the test's. Run
// the tests with UPDATE_GOLDEN=1 to write the files anew.
func Golden(t testing.TB, block string) {
	t.Helper()
	lines := strings.Split(ansi.Strip(block), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	got := strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", filepath.FromSlash(t.Name())+".golden")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := writeGolden(path, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: write it with UPDATE_GOLDEN=1", err)
	}
	if want := strings.ReplaceAll(string(want), "\r\n", "\n"); got != want {
		t.Errorf("%s differs:\n%s\nwant:\n%s", path, got, want)
	}
}

func writeGolden(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
