package widget

import (
	"strings"

	"cutui/internal/text"
	"cutui/ui/theme"
)

// Gauge says how many of a limited number are taken, as a number and a bar.
type Gauge struct {
	Value, Total int
	Unlimited    bool // there is no total
	Unknown      bool // nobody told the value yet
}

// Label returns the number: "41/45", "7, no limit" or "unknown".
func (g Gauge) Label() string {
	switch {
	case g.Unknown:
		return "unknown"
	case g.Unlimited:
		return text.Number(g.Value) + ", no limit"
	}
	return text.Number(g.Value) + "/" + text.Number(g.Total)
}

// Ink returns the meaning of the fill: warning when less than a twentieth is
// free, danger when more is taken than there is.
func (g Gauge) Ink() theme.Ink {
	switch {
	case g.Unknown || g.Unlimited:
		return theme.Dim
	case g.Value > g.Total:
		return theme.Danger
	case (g.Total-g.Value)*20 < g.Total || g.Value == g.Total:
		return theme.Warning
	}
	return theme.Accent
}

// Render draws number and bar in exactly w cells. The bar takes what the
// number leaves; it is left out below three cells, and where there is no total.
func (g Gauge) Render(st *theme.Styles, w int) string {
	label, n := Cut(st, g.Label(), w)
	ink := g.Ink()
	text := theme.Text
	if ink != theme.Accent {
		text = ink
	}
	label = st.Render(text, label)
	if bar := w - n - 1; bar >= 3 && !g.Unknown && !g.Unlimited {
		return label + " " + Bar(st, ink, g.Value, g.Total, bar)
	}
	return label + spaces(w-n)
}

// Bar draws value of total as a thin bar of exactly w cells in steps of half a cell.
// A value above zero is always visible, only one that reaches the total fills the bar.
func Bar(st *theme.Styles, ink theme.Ink, value, total, w int) string {
	if w <= 0 {
		return ""
	}
	full, n := barText(st, value, total, w)
	return st.Fill(ink).Render(full) + st.Frame.Render(strings.Repeat(st.Glyphs.Track, w-n))
}

// barText is the full part of a bar of w cells, and the cells that it takes.
func barText(st *theme.Styles, value, total, w int) (full string, cells int) {
	if value <= 0 || w <= 0 {
		return "", 0
	}
	halves := 2 * w
	if value < total {
		halves = max(1, int(float64(value)/float64(total)*float64(2*w)))
	}
	full = strings.Repeat(st.Glyphs.Bar, halves/2)
	if halves%2 == 1 {
		full += st.Glyphs.HalfBar
	}
	return full, (halves + 1) / 2
}
