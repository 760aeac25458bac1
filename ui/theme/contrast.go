package theme

import (
	"image/color"
	"math"
	"strconv"
)

// Contrast returns the WCAG 2 contrast ratio of two opaque colours, 1 to 21.
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance returns the relative luminance of WCAG 2, 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(channel uint32) float64 {
	v := float64(channel) / 0xffff
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// parseHex reads "#RRGGBB".
func parseHex(hex string) (color.Color, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return nil, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 24)
	if err != nil {
		return nil, false
	}
	return rgb(uint32(n)), true
}
