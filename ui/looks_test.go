package ui_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"cutui/ui/theme"
	"cutui/ui/uitest"
)

// look is a theme with the background that it is drawn for.
type look struct {
	name string
	dark bool
}

// looks are what every screen is compared in, besides the ASCII one, which differs
// in its characters only.
var looks = []look{{theme.Dark, true}, {theme.Light, false}, {theme.HighContrast, true}, {theme.HighContrast, false}, {theme.Mono, true}}

// label tells apart what a background changes.
func (l look) label() string {
	if l.name == theme.HighContrast && !l.dark {
		return l.name + " on light"
	}
	return l.name
}

func (l look) styles() *theme.Styles { return theme.New(l.name, l.dark) }

// cells are the cells of a frame.
func cells(frame string, w, h int) *uv.ScreenBuffer {
	buf := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(frame).Draw(buf, buf.Bounds())
	return &buf
}

// TestLooks compares every screen in every theme and size, cell by cell. A golden
// tells for each kind of cell how each theme draws it, then where those cells are,
// and then the characters of the ASCII look.
func TestLooks(t *testing.T) {
	t.Parallel()
	for _, size := range screenSizes {
		for _, sc := range scenes() {
			w, h := size[0], size[1]
			t.Run(fmt.Sprintf("%s/%dx%d", sc.name, w, h), func(t *testing.T) {
				t.Parallel()
				var drawn []*uv.ScreenBuffer
				for _, l := range looks {
					drawn = append(drawn, cells(sc.frame(t, w, h, l.name, l.styles()), w, h))
				}
				plain := cells(sc.frame(t, w, h, theme.Dark, looks[0].styles().With(theme.ASCII())), w, h)
				uitest.Golden(t, kinds(drawn, w, h)+"\n"+characters(plain, w, h))
			})
		}
	}
}

// kinds lists the kinds of cells, and then the rows of the screen as lengths of
// them. A kind is drawn alike in each theme.
func kinds(drawn []*uv.ScreenBuffer, w, h int) string {
	var legend []string
	var rows strings.Builder
	for y := range h {
		last, n := "", 0
		flush := func() {
			if n > 0 {
				fmt.Fprintf(&rows, " %d%s", n, last)
			}
		}
		for x := range w {
			kind := make([]string, len(drawn))
			for i, buf := range drawn {
				kind[i] = looks[i].label() + " " + styleWords(buf.CellAt(x, y))
			}
			line := strings.Join(kind, ", ")
			at := slices.Index(legend, line)
			if at < 0 {
				at, legend = len(legend), append(legend, line)
			}
			if name := kindName(at); name == last {
				n++
			} else {
				flush()
				last, n = name, 1
			}
		}
		flush()
		rows.WriteByte('\n')
	}
	var b strings.Builder
	for i, line := range legend {
		fmt.Fprintf(&b, "%s: %s\n", kindName(i), line)
	}
	return b.String() + "\n" + rows.String()
}

func kindName(i int) string {
	name := string(rune('a' + i%26))
	if i >= 26 {
		return kindName(i/26-1) + name
	}
	return name
}

func styleWords(c *uv.Cell) string {
	var words []string
	for _, part := range []struct {
		label string
		c     color.Color
	}{{"", c.Style.Fg}, {"on ", c.Style.Bg}} {
		if part.c != nil {
			r, g, b, _ := part.c.RGBA()
			words = append(words, fmt.Sprintf("%s#%02X%02X%02X", part.label, r>>8, g>>8, b>>8))
		}
	}
	for _, a := range []struct {
		mask uint8
		word string
	}{{uv.AttrBold, "bold"}, {uv.AttrFaint, "faint"}, {uv.AttrReverse, "reversed"}} {
		if c.Style.Attrs&a.mask != 0 {
			words = append(words, a.word)
		}
	}
	if c.Style.Underline != 0 {
		words = append(words, "underlined")
	}
	if len(words) == 0 {
		return "plain"
	}
	return strings.Join(words, " ")
}

// characters are the cells' texts.
func characters(buf *uv.ScreenBuffer, w, h int) string {
	var b strings.Builder
	for y := range h {
		for x := range w {
			b.WriteString(buf.CellAt(x, y).Content)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
