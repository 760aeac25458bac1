package overlay_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/uitest/fake"
)

// session drives overlays as the program does, over a fake ClickUp.
type session struct {
	t     testing.TB
	env   *overlay.Env
	world *world
	stack overlay.Stack
	came  []model.Msg     // answers not yet given to the model
	done  []keymap.Action // what the overlays asked to be performed
}

func newSession(t testing.TB, w *world) *session {
	t.Helper()
	s := model.New(model.Options{ReadOnly: w.readOnly}, today)
	d := &session{t: t, world: w, env: &overlay.Env{State: s, Styles: theme.New(theme.Dark, true), Keys: keymap.New(w.readOnly)}}
	d.intend(model.Boot{})
	return d
}

// intend gives the model a message and plays ClickUp for what comes of it.
func (d *session) intend(msgs ...model.Msg) {
	d.came = append(d.came, msgs...)
	d.arrive()
}

// arrive gives the model what came.
func (d *session) arrive() {
	for len(d.came) > 0 {
		msg := d.came[0]
		d.came = d.came[1:]
		for _, e := range d.env.State.Update(msg) {
			if again, ok := e.(model.RejoinRun); ok { // the journal tells what the state knows
				past, _ := d.env.State.RunByID(again.ID)
				d.came = append(d.came, model.RunRejoined{ID: again.ID, Retry: again.Retry, Run: past.Run})
				continue
			}
			d.world.Do(d.t.Context(), e, func(m model.Msg) { d.came = append(d.came, m) })
		}
	}
	d.stack.Follow()
}

func (d *session) open(o overlay.Overlay) *session {
	d.stack.Push(o)
	if a, ok := o.(interface{ Opening() []overlay.Request }); ok {
		d.handleRequests(a.Opening())
	}
	d.stack.Follow()
	d.text(100, 30)
	return d
}

func (d *session) handleRequests(requests []overlay.Request) {
	for _, r := range requests {
		switch r := r.(type) {
		case overlay.Close:
			d.stack.Pop()
		case overlay.Open:
			d.open(r.Overlay)
		case overlay.Replace:
			d.stack.Pop()
			d.open(r.Overlay)
		case overlay.Send:
			d.intend(r.Intent)
		case overlay.Then:
			r.Do()
		case overlay.RunAction:
			d.done = append(d.done, r.Action)
		}
	}
}

// give hands a message to the overlay on top, as the program would.
func (d *session) give(msg tea.Msg) {
	d.t.Helper()
	top := d.stack.Top()
	if top == nil {
		d.t.Fatalf("%v: no overlay is open", msg)
	}
	if key, ok := msg.(tea.KeyPressMsg); ok && (key.Text == "" || !top.Typing()) {
		if a, ok := d.env.Keys.Lookup(key.String(), top.Scopes()...); ok {
			d.do(a)
			return
		}
		if a, _ := d.env.Keys.Lookup(key.String(), keymap.Global); a == keymap.Back {
			d.do(a)
			return
		}
	}
	_, requests := top.Update(msg)
	d.handleRequests(requests)
	d.stack.Follow()
}

func (d *session) do(a keymap.Action) {
	_, requests := d.stack.Top().Do(a)
	d.handleRequests(requests)
	d.stack.Follow()
}

// keys presses keys by name; a name of several letters that is none is typed.
func (d *session) keys(names ...string) *session {
	d.t.Helper()
	for _, name := range names {
		for _, k := range presses(name) {
			d.give(k)
		}
	}
	return d
}

func (d *session) paste(text string) *session {
	d.t.Helper()
	d.give(tea.PasteMsg{Content: text})
	return d
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

func presses(name string) []tea.KeyPressMsg {
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		r, _ := utf8.DecodeRuneInString(rest)
		return []tea.KeyPressMsg{{Code: r, Mod: tea.ModCtrl}}
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		return []tea.KeyPressMsg{{Code: named[rest], Mod: tea.ModShift}}
	}
	if code, ok := named[name]; ok {
		return []tea.KeyPressMsg{{Code: code}}
	}
	var out []tea.KeyPressMsg
	for _, r := range name {
		out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return out
}

// text is the overlay on top as drawn in a body of w×h cells.
func (d *session) text(w, h int) string {
	top := d.stack.Top()
	if top == nil {
		return ""
	}
	bw, bh := top.Size(w, h)
	return ansi.Strip(top.Render(min(bw, w), min(bh, h)))
}

// shows fails the test unless every text is on the overlay, however wrapped.
func (d *session) shows(texts ...string) *session {
	d.t.Helper()
	got := flat(d.text(118, 34))
	for _, want := range texts {
		if !strings.Contains(got, want) {
			d.t.Fatalf("%q is not shown:\n%s", want, d.text(118, 34))
		}
	}
	return d
}

func (d *session) hides(texts ...string) *session {
	d.t.Helper()
	got := flat(d.text(118, 34))
	for _, bad := range texts {
		if strings.Contains(got, bad) {
			d.t.Fatalf("%q is shown:\n%s", bad, d.text(118, 34))
		}
	}
	return d
}

func flat(screen string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("│", " ", "┃", " ").Replace(screen)), " ")
}

// sent fails the test unless just these calls were sent.
func (d *session) sent(want ...string) *session {
	d.t.Helper()
	if got := strings.Join(d.world.Steps(), "\n"); got != strings.Join(want, "\n") {
		d.t.Fatalf("sent\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	return d
}

var today = fake.Today()
