package theme

import (
	"image/color"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// backgrounds are terminal backgrounds that people really use: the extremes and some
// widespread colour schemes.
var backgrounds = map[bool][]color.Color{
	true:  {rgb(0x000000), rgb(0x16161e), rgb(0x1e1e2e), rgb(0x282c34), rgb(0x002b36)},
	false: {rgb(0xffffff), rgb(0xfaf4ed), rgb(0xfdf6e3), rgb(0xeff1f5)},
}

func TestContrastOfEveryTextColour(t *testing.T) {
	t.Parallel()
	for _, name := range []string{Dark, Light, HighContrast} {
		for _, dark := range []bool{true, false} {
			s := New(name, dark)
			want := 4.5
			if name == HighContrast {
				want = 7
			}
			for i := range inkCount {
				for _, bg := range backgrounds[s.Dark] {
					if got := Contrast(s.Palette.Inks[i], bg); got < want {
						t.Errorf("%s dark=%v ink %d on %v: %.2f, want %.1f", name, dark, i, bg, got, want)
					}
				}
				if got := Contrast(s.Palette.SelectedInks[i], s.Palette.Selection); got < want {
					t.Errorf("%s dark=%v ink %d on the selection: %.2f, want %.1f", name, dark, i, got, want)
				}
			}
		}
	}
}

func TestBarsStandOut(t *testing.T) {
	t.Parallel()
	for _, s := range []*Styles{New(Dark, true), New(Light, false), New(HighContrast, true), New(HighContrast, false)} {
		for i := range inkCount {
			if got := Contrast(s.Palette.Fills[i], s.Palette.Background); got < 3 {
				t.Errorf("%s: fill %d on the background: %.2f, want 3", s.Name, i, got)
			}
		}
	}
	for _, g := range []Glyphs{Unicode(), ASCII()} {
		if g.Bar == g.Track || g.HalfBar == g.Track {
			t.Errorf("full and empty bars look alike: %q", g.Bar)
		}
	}
}

func TestContrastMatchesTheStandard(t *testing.T) {
	t.Parallel()
	if got := Contrast(color.White, color.Black); got < 20.99 || got > 21.01 {
		t.Errorf("white on black: %.3f, want 21", got)
	}
	if got := Contrast(rgb(0x777777), color.White); got < 4.47 || got > 4.49 {
		t.Errorf("#777 on white: %.3f, want 4.48", got)
	}
}

func TestNewChoosesByNameAndBackground(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		dark     bool
		wantName string
		wantDark bool
	}{
		{Auto, true, Dark, true},
		{Auto, false, Light, false},
		{"", true, Dark, true},
		{"nonsense", false, Light, false},
		{Dark, false, Dark, true},
		{Light, true, Light, false},
		{HighContrast, true, HighContrast, true},
		{HighContrast, false, HighContrast, false},
		{Mono, true, Mono, true},
	}
	for _, tt := range tests {
		s := New(tt.name, tt.dark)
		if s.Name != tt.wantName || s.Dark != tt.wantDark {
			t.Errorf("New(%q, %v) = %s dark=%v", tt.name, tt.dark, s.Name, s.Dark)
		}
	}
}

func TestEveryGlyphIsOneCell(t *testing.T) {
	t.Parallel()
	for set, g := range map[string]Glyphs{"unicode": Unicode(), "ascii": ASCII(), "mono": New(Mono, true).Glyphs} {
		v := reflect.ValueOf(g)
		for i := range v.NumField() {
			for _, glyph := range texts(v.Field(i)) {
				if ansi.StringWidth(glyph) != 1 || ansi.StringWidthWc(glyph) != 1 {
					t.Errorf("%s %s %q is not one cell", set, v.Type().Field(i).Name, glyph)
				}
				if set == "ascii" && strings.ContainsFunc(glyph, func(r rune) bool { return r < 0x20 || r > 0x7e }) {
					t.Errorf("%s %q is not ASCII", v.Type().Field(i).Name, glyph)
				}
			}
		}
	}
}

func texts(v reflect.Value) (out []string) {
	if v.Kind() == reflect.String {
		return []string{v.String()}
	}
	for i := range v.Len() {
		out = append(out, v.Index(i).String())
	}
	return out
}

func TestMonoSetsNoColour(t *testing.T) {
	t.Parallel()
	s := New(Mono, true)
	all := []Style{s.Frame, s.FrameFocused, s.Title, s.TitleFocused, s.Tab, s.Key, s.Backdrop, s.Badge("#ff0000")}
	for i := range inkCount {
		all = append(all, s.Ink(i), s.Selected(i), s.Fill(i))
	}
	for _, st := range all {
		for code := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(st.Open(), "\x1b["), "m"), ";") {
			if !slices.Contains([]string{"", "1", "2", "4", "7"}, code) {
				t.Errorf("%q sets something other than an attribute", st.Open())
			}
		}
	}
}

func TestStyleRender(t *testing.T) {
	t.Parallel()
	s := style(rgb(0x010203), nil, bold)
	if got, want := s.Render("x"), "\x1b[1;38;2;1;2;3mx\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := s.Render(""); got != "" {
		t.Errorf("empty text became %q", got)
	}
	if got := (Style{}).Render("x"); got != "x" {
		t.Errorf("the zero style made %q", got)
	}
	var b strings.Builder
	s.Write(&b, "x")
	s.Write(&b, "")
	if b.String() != s.Render("x") || s.Open()+"x"+s.Close() != s.Render("x") {
		t.Errorf("Write and Open/Close differ from Render: %q", b.String())
	}
}

func TestBadgeIsReadable(t *testing.T) {
	t.Parallel()
	s := New(Dark, true)
	if got := s.Badge("#ffffff").Open(); !strings.Contains(got, "38;2;0;0;0") {
		t.Errorf("white badge has no black text: %q", got)
	}
	if got := s.Badge("#000080").Open(); !strings.Contains(got, "38;2;255;255;255") {
		t.Errorf("navy badge has no white text: %q", got)
	}
	for _, bad := range []string{"", "red", "#12345", "#gggggg", "#1234567", "\x1b[31m#"} {
		if s.Badge(bad) != (Style{}) {
			t.Errorf("%q made a badge", bad)
		}
	}
	if New(HighContrast, true).Badge("#ffffff") != (Style{}) { // either everybody has a badge or nobody
		t.Error("high contrast has badges")
	}
}

func TestRenderAllocatesOnce(t *testing.T) {
	s := New(Dark, true).Ink(Danger)
	if n := testing.AllocsPerRun(100, func() { _ = s.Render("never joined") }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}
