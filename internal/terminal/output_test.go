package terminal

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestOutputEmptiesTheScreenItLeaves(t *testing.T) {
	t.Parallel()
	const begin, end = ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor
	for name, tt := range map[string]struct {
		writes []string
		want   string
	}{
		"a screen":            {[]string{begin + "frame", "more", "\x1b[24H" + end + "shell"}, begin + "framemore\x1b[24H" + emptyScreen + end + "shell"},
		"in one write":        {[]string{begin + "frame" + end}, begin + "frame" + emptyScreen + end},
		"left twice":          {[]string{begin, end, end}, begin + emptyScreen + end + end},
		"left and come back":  {[]string{begin, end + begin, end}, begin + emptyScreen + end + begin + emptyScreen + end},
		"the shell's screen":  {[]string{"text", end}, "text" + end},
		"columns are kept":    {[]string{"नि│"}, "\x1b7 \x1b8नि\x1b8\x1b[C│"},
		"nothing of a screen": {[]string{"text", "more"}, "textmore"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "out")
			f, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			out := NewOutput(f)
			for _, text := range tt.writes {
				if n, err := out.WriteString(text); n != len(text) || err != nil {
					t.Errorf("%d of %d bytes: %v", n, len(text), err)
				}
			}
			_ = f.Close()
			if got, _ := os.ReadFile(path); string(got) != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
