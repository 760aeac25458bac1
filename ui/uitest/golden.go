package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Golden compares the text of a block, without its styles, with testdata/NAME.golden in the
// package under test, where NAME is the test's name. Run the tests with UPDATE_GOLDEN=1 to
// write the files.
func Golden(tb testing.TB, block string) {
	tb.Helper()
	got := goldenText(block)
	if updateGolden(tb, goldenExtension, got) {
		return
	}
	if path, want := readGolden(tb, goldenExtension); got != want {
		tb.Errorf("%s differs:\n%s\nwant:\n%s", path, got, want)
	}
}

// Golden waits until the screen is the same as its golden file (see the function [Golden]).
// It has to wait because an awaited text may already be on an earlier frame.
func (tm *Term) Golden() {
	tm.tb.Helper()
	if updateGolden(tm.tb, goldenExtension, goldenText(tm.Screen())) {
		return
	}
	path, want := readGolden(tm.tb, goldenExtension)
	same := func(screen string) bool { return goldenText(screen) == want }
	if tm.Session.WaitFor(path, same) != nil {
		tm.tb.Errorf("%s differs:\n%s\nwant:\n%s", path, tm.Screen(), want)
	}
}

// goldenText returns a block as golden files have it: without styles, and without blanks at
// the ends of lines.
func goldenText(block string) string {
	lines := strings.Split(ansi.Strip(block), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// GoldenAs is [Golden] for testdata/NAME.EXTENSION, whose text is compared as it is. It is
// for files that other programs can show.
func GoldenAs(tb testing.TB, extension, text string) {
	tb.Helper()
	if updateGolden(tb, extension, text) {
		return
	}
	if path, want := readGolden(tb, extension); text != want {
		tb.Errorf("%s differs: write it with UPDATE_GOLDEN=1 and look at it before and after", path)
	}
}

const goldenExtension = "golden"

func goldenPath(tb testing.TB, extension string) string {
	tb.Helper()
	return filepath.Join("testdata", filepath.FromSlash(tb.Name())+"."+extension)
}

func readGolden(tb testing.TB, extension string) (path, text string) {
	tb.Helper()
	path = goldenPath(tb, extension)
	raw, err := os.ReadFile(path)
	if err != nil {
		tb.Fatalf("%v: write it with UPDATE_GOLDEN=1", err)
	}
	return path, strings.ReplaceAll(string(raw), "\r\n", "\n")
}

// updateGolden writes the file if UPDATE_GOLDEN is set, and reports whether it did.
func updateGolden(tb testing.TB, extension, text string) bool {
	tb.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "" {
		return false
	}
	path := goldenPath(tb, extension)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return true
}
