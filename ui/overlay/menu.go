package overlay

import (
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// menu is a few choices, narrowed by typing.
type menu struct {
	List
	title string
	none  string // said where there is no choice
	all   []choice
	shown []choice
}

type choice struct {
	name, text string
	does       model.Msg
}

func newMenu(env *Env, title, hint, enter, none string, all []choice) *menu {
	m := &menu{title: title, none: none, all: all, List: List{Chooser: NewChooser(env, hint, enter, []widget.Column{
		{Min: 12, Max: 24, Flex: 1, Worth: 9}, {Min: 20, Flex: 3, Worth: 6},
	})}}
	m.Narrow = m.search
	m.Take = func(i int) []Request { return []Request{Close{}, Send{Intent: m.shown[i].does}} }
	m.search()
	return m
}

// NewExport asks in which form to write the audit.
func NewExport(env *Env) *menu {
	var all []choice
	for _, f := range model.ExportFormats() {
		all = append(all, choice{f.Name, f.About, model.ExportReport{Format: f.Name}})
	}
	return newMenu(env, "Export the audit", "the form", "write a new file", "There is no such form.", all)
}

// NewBaseline asks which of the older rosters to compare with.
func NewBaseline(env *Env) *menu {
	s := env.State
	current, _ := s.Baseline()
	var all []choice
	for _, info := range s.Earlier() {
		text := fmt.Sprintf("%s, %s in %s", s.Ago(info.At), text.PeopleOf(info.People), text.Plural(info.Workspaces, "workspace"))
		if info.ID == current.ID {
			text += ", compared with now"
		}
		all = append(all, choice{s.Moment(info.At), text, model.CompareWith{ID: info.ID}})
	}
	none := "No older roster is kept yet."
	if len(all) > 0 {
		none = "No roster matches."
	}
	return newMenu(env, "Compare with", "a day", "compare", none, all)
}

func (m *menu) search() {
	words := m.Words()
	m.shown = nil
	for _, c := range m.all {
		if Holds(strings.ToLower(c.name+" "+c.text), words) {
			m.shown = append(m.shown, c)
		}
	}
	m.N = len(m.shown)
	m.Put(m.Selected)
}

// Size is a box in the middle.
func (m *menu) Size(w, h int) (int, int) { return BoxW(w, 96), min(h, max(8, min(len(m.all)+4, 18))) }

// Render draws exactly w×h cells.
func (m *menu) Render(w, h int) string {
	row := func(i int, r *widget.Row) {
		r.Cells[0] = widget.Cell{Text: m.shown[i].name, Ink: theme.Text}
		r.Cells[1] = widget.Cell{Text: m.shown[i].text, Ink: theme.Dim}
	}
	return m.RenderList(widget.Frame{Title: m.title}, row, m.none, w, h)
}
