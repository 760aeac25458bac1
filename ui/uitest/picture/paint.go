package picture

import (
	"fmt"
	"image/color"

	uv "github.com/charmbracelet/ultraviolet"
)

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// mix returns a mix of two colours, with a share of b from 0 to 1.
func mix(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	part := func(x, y uint32) uint8 { return uint8((float64(x)*(1-share) + float64(y)*share) / 0x101) }
	return color.RGBA{R: part(ar, br), G: part(ag, bg), B: part(ab, bb), A: 0xff}
}

// paint is how a cell is drawn, with defaults and attributes resolved.
type paint struct {
	fg, bg color.Color
	filled bool // the background differs from the window's
	style  uv.Style
}

func (d *drawing) paint(c uv.Cell) paint {
	p := paint{fg: c.Style.Fg, bg: c.Style.Bg, filled: c.Style.Bg != nil, style: c.Style}
	if p.fg == nil {
		p.fg = d.window.Foreground
	}
	if p.bg == nil {
		p.bg = d.window.Background
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		p.fg, p.bg, p.filled = p.bg, p.fg, true
	}
	if c.Style.Attrs&uv.AttrFaint != 0 {
		p.fg = mix(p.fg, p.bg, 0.45)
	}
	return p
}

// css returns the CSS rules for text.
func (p paint) css() string {
	rules := "fill:" + hex(p.fg)
	if p.style.Attrs&uv.AttrBold != 0 {
		rules += ";font-weight:700"
	}
	if p.style.Attrs&uv.AttrItalic != 0 {
		rules += ";font-style:italic"
	}
	return rules
}
