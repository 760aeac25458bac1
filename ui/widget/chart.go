package widget

import (
	"strconv"
	"strings"

	"cutui/ui/theme"
)

// ChartBar is one line of a [BarChart].
type ChartBar struct {
	Label string
	Value int
	Ink   theme.Ink
}

// BarChart draws one line per bar as exactly w×h cells: label, bar, and the
// number at the right. Bars are as long as their share of the greatest value;
// those beyond h lines are left out.
func BarChart(st *theme.Styles, bars []ChartBar, w, h int) string {
	greatest, labels, numbers := 0, 0, 0
	for _, bar := range bars[:max(0, min(len(bars), h))] {
		greatest = max(greatest, bar.Value)
		labels = max(labels, Width(tame(bar.Label)))
		numbers = max(numbers, len(strconv.Itoa(bar.Value)))
	}
	labels = min(labels, max(0, w/2))
	room := w - labels - numbers - 4
	lines := make([]string, 0, max(0, h))
	for _, bar := range bars[:max(0, min(len(bars), h))] {
		number := FitRight(st, strconv.Itoa(bar.Value), numbers)
		line := Fit(st, bar.Label, labels) + "  "
		if room > 0 {
			line += chartBar(st, bar, greatest, room) + "  "
		}
		lines = append(lines, line+number)
	}
	return FitBlock(strings.Join(lines, "\n"), w, h)
}

// chartBar is a bar without a track: lengths compare, there is no full.
func chartBar(st *theme.Styles, bar ChartBar, greatest, w int) string {
	if bar.Value <= 0 {
		return spaces(w)
	}
	eighths := max(1, int(float64(bar.Value)/float64(greatest)*float64(w*8)))
	text := strings.Repeat(st.Glyphs.Bars[7], eighths/8)
	if part := eighths % 8; part > 0 {
		text += st.Glyphs.Bars[part-1]
	}
	return st.Shape(bar.Ink).Render(text) + spaces(w-(eighths+7)/8)
}
