package theme

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Depth is how many colours a terminal shows, in the steps that matter to a look.
type Depth uint8

// The depths: 256 colours or more, which come close enough to the palette; 16 colours,
// whose values the terminal chooses; none.
const (
	Rich Depth = iota
	Sixteen
	Colorless
)

// DepthOf returns the depth of a colour profile.
func DepthOf(p colorprofile.Profile) Depth {
	switch p {
	case colorprofile.TrueColor, colorprofile.ANSI256:
		return Rich
	case colorprofile.ANSI:
		return Sixteen
	case colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII:
	}
	return Colorless
}

// Colors returns the colour profile of the terminal according to its environment, unless
// the user wants colours "always" or "never". sure means that no answer from the terminal
// can change the profile, because the user chose it or TERM names a terminal without colours.
func Colors(wanted string, environ []string) (p colorprofile.Profile, sure bool) {
	switch wanted {
	case "never":
		return colorprofile.ASCII, true
	case "always":
		return colorprofile.TrueColor, true
	}
	p = colorprofile.Env(environ)
	if p == colorprofile.ANSI && colorlessTerm(environ) {
		return colorprofile.ASCII, true
	}
	return p, false
}

// colorlessTerm reports whether TERM names a terminal without colours. Terminfo's names for
// those are vtNNN, and xterm-mono, xterm-m, linux-m and so on.
func colorlessTerm(environ []string) bool {
	term := ""
	for _, e := range environ {
		if value, ok := strings.CutPrefix(e, "TERM="); ok {
			term = value
		}
	}
	if digits, ok := strings.CutPrefix(term, "vt"); ok && strings.Trim(digits, "0123456789") == "" {
		return true
	}
	return strings.HasSuffix(term, "-mono") || strings.HasSuffix(term, "-m")
}

// sixteen returns the look for 16 colours. The terminal chooses their values, so it uses
// only those that are readable with the values of xterm, VGA and the Linux console. The
// cursor row is in reverse video.
func sixteen(name string, dark bool) *Styles {
	p := sixteenPalette(dark)
	s := coloured(name, dark, p)
	s.Depth = Sixteen
	s.Frame, s.Backdrop = style(p.Frame, nil, 0), style(nil, nil, faint)
	s.FrameFocused = style(p.Inks[Accent], nil, bold)
	for i := range inkCount {
		s.selected[i] = style(nil, nil, reverse|weight(i)|underlined(i))
		s.fill[i] = s.plain[i]
	}
	return s
}

// underlined returns an underline for danger, for where its colour can't be seen.
func underlined(i Ink) attr {
	if i == Danger {
		return underline
	}
	return 0
}

// sixteenPalette returns the terminal's own colours; nil is its text colour.
func sixteenPalette(dark bool) Palette {
	if dark {
		return Palette{
			Background: ansi.Black,
			Inks: [inkCount]color.Color{
				Dim: ansi.White, Accent: ansi.BrightMagenta, Good: ansi.BrightGreen,
				Notice: ansi.BrightCyan, Warning: ansi.BrightYellow, Danger: ansi.BrightRed,
			},
		}
	}
	return Palette{
		Background: ansi.BrightWhite,
		Inks:       [inkCount]color.Color{Accent: ansi.Blue, Warning: ansi.Magenta, Danger: ansi.Red},
	}
}
