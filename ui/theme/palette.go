package theme

import "image/color"

// Palette holds the colours of a theme for code that can't use a [Style], such as form
// themes and pictures. In the mono theme every colour is nil.
type Palette struct {
	// Background is the terminal background that the theme is designed for. It is never
	// painted.
	Background color.Color
	// Inks are the text colours by meaning, on the terminal's background.
	Inks [inkCount]color.Color
	// Selection is the background of the cursor row, SelectedInks the text on it.
	Selection    color.Color
	SelectedInks [inkCount]color.Color
	// Fills are the colours of the full parts of bars, less bright than text.
	Fills [inkCount]color.Color
	// Frame is the border of an unfocused frame, Backdrop the text behind an overlay.
	Frame, Backdrop color.Color
}

// rgb returns the colour 0xRRGGBB.
func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// inks returns colours for the inks, in the order of the Ink constants.
func inks(hex [inkCount]uint32) (c [inkCount]color.Color) {
	for i, h := range hex {
		c[i] = rgb(h)
	}
	return c
}

func darkPalette() Palette {
	return Palette{
		Background:   rgb(0x16161e),
		Inks:         inks([...]uint32{0xdcdce8, 0x9d9db5, 0xffffff, 0xa99cff, 0x7fd88f, 0x7cc4f5, 0xf2c46d, 0xff8f8f}),
		Selection:    rgb(0x37315c),
		SelectedInks: inks([...]uint32{0xf2f2fa, 0xbdbdd2, 0xffffff, 0xc3baff, 0x8fe49f, 0x93d2fb, 0xf7d084, 0xffaaaa}),
		Fills:        inks([...]uint32{0xb4b4c4, 0x77778c, 0xdcdce8, 0x8b7bf2, 0x62bd74, 0x5caae0, 0xd9ab52, 0xe57373}),
		Frame:        rgb(0x55556e),
		Backdrop:     rgb(0x565669),
	}
}

func lightPalette() Palette {
	return Palette{
		Background:   rgb(0xffffff),
		Inks:         inks([...]uint32{0x22222f, 0x5b5b70, 0x000000, 0x5a43d0, 0x116329, 0x0656b0, 0x7d4e00, 0xb3202c}),
		Selection:    rgb(0xe2dcff),
		SelectedInks: inks([...]uint32{0x16161f, 0x4a4a5e, 0x000000, 0x3a249c, 0x0d4f20, 0x05468f, 0x653f00, 0x961722}),
		Fills:        inks([...]uint32{0x5b5b70, 0x74748a, 0x22222f, 0x7362e0, 0x2a8a4a, 0x2f7bd0, 0xa86a00, 0xcf4450}),
		Frame:        rgb(0xa5a3ba),
		Backdrop:     rgb(0xa3a3b3),
	}
}

func highContrastDarkPalette() Palette {
	return Palette{
		Background:   rgb(0x000000),
		Inks:         inks([...]uint32{0xffffff, 0xd4d4d4, 0xffffff, 0xc9bfff, 0x86ff9e, 0x9adcff, 0xffe26b, 0xffb3b3}),
		Fills:        inks([...]uint32{0xffffff, 0xd4d4d4, 0xffffff, 0xc9bfff, 0x86ff9e, 0x9adcff, 0xffe26b, 0xffb3b3}),
		Selection:    rgb(0xffffff),
		SelectedInks: inks([...]uint32{0x000000, 0x333333, 0x000000, 0x3b1fb0, 0x004d12, 0x003f7d, 0x5c3a00, 0x8c0010}),
		Frame:        rgb(0xb8b8b8),
		Backdrop:     rgb(0x8a8a8a),
	}
}

func highContrastLightPalette() Palette {
	return Palette{
		Background:   rgb(0xffffff),
		Inks:         inks([...]uint32{0x000000, 0x333333, 0x000000, 0x3b1fb0, 0x004d12, 0x003f7d, 0x5c3a00, 0x8c0010}),
		Fills:        inks([...]uint32{0x000000, 0x333333, 0x000000, 0x3b1fb0, 0x004d12, 0x003f7d, 0x5c3a00, 0x8c0010}),
		Selection:    rgb(0x000000),
		SelectedInks: inks([...]uint32{0xffffff, 0xd4d4d4, 0xffffff, 0xc9bfff, 0x86ff9e, 0x9adcff, 0xffe26b, 0xffb3b3}),
		Frame:        rgb(0x5a5a5a),
		Backdrop:     rgb(0x767676),
	}
}
