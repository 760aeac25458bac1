package picture

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// mostColours is enough for a terminal's dozen colours and the edges of its letters.
const mostColours = 64

// fewColours reduces a PNG to a palette of its most frequent colours. Every other colour
// becomes the nearest of them.
func fewColours(data []byte) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	size := img.Bounds()
	counts := map[color.NRGBA]int{}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			counts[coarse(img.At(x, y))]++
		}
	}
	palette := frequent(counts)
	out, nearest := image.NewPaletted(size, palette), map[color.NRGBA]uint8{}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			c := coarse(img.At(x, y))
			i, ok := nearest[c]
			if !ok {
				i = uint8(palette.Index(c))
				nearest[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}

// coarse rounds a colour by an invisible amount, so that fewer colours differ.
func coarse(c color.Color) color.NRGBA {
	const step = 0xfc
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return color.NRGBA{R: n.R & step, G: n.G & step, B: n.B & step, A: n.A}
}

// frequent returns a palette: first frequent colours that differ clearly, so that a rare one
// such as a warning's keeps its place, and then the most frequent of the rest.
func frequent(counts map[color.NRGBA]int) color.Palette {
	order := slices.SortedFunc(maps.Keys(counts), func(a, b color.NRGBA) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(number(a), number(b)))
	})
	var palette color.Palette
	taken := map[color.NRGBA]bool{}
	for _, apart := range []int{60, 0} {
		for _, c := range order {
			if len(palette) == mostColours {
				return palette
			}
			if !taken[c] && !slices.ContainsFunc(palette, func(p color.Color) bool { return distance(p.(color.NRGBA), c) < apart }) {
				palette, taken[c] = append(palette, c), true
			}
		}
	}
	return palette
}

// distance returns how far apart two colours are, from 0 to 1020.
func distance(a, b color.NRGBA) int {
	apart := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return apart(a.R, b.R) + apart(a.G, b.G) + apart(a.B, b.B) + apart(a.A, b.A)
}

func number(c color.NRGBA) uint32 {
	return uint32(c.R)<<24 | uint32(c.G)<<16 | uint32(c.B)<<8 | uint32(c.A)
}
