package widget

import (
	"strings"

	"cutui/ui/theme"
)

// BarText is a bar of a chart as plain text of at most w cells, for a [Cell]: as
// long as value's share of the greatest one, in steps of an eighth. A value above
// zero is always visible.
func BarText(st *theme.Styles, value, greatest, w int) string {
	if value <= 0 || w <= 0 {
		return ""
	}
	share := min(1, float64(value)/float64(max(1, greatest)))
	eighths := max(1, int(share*float64(w*8)))
	text := strings.Repeat(st.Glyphs.Bars[7], eighths/8)
	if part := eighths % 8; part > 0 {
		text += st.Glyphs.Bars[part-1]
	}
	return text
}
