// Package accessible is the third shell over the core: the program as a conversation
// in plain lines, for screen readers and braille displays. It asks one question at
// a time and numbers the choices; nothing is drawn, moved or coloured. Intents,
// plans, reviews and typed confirmations are the same as on the screen.
package accessible

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/items"
)

// Shell connects the conversation to the user and the core. State must be loaded
// before Run.
type Shell struct {
	Out   io.Writer
	State *model.State

	// Read waits for a line from the user. The error is io.EOF once the input has
	// ended, also with a last line that has no newline.
	Read func(ctx context.Context) (string, error)

	// Drive sends the core an intent and waits until its effects are done. It
	// calls look after every change of the state.
	Drive func(ctx context.Context, m model.Msg, look func(*model.State)) error
}

// errInputEnded ends the conversation: there will be no more answers.
var errInputEnded = errors.New("the input ended")

// Run talks until the user leaves or the input ends, which cancels anything not yet
// confirmed. It returns the error of ctx or of the output.
func (sh *Shell) Run(ctx context.Context) error {
	cv := &conversation{Shell: sh, ctx: ctx}
	err := cv.start()
	if errors.Is(err, errInputEnded) {
		cv.say("The input ended; nothing more is done.")
		err = nil
	}
	return errors.Join(err, cv.broken)
}

// conversation is one run of the Shell, from the greeting to the end of the input.
type conversation struct {
	*Shell
	ctx    context.Context //nolint:containedctx // lives as long as the call of Run it is made for
	broken error           // the first error of Out; nothing is written after it

	finder          *items.Finder // over the items of finderWorkspace; nil until they are loaded
	finderWorkspace model.WorkspaceID
}

func (cv *conversation) start() error {
	cv.say("cutui in plain lines. Type the number of a choice and press enter. An empty answer goes back, or does what the brackets say.")
	if err := cv.send(model.Batch{Msgs: []model.Msg{model.FindRuns{}, cv.auditMsg()}}); err != nil {
		return err
	}
	cv.sayWhere()
	if n := len(cv.State.Resumable()); n > 0 {
		cv.say("%s interrupted and can be resumed.", text.Count(n, "change was", "changes were"))
	}
	return cv.menu("What do you want to do?", "Leave", cv.actions)
}

// sayWhere reads out the workspace with its people and seats.
func (cv *conversation) sayWhere() {
	r := cv.State.Roster()
	cv.say("Workspace %s: %s.", r.Name, text.Count(r.People.Len(), "person", "people"))
	for _, l := range cv.State.Ledger() {
		cv.say("%s", seatWords(l))
	}
	if err := cv.State.MayChange(); err != nil {
		cv.sayProblem(err)
	}
}

// seatWords returns a line of the seats as a sentence.
func seatWords(l model.SeatLine) string {
	switch u := l.Use; {
	case u == nil && l.Known:
		return fmt.Sprintf("%s: %s.", sentence(l.Label), text.Number(l.Count))
	case u == nil || !u.Known:
		return sentence(l.Label) + ": not known."
	case u.Unlimited:
		return fmt.Sprintf("%s: %s, unlimited.", sentence(l.Label), text.Number(u.Filled))
	}
	return fmt.Sprintf("%s: %s of %s taken.", sentence(l.Label), text.Number(l.Use.Filled), text.Number(l.Use.Total))
}

// actions returns the entries of the main menu. An action that isn't possible says
// why when it is chosen.
func (cv *conversation) actions() []entry {
	all := []entry{
		{"People: find, read, remove", cv.people},
		{"Audit: who could go, and why", cv.audit},
		{"Invite guests and share with them", cv.invite},
		{"Share with existing guests", func() error { return cv.share(nil) }},
		{"Seats: taken and free", func() error { cv.sayWhere(); return nil }},
		{"Load everything again", cv.reload},
		{"Undo the last change", cv.undo},
	}
	if len(cv.State.Rosters.Value) > 1 {
		all = append(all, entry{"Another workspace", cv.workspaces})
	}
	if len(cv.unfinished()) > 0 {
		all = append(all, entry{"Resume an unfinished change", cv.resume})
	}
	if len(cv.State.Rosters.Value) > 1 {
		all = append(all, entry{"Invite guests into several workspaces", cv.inviteInto})
	}
	all = append(all,
		entry{"User groups, which ClickUp calls Teams", cv.groups},
		entry{"Who sees what, client by client", cv.whoSeesWhat},
		entry{"A client's page", cv.client},
		entry{"Who has access to a task or list", cv.whoHas},
		entry{"Invite members", cv.inviteMembers},
		entry{"Remove several people at once", cv.removeSeveral},
		entry{"Views of people, including saved ones", cv.views},
		entry{"Who stays until when", cv.days},
		entry{"Changes made so far", cv.past},
		entry{"What happened and what went wrong", cv.activity},
	)
	if len(cv.State.Rosters.Value) > 1 {
		all = append(all, entry{"Find somebody in all workspaces", cv.find})
	}
	return append(all, cv.ownCommands("several people", func() ([]model.UserID, error) {
		return cv.choosePeople("For which people? Words of names, or terms such as role:guest inactive>60d [back]")
	})...)
}

func (cv *conversation) workspaces() error {
	var all []entry
	for _, r := range cv.State.Rosters.Value {
		all = append(all, entry{fmt.Sprintf("%s, %s", r.Name, text.Count(r.People.Len(), "person", "people")), func() error {
			if err := cv.moveTo(r.ID); err != nil {
				return err
			}
			cv.sayWhere()
			return errBack
		}})
	}
	return cv.menu("Which workspace?", "Back", func() []entry { return all })
}

// moveTo chooses a workspace and audits it.
func (cv *conversation) moveTo(id model.WorkspaceID) error {
	if err := cv.send(model.ChooseWorkspace{ID: id}); err != nil {
		return err
	}
	return cv.send(cv.auditMsg())
}

// auditMsg returns the intent that audits the workspace with the facts loaded so far.
func (cv *conversation) auditMsg() model.Msg {
	return model.SetInactiveDays{Days: cv.State.Options.Audit.InactiveDays}
}

func (cv *conversation) reload() error {
	cv.say("Loading.")
	if err := cv.send(model.Reload{All: true}); err != nil {
		return err
	}
	for _, n := range cv.State.Failures() {
		cv.say("%s: %s", sentence(n.Text), stop(n.Err.Error()))
	}
	cv.sayWhere()
	return nil
}

// allows reports whether an action is possible, and says why if it isn't.
func (cv *conversation) allows(a keymap.Action) bool {
	err := cv.State.Can(a)
	if err != nil {
		cv.say("Not possible now: %s", stop(err.Error()))
	}
	return err == nil
}
