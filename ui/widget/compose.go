package widget

import "strings"

// Piece is a block of text and the area that it fills exactly.
type Piece struct {
	Area Rect
	Text string
}

// Compose joins pieces that cover an area without gaps or overlaps. Pieces side by side must
// be given from left to right.
func Compose(pieces ...Piece) string {
	rest := make([]Piece, 0, 8) // usually enough, and on the stack
	size := 0
	for _, p := range pieces {
		if !p.Area.Empty() {
			rest, size = append(rest, p), size+len(p.Text)+1
		}
	}
	var b strings.Builder
	b.Grow(size)
	from, to := lines(rest)
	for y := from; y < to; y++ {
		if y > from {
			b.WriteByte('\n')
		}
		for i := range rest {
			if p := &rest[i]; y >= p.Area.Y && y < p.Area.Y+p.Area.H {
				var line string
				line, p.Text, _ = strings.Cut(p.Text, "\n")
				b.WriteString(line)
			}
		}
	}
	return b.String()
}

// lines returns the first line of the pieces and the line after their last.
func lines(pieces []Piece) (from, to int) {
	for i, p := range pieces {
		if i == 0 || p.Area.Y < from {
			from = p.Area.Y
		}
		to = max(to, p.Area.Y+p.Area.H)
	}
	return from, to
}
