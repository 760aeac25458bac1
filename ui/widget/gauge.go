package widget

import (
	"cutui/internal/text"
	"cutui/ui/theme"
)

// Gauge shows how many of a limited number are taken, as a number and a bar.
type Gauge struct {
	Value, Total int
	Unlimited    bool // there is no total
	Unknown      bool // the value is not known
}

// Label returns the gauge in words: "41/45", "7, no limit" or "unknown".
func (g Gauge) Label() string {
	switch {
	case g.Unknown:
		return "unknown"
	case g.Unlimited:
		return text.Number(g.Value) + ", no limit"
	}
	return text.Number(g.Value) + "/" + text.Number(g.Total)
}

// Ink returns the ink of the bar: warning when less than a twentieth is free, danger when
// more is taken than there is.
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

// Render draws the number and the bar in exactly w cells. The bar gets the cells that the
// number leaves; it is left out below three cells and where there is no total.
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

// Bar returns the bar of [Lines.Bar], as exactly w cells.
func Bar(st *theme.Styles, ink theme.Ink, value, total, w int) string {
	l := NewLines(st, w, 1)
	l.Bar(ink, value, total, w)
	return l.String()
}
