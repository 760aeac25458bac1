package picture

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// drawing collects the parts of a picture, from bottom to top: backgrounds, shapes, text.
type drawing struct {
	window      Window
	backgrounds strings.Builder
	shapes      strings.Builder
	texts       strings.Builder

	styles  *styles
	strokes map[string]*strings.Builder
	colours []string // the keys of strokes, in the order of their use
}

func newDrawing(window Window) *drawing {
	return &drawing{window: window, styles: &styles{classes: map[string]int{}}, strokes: map[string]*strings.Builder{}}
}

// styles has a CSS class for each style of text.
type styles struct {
	classes map[string]int // CSS rules to class number
	rules   []string       // by class number
}

// run is adjacent text in one style that is not yet drawn.
type run struct {
	rtl  bool
	text strings.Builder
	xs   []string
	css  string
}

func (r *run) add(x int, text string) {
	r.text.WriteString(text)
	r.xs = append(r.xs, strconv.Itoa(x*cellW))
}

func (d *drawing) line(y int, cells []uv.Cell) {
	d.background(y, cells)
	var r run
	for x, c := range cells {
		if d.window.Cursor && x == d.window.CursorX && y == d.window.CursorY {
			c.Style.Attrs ^= uv.AttrReverse
			d.fill(x, y, max(1, c.Width), hex(d.window.Foreground))
		}
		d.lines(x, y, c)
		if c.Width < 1 || strings.TrimSpace(c.Content) == "" || c.Style.Attrs&uv.AttrConceal != 0 {
			if r.rtl && x+1 < len(cells) && rightToLeft(cells[x+1].Content) {
				r.add(x, " ")
				continue
			}
			d.flush(y, &r)
			continue
		}
		p := d.paint(c)
		if d.shape(x, y, c.Content, hex(p.fg)) {
			d.flush(y, &r)
			continue
		}
		// A wide character or a sequence is placed alone, since it may be drawn in
		// another font.
		alone := c.Width > 1 || utf8.RuneCountInString(c.Content) > 1
		css, rtl := p.css(), rightToLeft(c.Content)
		if emoji(c.Content) {
			css += ";font-family:" + emojiStack
		}
		if alone || r.css != css || r.rtl != rtl {
			d.flush(y, &r)
			r.css, r.rtl = css, rtl
		}
		r.add(x, c.Content)
		if alone {
			d.flush(y, &r)
		}
	}
	d.flush(y, &r)
}

// background fills runs of cells that have the same background.
func (d *drawing) background(y int, cells []uv.Cell) {
	start, colour := 0, ""
	for x := 0; x <= len(cells); x++ {
		here := ""
		if x < len(cells) {
			if cells[x].Width == 0 && x > 0 {
				continue
			}
			if p := d.paint(cells[x]); p.filled {
				here = hex(p.bg)
			}
		}
		if here == colour {
			continue
		}
		if colour != "" {
			d.fill(start, y, x-start, colour)
		}
		start, colour = x, here
	}
}

// lines draws the lines under and through a cell.
func (d *drawing) lines(x, y int, c uv.Cell) {
	if c.Width < 1 {
		return
	}
	left, w, colour := float64(x*cellW), float64(c.Width*cellW), hex(d.paint(c).fg)
	if c.Style.Underline != uv.UnderlineNone {
		d.rect(left, float64(y*cellH+baseline+2), w, 1, colour)
	}
	if c.Style.Attrs&uv.AttrStrikethrough != 0 {
		d.rect(left, float64(y*cellH+baseline-5), w, 1, colour)
	}
}

// rect adds a filled shape.
func (d *drawing) rect(x, y, w, h float64, colour string) {
	fmt.Fprintf(&d.shapes, `<rect x="%g" y="%g" width="%g" height="%g" fill="%s"/>`+"\n", x, y, w, h, colour)
}

func (d *drawing) fill(x, y, n int, colour string) {
	fmt.Fprintf(&d.backgrounds, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", x*cellW, y*cellH, n*cellW, cellH, colour)
}

// flush draws the run. Every character has its own x, for fonts that are wider or narrower
// than the cells. Right-to-left text is laid out by the viewer.
func (d *drawing) flush(y int, r *run) {
	if r.text.Len() == 0 {
		r.css = ""
		return
	}
	if r.rtl {
		r.xs = r.xs[:1]
	}
	fmt.Fprintf(&d.texts, `<text class="c%d" y="%d" x="%s">%s</text>`+"\n", d.styles.class(r.css), y*cellH+baseline, strings.Join(r.xs, " "), escape(r.text.String()))
	*r = run{}
}

func rightToLeft(content string) bool {
	r, _ := utf8.DecodeRuneInString(content)
	return unicode.In(r, unicode.Hebrew, unicode.Arabic)
}

// emoji reports whether a cell's content is an emoji.
func emoji(content string) bool {
	r, _ := utf8.DecodeRuneInString(content)
	return r >= 0x1f000 && r < 0x20000
}

func (s *styles) class(css string) int {
	if n, ok := s.classes[css]; ok {
		return n
	}
	s.classes[css] = len(s.rules)
	s.rules = append(s.rules, css)
	return len(s.rules) - 1
}

func (s *styles) write(b *strings.Builder, more string) {
	b.WriteString("<style>")
	for i, css := range s.rules {
		fmt.Fprintf(b, ".c%d{%s}", i, css)
	}
	b.WriteString(more + "</style>\n")
}

func (d *drawing) writeBody(b *strings.Builder) {
	b.WriteString(`<g shape-rendering="crispEdges">` + "\n" + d.backgrounds.String() + d.shapes.String() + "</g>\n")
	for _, colour := range d.colours {
		fmt.Fprintf(b, `<path fill="none" stroke="%s" stroke-width="1.2" d="%s"/>`+"\n", colour, d.strokes[colour].String())
	}
	b.WriteString(d.texts.String())
}
