//go:build linux

package binary

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A terminal that supports synchronized output (mode 2026) gets each frame between the mode's
// two marks; another one gets neither.
func TestFramesAreShownAtOnce(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		answer string
		marks  bool
	}{
		"the terminal can":    {"\x1b[?2026;2$y", true},
		"the terminal cannot": {"\x1b[?2026;0$y", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rt := startRaw(t, nil, "--demo")
			rt.wait("1/164")
			before := len(rt.until(ansi.RequestModeSynchronizedOutput))
			rt.Press(tt.answer + "j")
			rt.wait("2/164")
			rt.Press("?")
			rt.wait("type to search")
			rt.Press("\x1b[21~") // F10
			rt.endsWith(0, patience)
			raw := rt.until("\x1b[23;2t")[before:]
			begun, ended := strings.Count(raw, ansi.SetModeSynchronizedOutput), strings.Count(raw, ansi.ResetModeSynchronizedOutput)
			if begun != ended || (begun > 1) != tt.marks {
				t.Errorf("%d frames are begun and %d ended", begun, ended)
			}
			if !tt.marks {
				return
			}
			_, after, _ := strings.Cut(raw, ansi.SetModeSynchronizedOutput) // the first frame with marks
			for i, part := range strings.Split(after, ansi.SetModeSynchronizedOutput) {
				if _, outside, ended := strings.Cut(part, ansi.ResetModeSynchronizedOutput); !ended || strings.TrimSpace(ansi.Strip(outside)) != "" {
					t.Errorf("frame %d does not end where its text does: %q", i, outside)
				}
			}
		})
	}
}
