package widget

import (
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

// Bar is [Lines.Bar] by itself, as exactly w cells.
func Bar(st *theme.Styles, ink theme.Ink, value, total, w int) string {
	l := NewLines(st, w, 1)
	l.Bar(ink, value, total, w)
	return l.String()
}
