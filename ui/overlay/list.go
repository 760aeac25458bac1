package overlay

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
)

// List is a chooser whose rows can be taken, with enter or by a click.
type List struct {
	Chooser
	Narrow func()                // chooses the rows for what is typed, or nil
	Ask    func() []Request      // what typing asks for, or nil
	Take   func(i int) []Request // what taking a row asks for
}

// Do moves, and takes what stands under the cursor.
func (l *List) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch {
	case l.Move(a):
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && l.Selected < l.N:
		return nil, l.Take(l.Selected)
	}
	return nil, nil
}

// Update types into the search.
func (l *List) Update(msg tea.Msg) (tea.Cmd, []Request) {
	if !l.Edit(msg) {
		return nil, nil
	}
	if l.Narrow != nil {
		l.Narrow()
	}
	if l.Ask != nil {
		return nil, l.Ask()
	}
	return nil, nil
}

// Click takes what stands in a row.
func (l *List) Click(_, y int) (tea.Cmd, []Request) {
	row := l.Hit(y)
	if row < 0 {
		return nil, nil
	}
	l.Put(row)
	return l.Do(keymap.Open)
}
