package overlay

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
)

// list is a chooser whose rows can be taken, with enter or by a click.
type list struct {
	chooser
	narrow func()                // chooses the rows for what is typed
	take   func(i int) []Request // what taking a row asks for
}

// Do moves, and takes what stands under the cursor.
func (l *list) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch {
	case l.move(a):
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && l.cursor < l.n:
		return nil, l.take(l.cursor)
	}
	return nil, nil
}

// Update types into the search.
func (l *list) Update(msg tea.Msg) (tea.Cmd, []Request) {
	if l.edit(msg) {
		l.narrow()
	}
	return nil, nil
}

// Click takes what stands in a row.
func (l *list) Click(_, y int) (tea.Cmd, []Request) {
	row := l.hit(y)
	if row < 0 {
		return nil, nil
	}
	l.put(row)
	return l.Do(keymap.Open)
}
