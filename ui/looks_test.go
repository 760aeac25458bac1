package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"cutui/ui/theme"
	"cutui/ui/uitest"
	"cutui/ui/uitest/picture"
)

// look is a theme with a background and a depth.
type look struct {
	label string
	st    *theme.Styles
	name  string
}

func looks() []look {
	return []look{
		{"dark", theme.New(theme.Dark, true), theme.Dark},
		{"light", theme.New(theme.Light, false), theme.Light},
		{"high-contrast", theme.New(theme.HighContrast, true), theme.HighContrast},
		{"high-contrast-light", theme.New(theme.HighContrast, false), theme.HighContrast},
		{"16-colours", theme.NewAt(theme.Sixteen, theme.Dark, true), theme.Dark},
		{"mono", theme.New(theme.Mono, true), theme.Mono},
	}
}

// cells returns the cells of a frame.
func cells(frame string, w, h int) [][]uv.Cell {
	buf := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(frame).Draw(buf, buf.Bounds())
	rows := make([][]uv.Cell, h)
	for y := range rows {
		for x := range w {
			rows[y] = append(rows[y], *buf.CellAt(x, y))
		}
	}
	return rows
}

func window(l look) picture.Window {
	w := picture.Dark(l.label)
	if !l.st.Dark {
		w = picture.Light(l.label)
	}
	if c := l.st.Palette.Background; c != nil && l.st.Depth == theme.Rich {
		w.Background = c
	}
	return w
}

// TestPictures compares pictures of four screens in every look, for reviewers to look at.
func TestPictures(t *testing.T) {
	t.Parallel()
	const w, h = 80, 24
	for _, sc := range scenes() {
		if !slices.Contains([]string{"marked", "review", "audit-findings", "help"}, sc.name) {
			continue
		}
		for _, l := range looks() {
			t.Run(sc.name+"/"+l.label, func(t *testing.T) {
				t.Parallel()
				uitest.GoldenAs(t, "svg", picture.SVG(cells(sc.frame(t, w, h, l.name, l.st), w, h), window(l)))
			})
		}
	}
}

// TestScenes compares the text of the screens that no other test compares.
func TestScenes(t *testing.T) {
	t.Parallel()
	for _, size := range screenSizes {
		for _, sc := range scenes() {
			if sc.elsewhere {
				continue
			}
			t.Run(fmt.Sprintf("%s/%dx%d", sc.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				st := theme.New(theme.Dark, true)
				uitest.Golden(t, sc.frame(t, size[0], size[1], theme.Dark, st))
			})
		}
	}
}

// Looks differ only in colours and glyphs: every scene has the same text in each theme with
// colours, and only ASCII in the ASCII look.
func TestLooksHaveTheSameText(t *testing.T) {
	t.Parallel()
	const w, h = 80, 24
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			want := textOf(t, sc, look{"dark", theme.New(theme.Dark, true), theme.Dark}, w, h)
			for _, l := range []look{
				{"light", theme.New(theme.Light, false), theme.Light},
				{"16 colours", theme.NewAt(theme.Sixteen, theme.Dark, true), theme.Dark},
			} {
				if got := textOf(t, sc, l, w, h); got != want {
					t.Errorf("%s has another text:\n%s\nwant:\n%s", l.label, got, want)
				}
			}
			plain := look{"ascii", theme.New(theme.Dark, true).With(theme.ASCII()), theme.Dark}
			for _, r := range textOf(t, sc, plain, w, h) {
				if strings.ContainsRune("▸✓●○▲✗…▴▾┃─│╭╮╰╯█▏░━╸═╍", r) {
					t.Fatalf("ASCII has %q:\n%s", r, textOf(t, sc, plain, w, h))
				}
			}
		})
	}
}

// textOf returns a scene's text, with blanks for the empty part of bars.
func textOf(t *testing.T, sc scene, l look, w, h int) string {
	t.Helper()
	return strings.ReplaceAll(ansi.Strip(sc.frame(t, w, h, l.name, l.st)), "░", " ")
}
