package ui_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	uv "github.com/charmbracelet/ultraviolet"

	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest"
)

// looks are the themes that every screen is compared in, besides the ASCII one,
// which differs in its characters only.
var looks = []string{theme.Dark, theme.Light, theme.HighContrast, theme.Mono}

// scene is a screen with what leads to it.
type scene struct {
	name string
	to   func(s *screen)
}

// scenes are the screens whose cells are compared in every theme and size.
func scenes() []scene {
	keyed := func(first string, keys []string) func(*screen) {
		return func(s *screen) {
			for _, key := range append(strings.Fields(first), keys...) {
				if !strings.HasPrefix(key, "wait ") {
					s.keys(key)
				}
			}
		}
	}
	var all []scene
	for _, v := range views {
		to := keyed("", v.keys)
		all = append(all, scene{v.name, func(s *screen) {
			to(s)
			for _, r := range v.paste {
				s.keys(string(r))
			}
		}})
	}
	for _, v := range auditViews {
		all = append(all, scene{"audit-" + v.name, keyed("a", v.keys)})
	}
	return append(all,
		scene{"invite", func(s *screen) { s.keys("i"); s.types("sam@client.example ines2@northwind.example joe@gmial.com") }},
		scene{"rights", func(s *screen) { s.keys("i"); s.types("sam@client.example"); s.keys("enter") }},
		scene{"review", func(s *screen) { s.keys("i"); s.types("sam@client.example"); s.keys("enter", "enter", "enter") }},
		scene{"refused", func(s *screen) { s.keys("u") }},
	)
}

// draw is a scene in a look as cells.
func draw(t *testing.T, sc scene, w, h int, wear func(*ui.Deps)) *uv.ScreenBuffer {
	t.Helper()
	var buf uv.ScreenBuffer
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(t, newWorld(29), w, h, wear)
		sc.to(s)
		buf = uv.NewScreenBuffer(w, h)
		uv.NewStyledString(s.View().Content).Draw(buf, buf.Bounds())
	})
	return &buf
}

// TestLooks compares every screen in every theme and size, cell by cell. A golden
// tells for each kind of cell how each theme draws it, then where those cells are,
// and then the characters of the ASCII look.
func TestLooks(t *testing.T) {
	t.Parallel()
	for _, size := range screenSizes {
		for _, sc := range scenes() {
			t.Run(fmt.Sprintf("%s/%dx%d", sc.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				var drawn []*uv.ScreenBuffer
				for _, name := range looks {
					drawn = append(drawn, draw(t, sc, size[0], size[1], func(d *ui.Deps) {
						d.Options.Theme, d.Styles = name, theme.New(name, true)
					}))
				}
				plain := draw(t, sc, size[0], size[1], func(d *ui.Deps) { d.Styles = d.Styles.With(theme.ASCII()) })
				uitest.Golden(t, kinds(drawn, size[0], size[1])+"\n"+characters(plain, size[0], size[1]))
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
				kind[i] = looks[i] + " " + styleWords(buf.CellAt(x, y))
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
