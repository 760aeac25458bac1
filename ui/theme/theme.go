// Package theme holds the program's looks: colours by meaning, glyphs, and styles that are
// prepared once, so that drawing a cell costs two string concatenations.
package theme

import "image/color"

// Ink is the meaning by which a piece of text is coloured. Colour is never the only sign: a
// glyph or a word says the same.
type Ink uint8

// The inks: plain text in three strengths, one accent, and four meanings.
const (
	Text Ink = iota
	Dim
	Strong
	Accent
	Good
	Notice
	Warning
	Danger
	inkCount
)

// The names of themes that [New] accepts.
const (
	Auto         = "auto"
	Dark         = "dark"
	Light        = "light"
	HighContrast = "high-contrast"
	Mono         = "mono"
)

// Names lists the themes a user can choose, in the order to offer them.
func Names() []string { return []string{Auto, Dark, Light, HighContrast, Mono} }

// Styles is a complete look. It is never changed after [New], so one pointer
// can be shared by everything that draws.
type Styles struct {
	Name    string // the theme drawn: dark, light, high-contrast or mono
	Dark    bool   // meant for a dark background
	Depth   Depth  // the colours it may use
	Glyphs  Glyphs
	Palette Palette

	Frame, FrameFocused Style // borders
	Title, TitleFocused Style // a frame's title
	Tab                 Style // the active tab
	Key                 Style // a key in a hint
	Backdrop            Style // everything behind an overlay

	plain    [inkCount]Style
	selected [inkCount]Style
	fill     [inkCount]Style
}

// Look identifies how Styles look. Styles can be replaced in place, so whatever caches
// drawn text compares Looks, not pointers.
type Look struct {
	name, caret string
	dark        bool
	depth       Depth
}

// Look returns the look of the Styles.
func (s *Styles) Look() Look { return Look{s.Name, s.Glyphs.Caret, s.Dark, s.Depth} }

// New returns the named theme for a dark or light background, in full colour. The themes
// [Dark] and [Light] ignore dark; an unknown name means [Auto].
func New(name string, dark bool) *Styles { return NewAt(Rich, name, dark) }

// NewAt is New for a terminal that is limited to depth. Without colours every theme is
// [Mono].
func NewAt(depth Depth, name string, dark bool) *Styles {
	name, dark = resolve(name, dark)
	switch {
	case name == Mono || depth == Colorless:
		s := mono(dark)
		s.Depth = depth
		return s
	case depth == Sixteen:
		return sixteen(name, dark)
	}
	return coloured(name, dark, palettes(name, dark))
}

// resolve returns the theme that name stands for on a dark or light background.
func resolve(name string, dark bool) (theme string, onDark bool) {
	switch {
	case name == Mono || name == HighContrast:
		return name, dark
	case name == Dark || name != Light && dark:
		return Dark, true
	}
	return Light, false
}

func palettes(name string, dark bool) Palette {
	switch {
	case name == HighContrast && dark:
		return highContrastDarkPalette()
	case name == HighContrast:
		return highContrastLightPalette()
	case dark:
		return darkPalette()
	}
	return lightPalette()
}

// Rebuilt returns the named theme for a dark or light background, with the glyphs and
// depth of s.
func (s *Styles) Rebuilt(name string, dark bool) *Styles {
	return NewAt(s.Depth, name, dark).With(s.Glyphs)
}

// At returns the named theme for a terminal of another depth, with the glyphs and
// background of s.
func (s *Styles) At(depth Depth, name string) *Styles {
	return NewAt(depth, name, s.Dark).With(s.Glyphs)
}

// With returns a copy of s with other glyphs.
func (s *Styles) With(g Glyphs) *Styles {
	other := *s
	other.Glyphs = g
	return &other
}

// Ink returns the style of a meaning on the terminal's background.
func (s *Styles) Ink(i Ink) Style { return s.plain[i] }

// Selected returns the style of a meaning on the cursor row's background.
func (s *Styles) Selected(i Ink) Style { return s.selected[i] }

// Fill returns the style of the full part of a bar.
func (s *Styles) Fill(i Ink) Style { return s.fill[i] }

// Render returns one line of text in an ink.
func (s *Styles) Render(i Ink, text string) string { return s.plain[i].Render(text) }

func coloured(name string, dark bool, p Palette) *Styles {
	s := &Styles{
		Name: name, Dark: dark, Glyphs: Unicode(), Palette: p,
		Frame:        style(p.Frame, nil, 0),
		FrameFocused: style(p.Inks[Accent], nil, 0),
		Title:        style(p.Inks[Text], nil, bold),
		TitleFocused: style(p.Inks[Accent], nil, bold),
		Tab:          style(p.Inks[Strong], nil, bold|underline),
		Key:          style(p.Inks[Accent], nil, bold),
		Backdrop:     style(p.Backdrop, nil, 0),
	}
	for i := range inkCount {
		s.plain[i] = style(p.Inks[i], nil, weight(i))
		s.selected[i] = style(p.SelectedInks[i], p.Selection, weight(i))
		s.fill[i] = style(p.Fills[i], nil, 0)
	}
	return s
}

// weight returns the attribute of an ink in every theme with colours: strong text is bold.
func weight(i Ink) attr {
	if i == Strong {
		return bold
	}
	return 0
}

// mono returns a look of attributes only, so that it works with any colours or none.
func mono(dark bool) *Styles {
	s := &Styles{
		Name: Mono, Dark: dark, Glyphs: Unicode(),
		Frame:        style(nil, nil, faint),
		Title:        style(nil, nil, bold),
		TitleFocused: style(nil, nil, bold),
		Tab:          style(nil, nil, bold|underline),
		Key:          style(nil, nil, bold),
		Backdrop:     style(nil, nil, faint),
	}
	for i, a := range [inkCount]attr{Dim: faint, Strong: bold, Accent: bold, Warning: bold, Danger: bold | underline} {
		s.plain[i] = style(nil, nil, a)
		s.selected[i] = style(nil, nil, a&^faint|reverse)
	}
	return s
}

// Edges returns the glyphs for a frame's border. In the mono theme the focused frame gets a
// double border.
func (s *Styles) Edges(focused bool) Glyphs {
	g := s.Glyphs
	switch {
	case !focused || s.Name != Mono:
	case g.Horizontal == "-":
		g.Horizontal = "="
	default:
		g.Horizontal, g.Vertical = "═", "║"
		g.TopLeft, g.TopRight, g.BottomLeft, g.BottomRight = "╔", "╗", "╚", "╝"
	}
	return g
}

// PointsAt reports whether the cursor's row has the cursor glyph: always, but in the mono
// theme only where the focus is.
func (s *Styles) PointsAt(focused bool) bool { return focused || s.Name != Mono }

// Badge returns the style for a person's initials on their own colour ("#RRGGBB"): black or
// white, whichever is easier to read. It returns the zero Style if hex is not a colour, in
// the mono and high-contrast themes, and with fewer than 256 colours.
func (s *Styles) Badge(hex string) Style {
	bg, ok := parseHex(hex)
	if !ok || s.Name == Mono || s.Name == HighContrast || s.Depth != Rich {
		return Style{}
	}
	fg := color.Color(color.White)
	if Contrast(color.Black, bg) > Contrast(color.White, bg) {
		fg = color.Black
	}
	return style(fg, bg, bold)
}
