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
func Golden(tb testing.TB, block string) {
	tb.Helper()
	lines := strings.Split(ansi.Strip(block), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	got := strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", filepath.FromSlash(tb.Name())+".golden")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := writeGolden(path, got); err != nil {
			tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		tb.Fatalf("%v: write it with UPDATE_GOLDEN=1", err)
	}
	if want := strings.ReplaceAll(string(want), "\r\n", "\n"); got != want {
		tb.Errorf("%s differs:\n%s\nwant:\n%s", path, got, want)
	}
}

func writeGolden(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o600)
}
