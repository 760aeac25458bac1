package command

import (
	"errors"
	"slices"
	"strings"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Palette finds actions, workspaces, views, themes and profiles by name.
type Palette struct {
	overlay.List
	all   []command
	shown []command
}

type command struct {
	task             keymap.Task
	name, text, keys string
	or               []string // shorter versions of text, longest first
	why              error    // why it can't be done now
	note             string   // what to know before doing it
	does             []overlay.Request
}

// rank returns how well the command matches what is typed; 0 if it does not.
func (c *command) rank(typed string, words []string) int {
	name := strings.ToLower(c.name)
	switch {
	case strings.HasPrefix(name, typed):
		return 3
	case overlay.Holds(name, words):
		return 2
	case overlay.Holds(name+" "+strings.ToLower(c.text), words):
		return 1
	}
	return 0
}

// sentenceW is the room that a row needs for its sentence. If there is less no row shows one: the
// sentence of the row under the cursor is below the list.
const sentenceW = 45

// NewPalette returns the palette of what can be done in scopes.
func NewPalette(env *overlay.Env, scopes []keymap.Scope) *Palette {
	p := &Palette{List: overlay.NewList(env, "what to do, or where to go", "do it", []widget.Column{
		{Min: 18, Max: 26, Flex: 1, Worth: 9},
		{Min: sentenceW, Flex: 12, Worth: 6},
		{Min: 7, Worth: 7, Right: true},
	})}
	p.Narrow = p.search
	p.About = func(i int) string { return p.shown[i].text }
	p.Take = func(i int) []overlay.Request { return p.shown[i].does }
	p.actions(scopes)
	p.views()
	p.savedViews()
	p.workspaces()
	p.themes()
	p.profiles()
	slices.SortStableFunc(p.all, func(a, b command) int { return int(a.task) - int(b.task) })
	p.search()
	return p
}

// actions adds the actions of the keymap except those that only move.
func (p *Palette) actions(scopes []keymap.Scope) {
	var seen []string
	for _, b := range p.Env.Keys.In(scopes...) {
		if moves(b.Action) || slices.Contains(seen, b.Short) {
			continue
		}
		seen = append(seen, b.Short)
		p.all = append(p.all, command{
			task: b.Action.Task(), name: b.Short, text: b.Long, or: clauses(b.Long), keys: keymap.Label(b.Keys[0]), why: p.Env.State.Can(b.Action),
			does: []overlay.Request{overlay.Close{}, overlay.RunAction{Action: b.Action}},
		})
	}
}

// clauses returns shorter versions of a sentence, longest first.
func clauses(sentence string) []string {
	out := shorter(sentence, "")
	if first, _, more := strings.Cut(sentence, ","); more {
		out = append(out, first+".")
	}
	return out
}

func moves(a keymap.Action) bool {
	switch a {
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown, keymap.Top, keymap.Bottom,
		keymap.Palette, keymap.Back, keymap.ForceQuit, keymap.NextPane, keymap.PrevPane, keymap.NextView, keymap.PrevView:
		return true
	}
	return false
}

func (p *Palette) views() {
	for v := people.ViewAll; v <= people.ViewDomains; v++ {
		p.all = append(p.all, command{task: keymap.TaskFind, name: "show " + v.String(), text: "Show this view of the people.", does: []overlay.Request{
			overlay.Close{}, overlay.Send{Intent: model.ShowView{View: v}}, overlay.RunAction{Action: keymap.ShowPeople},
		}})
	}
}

func (p *Palette) savedViews() {
	for _, v := range p.Env.State.Options.SavedViews {
		p.all = append(p.all, command{task: keymap.TaskFind, name: "view " + v.Name, text: "Show the people who match " + v.Filter + ".", or: []string{"Show this view of yours."}, does: []overlay.Request{
			overlay.Close{}, overlay.Send{Intent: model.ShowSavedView{View: v}}, overlay.RunAction{Action: keymap.ShowPeople},
		}})
	}
}

func (p *Palette) workspaces() {
	for _, r := range p.Env.State.Rosters.Value {
		p.all = append(p.all, command{task: keymap.TaskMove, name: "go to " + r.Name, text: "Choose " + r.Name + ".", or: []string{"Choose this workspace."}, does: []overlay.Request{
			overlay.Close{}, overlay.Send{Intent: model.ChooseWorkspace{ID: r.ID}}, overlay.RunAction{Action: keymap.ShowPeople},
		}})
	}
}

func (p *Palette) themes() {
	for _, name := range theme.Names() {
		text := "Change the colours; set theme in the settings to keep them."
		if name == p.Env.Theme {
			text = "These are the current colours."
		}
		p.all = append(p.all, command{task: keymap.TaskProgram, name: "theme " + name, text: text, or: clauses(text), does: []overlay.Request{overlay.Close{}, overlay.SetTheme{Theme: name}}})
	}
}

func (p *Palette) profiles() {
	for _, name := range p.Env.Profiles {
		c := command{task: keymap.TaskProgram, name: "profile " + name, text: "Switch to this account.", does: []overlay.Request{overlay.Close{}, overlay.SwitchProfile{Profile: name}}}
		if p.Env.TokenEnv != "" {
			c.note = p.Env.TokenEnv + " overrides its token"
			c.text = c.note + "."
		}
		if name == p.Env.Profile {
			c.text, c.why, c.does = "This account is in use.", errors.New("it is in use already"), []overlay.Request{overlay.Close{}}
		}
		p.all = append(p.all, c)
	}
}

func (p *Palette) search() {
	typed, words := strings.ToLower(strings.TrimSpace(p.Field.Value())), p.Words()
	p.shown = slices.DeleteFunc(slices.Clone(p.all), func(c command) bool { return c.rank(typed, words) == 0 })
	slices.SortStableFunc(p.shown, func(a, b command) int { return b.rank(typed, words) - a.rank(typed, words) })
	p.N = len(p.shown)
	p.Heading = nil
	if typed == "" { // otherwise the best matches come first
		p.Heading = func(i int) string { return p.shown[i].task.String() }
	}
}

// Hints returns the keys; enter only if the command can be done now.
func (p *Palette) Hints() []widget.Hint {
	if p.Selected < p.N && p.shown[p.Selected].why != nil {
		return []widget.Hint{p.Env.BackHint("close")}
	}
	return p.List.Hints()
}

// Size returns a box in the middle.
func (p *Palette) Size(w, h int) (int, int) { return overlay.BoxW(w, 96), min(h, 22) }

// Render draws exactly w×h cells.
func (p *Palette) Render(w, h int) string {
	f, note := widget.Frame{Title: "Commands"}, ""
	if p.Selected < p.N {
		note = p.caveat(p.shown[p.Selected])
	}
	f.FooterLeft, f.FooterRight = overlay.KeysBeside(p.Env.Styles, p, note, w)
	return p.RenderList(f, p.row, "No command matches.", w, h)
}

// caveat returns why a command can't be done now, or what to know before doing it.
func (p *Palette) caveat(c command) string {
	if c.why != nil {
		return p.Env.Styles.Render(theme.Warning, "not now: "+c.why.Error())
	}
	return p.Env.Styles.Render(theme.Notice, c.note)
}

func (p *Palette) row(i int, r *widget.Row) {
	c := p.shown[i]
	name := theme.Text
	if c.why != nil {
		name = theme.Dim
	}
	r.Cells[0] = widget.Cell{Text: c.name, Ink: name}
	r.Cells[1] = widget.Cell{Text: c.text, Or: c.or, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: c.keys, Ink: theme.Accent}
}
