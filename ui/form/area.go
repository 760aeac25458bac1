package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// area is text that wraps at spaces, and a cursor in it. It takes keys as bubbles'
// textarea does, which would make the program a third of a megabyte larger for
// line numbers, prompts, scrolling and styles that the one field has no use for.
type area struct {
	text     []rune
	at       int // where the cursor stands
	goal     int // the column that moving up and down keeps to
	selected [2]int
	w        int
	focus    bool
	rows     []row // as the text wraps; nil: something has changed since
}

// set replaces the text and puts the cursor behind it.
func (a *area) set(text string) {
	a.text, a.at, a.selected, a.rows = nil, 0, [2]int{}, nil
	a.insert(text)
}

func (a *area) setWidth(w int) { a.w, a.rows = max(1, w), nil }

// take takes keys and pastes while the field has the focus.
func (a *area) take(msg tea.Msg) {
	if !a.focus {
		return
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		a.insert(msg.Content)
	case tea.KeyPressMsg:
		k := msg.String()
		switch {
		case a.selects(k) || a.moves(k) || a.erases(k) || a.alters(k):
		case msg.Text != "":
			a.insert(msg.Text)
		}
	}
}

// insert puts text in place of what is selected, or at the cursor.
func (a *area) insert(text string) {
	a.eraseSelected()
	var safe []rune
	for _, r := range text {
		switch {
		case r == '\r' || r == '\n':
			safe = append(safe, '\n')
		case r == '\t':
			safe = append(safe, ' ', ' ', ' ', ' ')
		case r != utf8.RuneError && !unicode.IsControl(r):
			safe = append(safe, r)
		}
	}
	a.text = slices.Insert(a.text, a.at, safe...)
	a.put(a.at + len(safe))
	a.rows = nil
}

// put moves the cursor, and what was selected no longer is.
func (a *area) put(at int) { a.at, a.goal, a.selected = at, 0, [2]int{} }

// step moves the cursor by a letter; where there is none it keeps its column.
func (a *area) step(by int) {
	a.selected = [2]int{}
	if to := a.at + by; to >= 0 && to <= len(a.text) {
		a.put(to)
	}
}

// selects moves the end of what is selected.
func (a *area) selects(k string) bool {
	if k == "ctrl+g" {
		a.selected = [2]int{0, len(a.text)}
		return true
	}
	plain := strings.Replace(k, "shift+", "", 1)
	switch k {
	case "shift+left", "shift+right", "shift+up", "shift+down", "ctrl+shift+left", "ctrl+shift+right",
		"alt+shift+left", "alt+shift+right", "alt+shift+b", "alt+shift+f":
	default:
		return false
	}
	from := a.at
	if a.selected[0] != a.selected[1] {
		from = a.selected[0]
	}
	a.moves(plain)
	a.selected = [2]int{from, a.at}
	return true
}

func (a *area) moves(k string) bool {
	from, to := a.line()
	switch k {
	case "left", "ctrl+b":
		a.step(-1)
	case "right", "ctrl+f":
		a.step(1)
	case "alt+left", "ctrl+left", "alt+b":
		a.put(a.wordLeft())
	case "alt+right", "ctrl+right", "alt+f":
		a.put(a.word(func(bool, *rune) {}))
	case "home", "ctrl+a":
		a.put(from)
	case "end", "ctrl+e":
		a.put(to)
	case "alt+<", "ctrl+home":
		a.put(0)
	case "alt+>", "ctrl+end":
		a.put(len(a.text))
	case "up", "ctrl+p":
		a.climb(-1)
	case "down", "ctrl+n":
		a.climb(1)
	case "pgup":
		a.climb(-len(a.lines()))
	case "pgdown":
		a.climb(len(a.lines()))
	default:
		return false
	}
	return true
}
