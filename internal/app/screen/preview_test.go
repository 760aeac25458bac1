package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"cutui/internal/terminal"
)

// previewOf returns what a preview of a view writes, at its start and at its end.
func previewOf(t *testing.T, content string, colors colorprofile.Profile) (begin, end string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	written := func() string {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	leave := showPreview(terminal.NewOutput(out), tea.NewView(content), colors)
	begin = written()
	leave()
	_ = out.Close()
	return begin, strings.TrimPrefix(written(), begin)
}

func TestPreviewFillsTheScreen(t *testing.T) {
	t.Parallel()
	begin, end := previewOf(t, "abcd\n\x1b[38;2;255;0;0mefgh\x1b[m\nijkl", colorprofile.TrueColor)
	em := vt.NewEmulator(4, 3)
	_, _ = em.WriteString("sh")
	_, _ = em.WriteString(begin)
	if got := ansi.Strip(em.Render()); got != "abcd\nefgh\nijkl" || !em.IsAltScreen() {
		t.Errorf("%q, alternate screen %v", got, em.IsAltScreen())
	}
	_, _ = em.WriteString(end)
	if got := strings.TrimSpace(ansi.Strip(em.Render())); got != "sh" || em.IsAltScreen() {
		t.Errorf("after the end: %q, alternate screen %v", got, em.IsAltScreen())
	}
}

func TestPreviewHasTheTerminalsColors(t *testing.T) {
	t.Parallel()
	for colors, want := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "38;2;255;0;0", colorprofile.ANSI256: "38;5;", colorprofile.ANSI: "[91m", colorprofile.ASCII: "x",
	} {
		got, _ := previewOf(t, "\x1b[38;2;255;0;0mx\x1b[m", colors)
		if !strings.Contains(got, want) || colors == colorprofile.ASCII && strings.Contains(got, "38;") {
			t.Errorf("%v: %q", colors, got)
		}
	}
}
