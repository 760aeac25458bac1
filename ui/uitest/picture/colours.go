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

// mostColours are more than a terminal's dozen by the edges of letters.
const mostColours = 64

// fewColours is a PNG with a palette of its most frequent colours; every other becomes
// the nearest of them.
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

// coarse is a colour in steps that nobody sees, so that fewer of them differ.
func coarse(c color.Color) color.NRGBA {
	const step = 0xfc
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return color.NRGBA{R: n.R & step, G: n.G & step, B: n.B & step, A: n.A}
}

// frequent are colours that are not like each other, so that a warning keeps its own
// where it is rare, and then the most frequent of the others.
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

// distance is how far two colours are from each other, from 0 to 765.
func distance(a, b color.NRGBA) int {
	apart := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return apart(a.R, b.R) + apart(a.G, b.G) + apart(a.B, b.B) + apart(a.A, b.A)
}

func number(c color.NRGBA) uint32 {
	return uint32(c.R)<<24 | uint32(c.G)<<16 | uint32(c.B)<<8 | uint32(c.A)
}
