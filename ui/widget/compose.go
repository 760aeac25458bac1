package widget

import "strings"

// Piece is a block that stands at an area of the screen, exactly as large as that.
type Piece struct {
	Area Rect
	Text string
}

// Compose joins pieces that cover an area without gap and overlap; of those in the same
// lines, the left one comes first. Each line is written once, however many pieces there
// are beside and below each other.
func Compose(pieces ...Piece) string {
	rest := make([]Piece, 0, 8) // up to this many need no allocation
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

// lines are the first line and the one after the last.
func lines(pieces []Piece) (from, to int) {
	for i, p := range pieces {
		if i == 0 || p.Area.Y < from {
			from = p.Area.Y
		}
		to = max(to, p.Area.Y+p.Area.H)
	}
	return from, to
}
