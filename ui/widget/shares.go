package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Share is a part of a split bar: a number, and the glyph and ink that it is drawn with.
type Share struct {
	N     int
	Sign  string
	Ink   theme.Ink
	Label string // in the legend
}

// Shares is a split bar of a chart. Greatest is the sum of the chart's longest bar, which
// fills the column.
type Shares struct {
	Parts    [3]Share
	Greatest int
}

// fewest is the smallest Greatest for which a chart draws bars. Below it the numbers are
// enough.
const fewest = 3

// cells returns how many of w cells each part gets: at least one if it is not zero.
func (s *Shares) cells(w int) [3]int {
	sum, parts := 0, 0
	for _, p := range s.Parts {
		if p.N > 0 {
			sum, parts = sum+p.N, parts+1
		}
	}
	var out [3]int
	if sum == 0 || s.Greatest < fewest || parts > w {
		return out
	}
	room := w
	if sum < s.Greatest {
		room = max(parts, int(float64(sum)/float64(s.Greatest)*float64(w)+0.5))
	}
	left, rest := room-parts, sum
	for i, p := range s.Parts {
		if p.N <= 0 {
			continue
		}
		more := int(float64(p.N)/float64(rest)*float64(left) + 0.5)
		out[i] = 1 + more
		left, rest = left-more, rest-p.N
	}
	return out
}

// write draws the bar. On the cursor's row its parts have the row's background.
func (s *Shares) write(l *Lines, w int) {
	for i, n := range s.cells(w) {
		style := l.st.Fill(s.Parts[i].Ink)
		if l.selected {
			style = l.st.Selected(s.Parts[i].Ink)
		}
		l.Styled(style, strings.Repeat(s.Parts[i].Sign, n))
	}
}

// Legend returns one line that explains the parts of split bars, or "" if it needs more
// than w cells.
func Legend(st *theme.Styles, parts [3]Share, w int) string {
	var b strings.Builder
	used := 0
	for i, p := range parts {
		if p.Label == "" {
			continue
		}
		if i > 0 {
			b.WriteString("   ")
			used += 3
		}
		b.WriteString(st.Fill(p.Ink).Render(strings.Repeat(p.Sign, 2)) + st.Render(theme.Dim, " "+p.Label))
		used += 3 + Width(p.Label)
	}
	if used > w {
		return ""
	}
	return b.String()
}
