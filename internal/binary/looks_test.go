//go:build linux

package binary

import (
	"regexp"
	"testing"
)

// A terminal gets only what it can show: no more colours than it has, and only characters of
// its charset. The bytes of several screens are checked.
func TestBytesFitTheTerminal(t *testing.T) {
	t.Parallel()
	notASCII := regexp.MustCompile(`[^\x00-\x7f]+`)
	for name, tt := range map[string]struct {
		env        []string
		has, lacks *regexp.Regexp
	}{
		"256 colours":               {nil, manyColors, nil},
		"16 colours":                {[]string{"TERM=xterm"}, colored, manyColors},
		"16 colours of the console": {[]string{"TERM=linux"}, colored, manyColors},
		"vt100":                     {[]string{"TERM=vt100"}, nil, colored},
		"vt220":                     {[]string{"TERM=vt220"}, nil, colored},
		"xterm-mono":                {[]string{"TERM=xterm-mono"}, nil, colored},
		"NO_COLOR":                  {[]string{"NO_COLOR=1", "COLORTERM=truecolor"}, nil, colored},
		"UTF-8":                     {[]string{"LANG=de_DE.UTF-8"}, notASCII, nil},
		"Latin-1":                   {[]string{"LANG=de_DE.ISO-8859-1"}, colored, notASCII},
		"Latin-1 by LC_ALL":         {[]string{"LC_ALL=de_DE.ISO-8859-1", "LANG=de_DE.UTF-8"}, nil, notASCII},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rt := startRaw(t, tt.env, "--demo")
			rt.wait("1/164")
			for _, step := range [][2]string{{"j", "2/164"}, {"a", "Seat audit"}, {"?", "Help"}} {
				rt.Press(step[0])
				rt.wait(step[1])
			}
			rt.Press("\x1b[21~") // F10
			rt.endsWith(0, patience)
			raw := rt.until("\x1b[23;2t")
			if tt.has != nil && !tt.has.MatchString(raw) {
				t.Errorf("there is no %s", tt.has)
			}
			if tt.lacks != nil {
				if found := tt.lacks.FindStringIndex(raw); found != nil {
					t.Errorf("%q is in %q", raw[found[0]:found[1]], raw[max(0, found[0]-60):min(len(raw), found[1]+60)])
				}
			}
		})
	}
}
