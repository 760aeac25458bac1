// Package picture draws the cells of a terminal as a picture of a window. Lines and bars are
// drawn as shapes, so that they join in every font, and each character is placed in its
// cell, so that columns stay straight.
package picture

import (
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// The measures of a picture in its own units, pixels at scale 1.
const (
	cellW    = 9
	cellH    = 20
	baseline = 15
	fontSize = 15
	padX     = 16
	padY     = 12
	barH     = 38 // of the title bar
	radius   = 10 // of the window's corners
	half     = cellH / 2
)

// emojiStack comes before the fonts that draw emoji in black and white.
const emojiStack = `'Apple Color Emoji','Segoe UI Emoji','Noto Color Emoji',sans-serif`

const fontStack = `'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace`

// Window is the look around the cells.
type Window struct {
	Title string
	// Background and Foreground are the terminal's own colours.
	Background, Foreground color.Color
	// Cursor draws a cursor on the cell CursorX, CursorY.
	Cursor           bool
	CursorX, CursorY int
}

// Dark returns a window with a dark background.
func Dark(title string) Window {
	return Window{Title: title, Background: rgb(0x16161e), Foreground: rgb(0xdcdce8)}
}

// Light returns a window with a white background.
func Light(title string) Window {
	return Window{Title: title, Background: rgb(0xffffff), Foreground: rgb(0x22222f)}
}

// SVG draws lines of cells as a self-contained SVG document. The same cells always give the
// same bytes.
func SVG(cells [][]uv.Cell, window Window) string {
	d := newDrawing(window)
	for y, line := range cells {
		d.line(y, line)
	}
	var b, body strings.Builder
	d.writeBody(&body)
	document(&b, d, columnsOf(cells), len(cells), "", body.String())
	return b.String()
}

func columnsOf(cells [][]uv.Cell) int {
	columns := 0
	for _, line := range cells {
		columns = max(columns, len(line))
	}
	return columns
}

// document writes a whole document: the window, and in it the body, which is columns×lines
// cells. rules are further CSS rules.
func document(b *strings.Builder, d *drawing, columns, lines int, rules, body string) {
	w, h := columns*cellW+2*padX, lines*cellH+2*padY+barH
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="%s" font-size="%d">`+"\n",
		w, h, fontStack, fontSize)
	d.styles.write(b, rules)
	writeWindow(b, d.window, w, h)
	fmt.Fprintf(b, `<g transform="translate(%d %d)">`+"\n", padX, barH+padY)
	b.WriteString(body)
	b.WriteString("</g>\n</svg>\n")
}

// writeWindow draws the window with its title bar and three buttons.
func writeWindow(b *strings.Builder, window Window, w, h int) {
	bg := window.Background
	bar, edge, title := mix(bg, window.Foreground, 0.06), mix(bg, window.Foreground, 0.20), mix(bg, window.Foreground, 0.60)
	fmt.Fprintf(b, `<rect x=".5" y=".5" width="%d" height="%d" rx="%d" fill="%s"/>`+"\n", w-1, h-1, radius, hex(bg))
	fmt.Fprintf(b, `<path d="M.5 %dV%g a%d %[3]d 0 0 1 %[3]d -%[3]dH%g a%[3]d %[3]d 0 0 1 %[3]d %[3]dV%[1]dZ" fill="%[5]s"/>`+"\n",
		barH, radius+.5, radius, float64(w)-.5-radius, hex(bar))
	for i, c := range []uint32{0xff5f57, 0xfebc2e, 0x28c840} {
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="6" fill="%s"/>`+"\n", 22+i*20, barH/2, hex(rgb(c)))
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" font-size="13" fill="%s">%s</text>`+"\n", w/2, barH/2+5, hex(title), escape(window.Title))
	fmt.Fprintf(b, `<rect x=".5" y=".5" width="%d" height="%d" rx="%d" fill="none" stroke="%s"/>`+"\n", w-1, h-1, radius, hex(edge))
}

// escape makes text safe between tags and in attributes. It removes what XML can't contain.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0xfffe || r == 0xffff || r == '\ufffd' {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
