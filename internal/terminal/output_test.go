package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestOutputClearsTheScreenItLeaves(t *testing.T) {
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

// A frame with text that all terminals measure the same is returned unchanged.
func TestUsualFramesAreNotCopied(t *testing.T) {
	frame := []byte(strings.Repeat("\x1b[1m│ \x1b[38;5;12mZoë 田中\x1b[m  guest  │\r\n", 36))
	ascii := bytes.ReplaceAll(bytes.ReplaceAll(frame, []byte("│"), []byte("|")), []byte("ë 田中"), []byte("e"))
	o := &Output{}
	if n := testing.AllocsPerRun(20, func() { KeepColumns(o.follow(frame)) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if n := testing.AllocsPerRun(20, func() { inASCII(o.follow(ascii)) }); n != 0 {
		t.Errorf("%v allocations in ASCII", n)
	}
}
