package theme

import (
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// sixteens returns the values of the 16 colours in widespread terminals.
var sixteens = map[string][16]uint32{
	"xterm": {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	},
	"VGA, Linux": {
		0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
		0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
	},
}

// shown returns a colour as a terminal with 16 colours shows it; nil is its text colour.
func shown(values [16]uint32, c color.Color, dark bool) color.Color {
	basic, ok := c.(ansi.BasicColor)
	switch {
	case ok:
		return rgb(values[basic])
	case dark:
		return rgb(values[ansi.White])
	}
	return rgb(values[ansi.Black])
}

func TestSixteenColoursCanBeRead(t *testing.T) {
	t.Parallel()
	for terminal, values := range sixteens {
		for _, dark := range []bool{true, false} {
			for _, name := range []string{Dark, Light, HighContrast} {
				s := NewAt(Sixteen, name, dark)
				for i := range inkCount {
					fg, bg := shown(values, s.Palette.Inks[i], s.Dark), shown(values, s.Palette.Background, s.Dark)
					if got := Contrast(fg, bg); got < 4.5 {
						t.Errorf("%s, %s, dark=%v: ink %d has %.2f, want 4.5", terminal, name, dark, i, got)
					}
				}
			}
		}
	}
}

// No two meanings look alike, and the cursor row reverses the terminal's own colours.
func TestSixteenColoursTellMeaningsApart(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{true, false} {
		s := NewAt(Sixteen, Auto, dark)
		for _, pair := range [][2]Ink{{Text, Warning}, {Text, Danger}, {Warning, Danger}, {Text, Accent}, {Accent, Warning}, {Accent, Danger}, {Text, Strong}} {
			if s.Ink(pair[0]) == s.Ink(pair[1]) {
				t.Errorf("dark=%v: inks %d and %d look alike", dark, pair[0], pair[1])
			}
		}
		for i := range inkCount {
			open := s.Selected(i).Open()
			for code := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(open, "\x1b["), "m"), ";") {
				if code != "7" && code != "1" && code != "4" {
					t.Errorf("dark=%v: ink %d on the cursor row is %q", dark, i, open)
				}
			}
			if !strings.Contains(open, "7") {
				t.Errorf("dark=%v: ink %d on the cursor row is not reversed: %q", dark, i, open)
			}
		}
	}
}

func TestContrastIn256Colours(t *testing.T) {
	t.Parallel()
	nearest := colorprofile.ANSI256.Convert
	for _, name := range []string{Dark, Light, HighContrast} {
		for _, dark := range []bool{true, false} {
			s := NewAt(Rich, name, dark)
			for i := range inkCount {
				for _, bg := range backgrounds[s.Dark] {
					if got := Contrast(nearest(s.Palette.Inks[i]), bg); got < 4.5 {
						t.Errorf("%s dark=%v: ink %d on %v has %.2f, want 4.5", name, dark, i, bg, got)
					}
				}
				if got := Contrast(nearest(s.Palette.SelectedInks[i]), nearest(s.Palette.Selection)); got < 4.5 {
					t.Errorf("%s dark=%v: ink %d on the cursor row has %.2f, want 4.5", name, dark, i, got)
				}
			}
		}
	}
}

func TestColorsByEnvironment(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		wanted  string
		environ []string
		want    Depth
		sure    bool
	}{
		{"", []string{"TERM=xterm"}, Sixteen, false},
		{"auto", []string{"TERM=xterm-256color"}, Rich, false},
		{"", []string{"TERM=xterm", "COLORTERM=truecolor"}, Rich, false},
		{"", []string{"TERM=xterm-256color", "NO_COLOR=1"}, Colorless, false},
		{"", []string{"TERM=vt100"}, Colorless, true},
		{"", []string{"TERM=vt220"}, Colorless, true},
		{"", []string{"TERM=xterm-mono"}, Colorless, true},
		{"", []string{"TERM=linux-m"}, Colorless, true},
		{"", []string{"TERM=linux"}, Sixteen, false},
		{"always", []string{"TERM=vt100"}, Rich, true},
		{"never", []string{"TERM=xterm-256color"}, Colorless, true},
	} {
		p, sure := Colors(tt.wanted, tt.environ)
		if got := DepthOf(p); got != tt.want || sure != tt.sure {
			t.Errorf("Colors(%q, %v) = depth %d, sure %v", tt.wanted, tt.environ, got, sure)
		}
	}
}

func TestDepthIsKept(t *testing.T) {
	t.Parallel()
	s := NewAt(Sixteen, Auto, true).With(ASCII())
	if got := s.Rebuilt(Light, true); got.Depth != Sixteen || got.Dark || got.Glyphs.Horizontal != "-" {
		t.Errorf("rebuilt: %+v", got.Depth)
	}
	if got := s.At(Colorless, Auto); got.Name != Mono || got.Selected(Text).Open() != "\x1b[7m" {
		t.Errorf("without colours: %q, %q", got.Name, got.Selected(Text).Open())
	}
	if s.Badge("#ff0000") != (Style{}) {
		t.Error("a badge has a colour that the terminal doesn't")
	}
}
