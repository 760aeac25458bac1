package keymap

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Action is something the user can do. The settings under [keys] use the same name.
type Action string

// Steps returns by how many of n rows the action moves the cursor, where page is the
// number of rows that page up and down move by. Top and Bottom move by n, which reaches
// the end from every row. moves is false for every other action.
func (a Action) Steps(page, n int) (by int, moves bool) {
	switch a {
	case Up:
		return -1, true
	case Down:
		return 1, true
	case PageUp:
		return -page, true
	case PageDown:
		return page, true
	case Top:
		return -n, true
	case Bottom:
		return n, true
	}
	return 0, false
}

// Scope is where a binding applies: a pane, an overlay, or everywhere.
type Scope string

// The scopes. Global bindings apply wherever no text field has the focus.
const (
	Global     Scope = "global"
	Browse     Scope = "browse" // any of the four panes
	Workspaces Scope = "workspaces"
	People     Scope = "people"
	Details    Scope = "details"
	Seats      Scope = "seats"
	Audit      Scope = "audit"
	Form       Scope = "form"
	Picker     Scope = "picker"
	Review     Scope = "review"
	Run        Scope = "run"
	RunList    Scope = "runs" // the list of runs, and the steps of one of them
	GroupList  Scope = "user-groups"
	// ReviewerList is the list of the people who are asked who is still needed.
	ReviewerList Scope = "reviewers"
	Welcome      Scope = "welcome"
	// HandOffSheet shows a plan as steps for somebody who carries it out in ClickUp.
	HandOffSheet Scope = "hand-off"
	List         Scope = "list" // help, palette, activity and other lists over the panes
)

// Binding is one row of the table.
type Binding struct {
	Action Action
	Scope  Scope
	Keys   []string // as Bubble Tea spells them; the first is the one shown
	Short  string   // for the footer: a word or two
	Long   string   // for help, the palette and docs/keys.md: a sentence
	Change bool     // changes something in ClickUp; not offered in read-only mode
	Footer int      // position in the footer, from 1; 0 means not shown there
}

// Key converts the binding for the bubbles library.
func (b Binding) Key() key.Binding {
	return key.NewBinding(key.WithKeys(b.Keys...), key.WithHelp(Label(b.Keys[0]), b.Short))
}

// Map is a table of bindings. The zero value is empty.
type Map struct {
	rows  []Binding
	index map[Scope]map[string]Action
}

// New returns the default table. With readOnly it leaves out the actions that change
// something in ClickUp.
func New(readOnly bool) Map {
	rows := slices.Clone(defaults)
	if readOnly {
		rows = slices.DeleteFunc(rows, func(b Binding) bool { return b.Change })
	}
	return build(rows)
}

func build(rows []Binding) Map {
	m := Map{rows: rows, index: map[Scope]map[string]Action{}}
	for i := range rows {
		b := &rows[i]
		if m.index[b.Scope] == nil {
			m.index[b.Scope] = map[string]Action{}
		}
		for _, k := range b.Keys {
			m.index[b.Scope][k] = b.Action
		}
	}
	return m
}

// Lookup returns the action that the key has in the first scope that binds it.
func (m Map) Lookup(pressed string, scopes ...Scope) (Action, bool) {
	for _, s := range scopes {
		if a, ok := m.index[s][pressed]; ok {
			return a, true
		}
	}
	return "", false
}

// All returns every binding, in the table's order.
func (m Map) All() []Binding { return slices.Clone(m.rows) }

// In returns the bindings of the scopes: scope by scope, in the table's order.
func (m Map) In(scopes ...Scope) []Binding {
	return m.matching(scopes, func(*Binding) bool { return true })
}

func (m Map) matching(scopes []Scope, wanted func(*Binding) bool) []Binding {
	var out []Binding
	for _, s := range scopes {
		for i := range m.rows {
			if b := &m.rows[i]; b.Scope == s && wanted(b) {
				out = append(out, *b)
			}
		}
	}
	return out
}

// Footer returns the bindings of the scopes that the footer shows, in the footer's order.
func (m Map) Footer(scopes ...Scope) []Binding {
	out := m.matching(scopes, func(b *Binding) bool { return b.Footer != 0 })
	slices.SortStableFunc(out, func(a, b Binding) int { return a.Footer - b.Footer })
	return out
}

// Find returns the binding of an action in the first scope that has one.
func (m Map) Find(a Action, scopes ...Scope) (Binding, bool) {
	for _, s := range scopes {
		for i := range m.rows {
			if m.rows[i].Scope == s && m.rows[i].Action == a {
				return m.rows[i], true
			}
		}
	}
	return Binding{}, false
}

// Label returns a key as people read it: "space", "↑", "ctrl+d".
func Label(k string) string {
	switch k {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	}
	return k
}
