// Package linear is the third shell over the core: the program as a conversation
// of plain lines, for screen readers and braille displays. It asks one thing at
// a time and numbers what can be chosen; nothing is drawn, moved or coloured.
// Intents, plans, review and typed confirmation are those of the screen.
package linear

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cutui/keymap"
	"cutui/model"
)

// Shell is what the conversation needs. The state is loaded before it begins.
type Shell struct {
	Out   io.Writer
	State *model.State

	// Read waits for a line of the user. The error is io.EOF after the last one,
	// also where that was not ended.
	Read func(ctx context.Context) (string, error)

	// Drive hands the core an intent and waits until nothing is under way any
	// more; meanwhile it shows the state to look.
	Drive func(ctx context.Context, m model.Msg, look func(*model.State)) error
}

// errOver ends the conversation: there will be no more answers.
var errOver = errors.New("the input is over")

// Run talks until the user leaves or the input ends, which cancels what was not
// confirmed. The error is that of ctx, or of the output.
func (sh *Shell) Run(ctx context.Context) error {
	t := &talk{Shell: sh, ctx: ctx}
	err := t.start()
	if errors.Is(err, errOver) {
		t.say("The input is over; nothing more is done.")
		err = nil
	}
	return errors.Join(err, t.broken)
}

// talk is one conversation.
type talk struct {
	*Shell
	ctx    context.Context //nolint:containedctx // lives as long as the call of Run it is made for
	broken error           // of the output, after which nothing is said
	finder *model.Finder   // over the items of a workspace
	found  model.WorkspaceID
}

func (t *talk) start() error {
	t.say("cutui in plain lines. Answer with a number and enter; an empty answer goes back or takes what is said in brackets.")
	if err := t.do(model.Several{Msgs: []model.Msg{model.FindRuns{}, t.checked()}}); err != nil {
		return err
	}
	t.greet()
	if n := len(t.State.Resumable()); n > 0 {
		t.say("%s interrupted and can be gone on with.", count(n, "change was", "changes were"))
	}
	return t.menu("What to do?", "Leave", t.actions)
}

// greet says where the user is, in numbers.
func (t *talk) greet() {
	r := t.State.Roster()
	t.say("Workspace %s: %s.", r.Name, count(r.People.Len(), "person", "people"))
	for _, l := range t.State.Ledger() {
		t.say("%s", seatWords(l))
	}
	if err := t.State.MayChange(); err != nil {
		t.say("%s", stop(sentence(err.Error())))
	}
}

// seatWords is a line of the seats in a sentence.
func seatWords(l model.SeatLine) string {
	switch u := l.Use; {
	case u == nil && l.Known:
		return fmt.Sprintf("%s: %d.", sentence(l.Label), l.Count)
	case u == nil || !u.Known:
		return sentence(l.Label) + ": not known."
	case u.Unlimited:
		return fmt.Sprintf("%s: %d, without limit.", sentence(l.Label), u.Filled)
	}
	return fmt.Sprintf("%s: %d of %d seats taken.", sentence(l.Label), l.Use.Filled, l.Use.Total)
}

// actions are the entries of the main menu. What can't be done says why when it
// is chosen.
func (t *talk) actions() []entry {
	all := []entry{
		{"People: find, read, remove", t.people},
		{"Audit: who could go, and why", t.audit},
		{"Invite guests, and share with them", t.invite},
		{"Share with guests who are here", func() error { return t.share(nil) }},
		{"Seats again", func() error { t.greet(); return nil }},
		{"Load everything again", t.reload},
		{"Take back the last change", t.undo},
	}
	if len(t.State.Rosters.Value) > 1 {
		all = append(all, entry{"Another workspace", t.workspaces})
	}
	if len(t.unfinished()) > 0 {
		all = append(all, entry{"Go on with a change that is not finished", t.resume})
	}
	return all
}

func (t *talk) workspaces() error {
	var all []entry
	for _, r := range t.State.Rosters.Value {
		all = append(all, entry{fmt.Sprintf("%s, %s", r.Name, count(r.People.Len(), "person", "people")), func() error {
			if err := t.move(r.ID); err != nil {
				return err
			}
			t.greet()
			return errBack
		}})
	}
	return t.menu("Which workspace?", "Back", func() []entry { return all })
}

// move chooses a workspace and checks it.
func (t *talk) move(id model.WorkspaceID) error {
	if err := t.do(model.ChooseWorkspace{ID: id}); err != nil {
		return err
	}
	return t.do(t.checked())
}

// checked makes the audit of what is known by now.
func (t *talk) checked() model.Msg {
	return model.SetInactiveDays{Days: t.State.Options.Audit.InactiveDays}
}

func (t *talk) reload() error {
	t.say("Loading.")
	if err := t.do(model.Reload{All: true}); err != nil {
		return err
	}
	for _, n := range t.State.Failures() {
		t.say("%s: %s", sentence(n.Text), stop(n.Err.Error()))
	}
	t.greet()
	return nil
}

// can says why an action can't be done, and reports whether it can.
func (t *talk) can(a keymap.Action) bool {
	err := t.State.Can(a)
	if err != nil {
		t.say("Not now: %s", stop(err.Error()))
	}
	return err == nil
}
