package accessible_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cutui/clickup/sim"
	"cutui/internal/accessible"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/plans"
)

// A session is a conversation with the demo's ClickUp.
type session struct {
	*app.App
	out    bytes.Buffer
	to     io.Writer                                 // instead of out, unless nil
	before func(m model.Msg)                         // called before every intent, unless nil
	read   func(ctx context.Context) (string, error) // instead of the answers, unless nil
}

// open loads the demo's workspaces.
func (tk *session) open(t *testing.T, o app.Options) {
	t.Helper()
	o.Demo = true
	o.Env = func(string) string { return "" }
	o.SaveDir, o.StateDir = t.TempDir(), t.TempDir()
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	tk.App = a
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	tk.drive(t, model.Reload{All: true}, loaded)
}

func (tk *session) drive(t *testing.T, m model.Msg, until func(*model.State) bool) {
	t.Helper()
	if err := effect.Drive(t.Context(), tk.Runner, tk.State, m, until); err != nil {
		t.Fatal(err)
	}
}

// loaded reports whether everything that the conversation reads out is loaded.
func loaded(s *model.State) bool {
	if s.Rosters.Phase == model.Loading || s.Me.Phase == model.Loading || s.Decisions.Phase == model.Loading {
		return false
	}
	for _, r := range s.Rosters.Value {
		f := s.DataOf(r.ID)
		if slices.Contains([]model.LoadPhase{f.Seats.Phase, f.Plan.Phase, f.Groups.Phase, f.Roles.Phase}, model.Loading) {
			return false
		}
	}
	return true
}

// done reports whether a run has ended.
func done(s *model.State) bool { return s.Run != nil && !s.Run.Live() }

// run has a conversation with these answers, a line each, and returns what was said.
func (tk *session) run(ctx context.Context, t *testing.T, answers string) (string, error) {
	t.Helper()
	lines := bufio.NewReader(strings.NewReader(answers))
	tk.out.Reset()
	sh := accessible.Shell{
		Out: &tk.out, State: tk.State,
		Read: func(context.Context) (string, error) { return lines.ReadString('\n') },
		Drive: func(ctx context.Context, m model.Msg, look func(*model.State)) error {
			if tk.before != nil {
				tk.before(m)
			}
			return effect.Drive(ctx, tk.Runner, tk.State, m, func(s *model.State) bool {
				look(s)
				return false
			})
		},
	}
	if tk.to != nil {
		sh.Out = tk.to
	}
	if tk.read != nil {
		sh.Read = tk.read
	}
	err := sh.Run(ctx)
	said := tk.out.String()
	for _, r := range said {
		if r != '\n' && unicode.IsControl(r) || r >= 0x2500 && r <= 0x28ff { // frames, blocks, braille spinners
			t.Fatalf("%q is drawn rather than said: %s", r, said)
		}
	}
	return said, err
}

// say is run on the demo, which it opens unless it is open.
func (tk *session) say(t *testing.T, answers string) string {
	t.Helper()
	if tk.App == nil {
		tk.open(t, app.Options{})
	}
	said, err := tk.run(t.Context(), t, answers)
	if err != nil {
		t.Errorf("%v: %s", err, said)
	}
	return said
}

// inOrder checks that the texts were said in this order.
func inOrder(t *testing.T, said string, texts ...string) {
	t.Helper()
	rest := said
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Fatalf("%q was not said there:\n%s", text, said)
		}
		rest = after
	}
}

// levels returns what is shared with a guest, as KIND:ID=LEVEL.
func (tk *session) levels(mail string) (levels []string, here bool) {
	p, here := tk.Sim.Guest(sim.Northwind, mail)
	for _, s := range p.Shares {
		levels = append(levels, fmt.Sprintf("%s:%s=%s", s.Kind, s.ID, s.Level))
	}
	return levels, here
}

// full is an output on which every write fails.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// remove removes a person behind the conversation's back, and reloads the people.
func (tk *session) remove(t *testing.T, mail string) {
	t.Helper()
	p, ok := tk.State.Roster().People.ByEmail(mail)
	d, there := tk.State.ChangeContext()
	if !ok || !there {
		t.Fatalf("%s is not here", mail)
	}
	tk.drive(t, model.StartRun{Plan: plans.Remove(d, []model.UserID{p.ID})}, done)
	tk.drive(t, model.Reload{All: true}, loaded)
	if _, here := tk.State.Roster().People.ByID(p.ID); here {
		t.Fatalf("%s is still in the roster", mail)
	}
}
