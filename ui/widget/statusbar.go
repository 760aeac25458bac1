package widget

import (
	"slices"
	"strings"

	"cutui/ui/theme"
)

// Segment is a piece of a [StatusBar], plain or styled. In a line that is too narrow, those
// of the least worth are dropped first.
type Segment struct {
	Text  string
	Worth int
}

// segmentGap is the number of blanks between two segments.
const segmentGap = 3

// StatusBar draws one line of exactly w cells: segments at both sides, with a blank at each
// end.
func StatusBar(st *theme.Styles, left, right []Segment, w int) string {
	left, right = textSegments(st, left), textSegments(st, right)
	for barWidth(left)+barWidth(right)-segmentGap+2 > w && len(left)+len(right) > 1 {
		left, right = dropLeast(left, right)
	}
	l, r := joinSegments(left), joinSegments(right)
	l, n := cutLine(st, l, w-2-Width(r))
	return FitLine(" "+l+spaces(w-2-n-Width(r))+r+" ", w)
}

// textSegments returns the segments that have text, with plain text in the text ink.
func textSegments(st *theme.Styles, segments []Segment) []Segment {
	kept := make([]Segment, 0, len(segments))
	for _, s := range segments {
		if s.Text = inked(st.Ink(theme.Text), s.Text); s.Text != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// barWidth returns the cells of segments, including a gap after each.
func barWidth(segments []Segment) int {
	n := 0
	for _, s := range segments {
		n += Width(s.Text) + segmentGap
	}
	return n
}

// dropLeast removes the segment of least worth, the rightmost of several.
func dropLeast(left, right []Segment) ([]Segment, []Segment) {
	l, r := least(left), least(right)
	if l >= 0 && (r < 0 || left[l].Worth < right[r].Worth) {
		return slices.Delete(left, l, l+1), right
	}
	return left, slices.Delete(right, r, r+1)
}

func least(segments []Segment) int {
	at := -1
	for i, s := range segments {
		if at < 0 || s.Worth <= segments[at].Worth {
			at = i
		}
	}
	return at
}

func joinSegments(segments []Segment) string {
	texts := make([]string, len(segments))
	for i, s := range segments {
		texts[i] = s.Text
	}
	return strings.Join(texts, spaces(segmentGap))
}

// Hint is a key and what it does, for a [Footer].
type Hint struct {
	Key, Help string
	Keep      bool // stays when others are dropped, as "? help" does
	Off       bool // not possible now; drawn dim
}

// Footer draws hints as one line of exactly w cells. If the line is too narrow, the last
// ones are dropped first.
func Footer(st *theme.Styles, hints []Hint, w int) string {
	return FitLine(" "+Hints(st, hints, w-2), w)
}

// Hints draws as many hints as fit into w cells, for a footer or a border.
func Hints(st *theme.Styles, hints []Hint, w int) string {
	hints = fitHints(hints, w)
	const styled = 64 // bytes of a hint, roughly
	var b strings.Builder
	b.Grow(styled * len(hints))
	for i, h := range hints {
		gap := segmentGap
		if i == len(hints)-1 {
			gap = 0
		}
		key := st.Key
		if h.Off {
			key = st.Ink(theme.Dim)
		}
		key.Write(&b, tame(h.Key))
		st.Ink(theme.Dim).Write(&b, " "+tame(h.Help)+spaces(gap))
	}
	return b.String()
}

// fitHints drops hints until the rest fits into w cells, the last ones first.
func fitHints(hints []Hint, w int) []Hint {
	hints = slices.Clone(hints)
	for len(hints) > 0 && hintsWidth(hints) > w {
		last := len(hints) - 1
		for last > 0 && hints[last].Keep {
			last--
		}
		hints = slices.Delete(hints, last, last+1)
	}
	return hints
}

// HitHint returns the key of the hint at cell x of what [Hints] draws in w cells, or "".
func HitHint(hints []Hint, w, x int) string {
	for _, h := range fitHints(hints, w) {
		n := hintsWidth([]Hint{h})
		if x >= 0 && x < n {
			return h.Key
		}
		x -= n + segmentGap
	}
	return ""
}

func hintsWidth(hints []Hint) int {
	n := -segmentGap
	for _, h := range hints {
		n += Width(tame(h.Key)) + 1 + Width(tame(h.Help)) + segmentGap
	}
	return n
}
