package form

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// row is a piece of a line as wide as the field. The last of a line is a cell wider
// than its text, for the cursor.
type row struct {
	from, to int
	w        int
	last     bool
}

// line is where the line of the cursor begins and ends.
func (a *area) line() (from, to int) {
	from = a.at
	for from > 0 && a.text[from-1] != '\n' {
		from--
	}
	return from, a.lineEnd(a.at)
}

func (a *area) lineEnd(at int) int {
	if n := slices.Index(a.text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(a.text)
}

// lines are the rows of the text, at least one.
func (a *area) lines() []row {
	if a.rows == nil {
		for from := 0; from <= len(a.text); {
			to := a.lineEnd(from)
			a.wrap(from, to)
			from = to + 1
		}
	}
	return a.rows
}

// wrap adds the rows of a line. A word goes with the space behind it, and to the
// next row where both don't fit; one that is as wide as the field is cut.
func (a *area) wrap(from, to int) {
	r := row{from: from}
	word, wordW := from, 0
	next := func() {
		r.to = word
		a.rows = append(a.rows, r)
		r = row{from: word}
	}
	cut := func(at int) {
		if word > r.from {
			next()
		}
		r.w += wordW
		word, wordW = at, 0
	}
	for i := from; i < to; i++ {
		if unicode.IsSpace(a.text[i]) {
			if r.w+wordW+1 > a.w {
				next()
			}
			r.w += wordW + 1
			word, wordW = i+1, 0
			continue
		}
		w := a.wider(wordW, word, i)
		if w > a.w && i > word {
			cut(i)
			w = cellsOf(a.text[i])
		}
		wordW = w
		if w+cellsOf(a.text[i]) > a.w {
			cut(i + 1)
		}
	}
	if r.w+wordW >= a.w {
		next()
	}
	r.to, r.last = to, true
	r.w += wordW + 1
	a.rows = append(a.rows, r)
}

// wider is the width of a word with one letter more.
func (a *area) wider(w, from, i int) int {
	if a.text[i] < 0x80 {
		return w + 1
	}
	return ansi.StringWidth(string(a.text[from : i+1]))
}

func cellsOf(r rune) int {
	if r < 0x80 {
		return 1
	}
	return ansi.StringWidth(string(r))
}

// shown is a piece of the text with all kinds of space as spaces.
func (a *area) shown(from, to int) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, string(a.text[from:to]))
}

// cursor is where the cursor stands among the rows.
func (a *area) cursor() (x, y int) {
	rows := a.lines()
	for y+1 < len(rows) && rows[y+1].from <= a.at {
		y++
	}
	return ansi.StringWidth(a.shown(rows[y].from, a.at)), y
}

// climb moves the cursor by so many rows, and keeps to its column.
func (a *area) climb(by int) {
	x, y := a.cursor()
	x = max(a.goal, x)
	r := a.lines()[max(0, min(y+by, len(a.lines())-1))]
	at, end := r.from, a.lineEnd(r.from)
	for w := 0; w < x && w < r.w-1 && at < end; at++ {
		w += cellsOf(a.text[at])
	}
	a.put(at)
	a.goal = x
}

// view is the text in rows, each as wide as the field.
func (a *area) view(paint func(string) string) string {
	rows := a.lines()
	out := make([]string, len(rows))
	for i, r := range rows {
		text := a.shown(r.from, r.to)
		if r.w > a.w {
			text = strings.TrimSuffix(text, " ")
		}
		out[i] = paint(text + strings.Repeat(" ", max(0, a.w-ansi.StringWidth(text))))
	}
	return strings.Join(out, "\n")
}
