package picture

import (
	"fmt"
	"strings"
)

// shape draws a cell that is a line or a block, and reports whether it was one.
func (d *drawing) shape(x, y int, content, colour string) bool {
	r := []rune(content)
	if len(r) != 1 {
		return false
	}
	left, top := float64(x*cellW), float64(y*cellH)
	switch {
	case r[0] >= '▀' && r[0] <= '▐':
		d.block(r[0], left, top, colour)
	case r[0] >= '░' && r[0] <= '▓':
		opacity := float64(r[0]-'░'+1) * 0.25
		fmt.Fprintf(&d.shapes, `<rect x="%g" y="%g" width="%d" height="%d" fill="%s" opacity="%g"/>`+"\n", left, top, cellW, cellH, colour, opacity)
	case r[0] >= 0x2801 && r[0] <= 0x28ff:
		d.braille(r[0], left, top, colour)
	case corners[r[0]] != "":
		d.stroke(colour, corner(corners[r[0]], left, top))
	case r[0] == '●' || r[0] == '○':
		d.disc(r[0], left, top, colour)
	case triangles[r[0]] != "":
		fmt.Fprintf(&d.texts, `<path transform="translate(%g %g)" fill="%s" d="%s"/>`+"\n", left, top, colour, triangles[r[0]])
	case arms[r[0]] != 0:
		d.arms(arms[r[0]], left, top, colour)
	default:
		return false
	}
	return true
}

// block draws the halves and eighths, U+2580 to U+2590.
func (d *drawing) block(r rune, left, top float64, colour string) {
	w, h := float64(cellW), float64(cellH)
	switch {
	case r == '▀':
		h /= 2
	case r <= '█':
		h = h * float64(r-'▀') / 8
		top += cellH - h
	case r <= '▏':
		w = w * float64('▐'-r) / 8
	default:
		w /= 2
		left += w
	}
	d.rect(left, top, w, h, colour)
}

// brailleDots has the column and row of the eight dots of a braille cell, by bit.
var brailleDots = [8][2]float64{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}}

func (d *drawing) braille(r rune, left, top float64, colour string) {
	for bit, dot := range brailleDots {
		if int(r-0x2800)>>bit&1 == 0 {
			continue
		}
		fmt.Fprintf(&d.texts, `<circle cx="%g" cy="%g" r="1.2" fill="%s"/>`+"\n", left+2.5+4*dot[0], top+4+4*dot[1], colour)
	}
}

// triangles has the paths of triangles within their cell. Fonts draw them in very different
// sizes.
var triangles = map[rune]string{
	'▸': "M2 5.5L7.5 10L2 14.5Z",
	'▴': "M1 13L4.5 7.5L8 13Z",
	'▾': "M1 8L4.5 13.5L8 8Z",
	'▲': "M0 14.5L4.5 6L9 14.5Z",
}

func (d *drawing) disc(r rune, left, top float64, colour string) {
	look := `fill="` + colour + `" r="3.4"`
	if r == '○' {
		look = `fill="none" stroke="` + colour + `" stroke-width="1.2" r="3"`
	}
	fmt.Fprintf(&d.texts, `<circle cx="%g" cy="%g" %s/>`+"\n", left+cellW/2.0, top+half, look)
}

// arm is a set of lines from the middle of a cell to its sides.
type arm uint8

const (
	toLeft arm = 1 << iota
	toRight
	toTop
	toBottom
	heavy
)

var arms = map[rune]arm{
	'─': toLeft | toRight, '│': toTop | toBottom,
	'┌': toRight | toBottom, '┐': toLeft | toBottom, '└': toRight | toTop, '┘': toLeft | toTop,
	'├': toTop | toBottom | toRight, '┤': toTop | toBottom | toLeft,
	'┬': toLeft | toRight | toBottom, '┴': toLeft | toRight | toTop, '┼': toLeft | toRight | toTop | toBottom,
	'╴': toLeft, '╶': toRight, '╵': toTop, '╷': toBottom,
	'━': toLeft | toRight | heavy, '┃': toTop | toBottom | heavy,
}

// corners has the sides that each rounded corner joins.
var corners = map[rune]string{'╭': "rb", '╮': "lb", '╰': "rt", '╯': "lt"}

// corner returns the path of a rounded corner.
func corner(sides string, left, top float64) string {
	const bend = cellW / 2.0
	midX, midY := left+cellW/2.0, top+half
	endX, endY := left, top
	outX, outY := -bend, -bend
	if sides[0] == 'r' {
		endX, outX = left+cellW, bend
	}
	if sides[1] == 'b' {
		endY, outY = top+cellH, bend
	}
	return fmt.Sprintf("M%g %gV%gQ%g %g %g %gH%g", midX, endY, midY+outY, midX, midY, midX+outX, midY, endX)
}

func (d *drawing) arms(a arm, left, top float64, colour string) {
	midX, midY := left+cellW/2.0, top+half
	if a&heavy != 0 {
		d.heavyLine(a, left, top, colour)
		return
	}
	right, bottom, path := left+cellW, top+cellH, ""
	if a&(toLeft|toRight) != 0 {
		path += fmt.Sprintf("M%g %gH%g", reach(a, toLeft, left, midX), midY, reach(a, toRight, right, midX))
	}
	if a&(toTop|toBottom) != 0 {
		path += fmt.Sprintf("M%g %gV%g", midX, reach(a, toTop, top, midY), reach(a, toBottom, bottom, midY))
	}
	d.stroke(colour, path)
}

// reach returns where a line ends at a side: at the edge if the set has that side, else in
// the middle.
func reach(a, side arm, edge, middle float64) float64 {
	if a&side != 0 {
		return edge
	}
	return middle
}

// heavyLine draws a thick line through the cell.
func (d *drawing) heavyLine(a arm, left, top float64, colour string) {
	x, y, w, h := left, top+half-1.5, float64(cellW), 3.0
	if a&toTop != 0 {
		x, y, w, h = left+cellW/2.0-1.5, top, 3, cellH
	}
	d.rect(x, y, w, h, colour)
}

// stroke adds a line to those of its colour.
func (d *drawing) stroke(colour, path string) {
	b, ok := d.strokes[colour]
	if !ok {
		b = new(strings.Builder)
		d.strokes[colour] = b
		d.colours = append(d.colours, colour)
	}
	b.WriteString(path)
}
