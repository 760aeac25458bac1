package form

import (
	"slices"
	"unicode"
)

// erases takes out what is selected, or else what the key stands for; at the edge
// of a line that is the line break.
func (a *area) erases(k string) bool {
	from, to := a.line()
	before, behind := a.at, a.at
	switch k {
	case "backspace", "ctrl+h":
		before--
	case "delete", "ctrl+d":
		behind++
	case "ctrl+u":
		before = min(from, a.at-1)
	case "ctrl+k":
		behind = max(to, a.at+1)
	case "alt+backspace", "ctrl+w", "ctrl+backspace":
		before = a.wordBefore(from)
	case "alt+delete", "alt+d", "ctrl+delete":
		behind = a.wordBehind(to)
	case "ctrl+v": // pasting is the terminal's
	default:
		return false
	}
	if !a.eraseSelected() {
		a.erase(before, behind)
	}
	return true
}

func (a *area) erase(from, to int) {
	from, to = max(0, from), min(to, len(a.text))
	a.text = slices.Delete(a.text, from, to)
	a.put(from)
	a.rows = nil
}

func (a *area) eraseSelected() bool {
	from, to := a.selected[0], a.selected[1]
	if from == to {
		return false
	}
	a.erase(min(from, to), max(from, to))
	return true
}

// wordBefore is where the word before the cursor begins in a line.
func (a *area) wordBefore(from int) int {
	at := a.at - 1
	for at > from && unicode.IsSpace(a.text[at]) {
		at--
	}
	for at > from && !unicode.IsSpace(a.text[at]) {
		at--
	}
	if at > from {
		at++
	}
	return at
}

// wordBehind is where the word behind the cursor ends in a line.
func (a *area) wordBehind(to int) int {
	if a.at == to {
		return a.at + 1
	}
	at := a.at
	for at < to && unicode.IsSpace(a.text[at]) {
		at++
	}
	for at < to && !unicode.IsSpace(a.text[at]) {
		at++
	}
	return at
}

// wordLeft is where the word before the cursor begins, in whatever line.
func (a *area) wordLeft() int {
	at := a.at
	for at > 0 {
		at--
		if !unicode.IsSpace(a.text[at]) {
			break
		}
	}
	for at > 0 && !unicode.IsSpace(a.text[at-1]) {
		at--
	}
	return at
}

// word goes through the word behind the cursor and is where it ends.
func (a *area) word(each func(first bool, r *rune)) int {
	at := a.at
	for at < len(a.text) && unicode.IsSpace(a.text[at]) {
		at++
	}
	for first := at; at < len(a.text) && !unicode.IsSpace(a.text[at]); at++ {
		each(at == first, &a.text[at])
	}
	return at
}

// alters changes letters.
func (a *area) alters(k string) bool {
	switch k {
	case "enter", "ctrl+m":
		a.insert("\n")
	case "alt+u":
		a.put(a.word(func(_ bool, r *rune) { *r = unicode.ToUpper(*r) }))
	case "alt+l":
		a.put(a.word(func(_ bool, r *rune) { *r = unicode.ToLower(*r) }))
	case "alt+c":
		a.put(a.word(func(first bool, r *rune) {
			if first {
				*r = unicode.ToTitle(*r)
			}
		}))
	case "ctrl+t":
		a.transpose()
	default:
		return false
	}
	a.rows = nil
	return true
}

// transpose exchanges the letters around the cursor, at the end of a line the two
// before it.
func (a *area) transpose() {
	from, to := a.line()
	if a.at == from || to-from < 2 {
		return
	}
	at := min(a.at, to-1)
	a.text[at-1], a.text[at] = a.text[at], a.text[at-1]
	a.put(at + 1)
}
