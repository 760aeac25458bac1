package accessible_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/cli"
	"cutui/internal/effect"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/plans"
)

// offered says which choice in the conversation does what a key of the screen does. A text
// that starts with "-" says why none is needed.
func offered() map[keymap.Action]string {
	const moves, typing = "-lists are read in pages", "-questions are answered in lines"
	return map[keymap.Action]string{
		keymap.Up: moves, keymap.Down: moves, keymap.PageUp: moves, keymap.PageDown: moves, keymap.Top: moves, keymap.Bottom: moves,
		keymap.NextPane: "-there are no panes", keymap.PrevPane: "-there are no panes", keymap.Zoom: "-there are no panes",
		keymap.ShowDetails: "-a number opens the person", keymap.Open: "Number to open", keymap.Back: "0. Back", keymap.Help: "? to hear the choices",
		keymap.Palette: "-the menu names everything", keymap.Mouse: "-there is no mouse", keymap.Suspend: "-the terminal does it", keymap.Quit: "0. Leave", keymap.ForceQuit: "-ctrl+c ends it",
		keymap.Refresh: "Load everything again", keymap.RefreshAll: "Load everything again", keymap.ErrorView: "What happened and what went wrong", keymap.Activity: "What happened and what went wrong",
		keymap.ShowWorkspaces: "Another workspace", keymap.ShowPeople: "People: find, read, remove", keymap.ShowSeats: "Seats: taken and free",
		keymap.Filter: "Who? Words of a name or address, or terms", keymap.FindAll: "Find somebody in all workspaces",
		keymap.Sort: "Views of people, including saved ones", keymap.SortFlip: "Views of people, including saved ones", keymap.PrevView: "Views of people", keymap.NextView: "Views of people",
		keymap.Mark: "Remove several people at once", keymap.Range: "Remove several people at once", keymap.Invert: "-numbers choose several",
		keymap.Invite: "Invite guests and share with them", keymap.InviteMember: "Invite members", keymap.InviteLike: "Invite others with the same access",
		keymap.Share: "Share with existing guests", keymap.Edit: "Change their rights or custom role", keymap.Remove: "Remove from the workspace", keymap.Unshare: "Take away something shared with them",
		keymap.ViewOnly: "Make them view-only", keymap.MakeGuest: "Write down how to make them a guest", keymap.Columns: "-people are read out whole",
		keymap.RunAudit: "Audit: who could go, and why", keymap.Undo: "Undo the last change",
		keymap.Groups: "User groups, which ClickUp calls Teams", keymap.AddToGroup: "Put them in a user group", keymap.TakeOut: "Take people out of it", keymap.NewGroup: "Create a group", keymap.DeleteGroup: "Delete it",
		keymap.NewerAPI: "by ClickUp's newer API", keymap.Runs: "Changes made so far", keymap.Resume: "Resume an unfinished change", keymap.GiveUp: "Give up the rest of it",
		keymap.Browser: "-links and addresses are read out", keymap.Copy: "-links and addresses are read out", keymap.CopyLink: "-links and addresses are read out",
		keymap.MoreDays: "Inactive means not seen for", keymap.FewerDays: "Inactive means not seen for", keymap.Export: "Write the audit to a file",
		keymap.NextLane: "Which findings?", keymap.PrevLane: "Which findings?", keymap.Accept: "Accept the finding", keymap.Changes: "What changed since an earlier roster", keymap.Compare: "What changed since an earlier roster",
		keymap.ReadShares: "Read what every guest sees, for more checks", keymap.PauseReads: "-it waits until it is read", keymap.HRList: "Compare people with an HR list",
		keymap.Target: "Get down to a number of member seats", keymap.ReviewTarget: "Get down to a number of member seats",
		keymap.Next: typing, keymap.NextField: typing, keymap.PrevField: typing, keymap.TakeHint: typing, keymap.Pick: typing, keymap.Drill: typing, keymap.Leave: typing,
		keymap.Level: "-asked where it matters", keymap.WhoHas: "Who has access to a task or list", keymap.Start: "-asked after the review", keymap.Pause: "-each step is read out as it ends",
		keymap.Retry: "Resume an unfinished change", keymap.HandOff: "Write down the rest for somebody to do in ClickUp",
		keymap.Until: "Note until when they should stay", keymap.Replace: "Replace them with somebody else", keymap.KeepOld: "-asked in a replacement",
		keymap.Successor: "-asked in a removal", keymap.SharedTasks: "-asked in a removal", keymap.Demo: "-asked at the start",
		keymap.Reviewers: "Who has not answered the review", keymap.AskReviewers: "Ask inviters who is still needed: write the sheets",
		keymap.TakeAnswers: "Take the answers that came back", keymap.RemoveUnneeded: "-asked when the answers are taken",
	}
}

// everyMenu are answers that have every menu read out.
const everyMenu = "1\nrole:guest cleo\n1\n0\n\nines\n1\n0\n\n\n" + // a guest and a member
	"2\nReview\n1\n0\n0\nPeople by month\n0\n0\n" + // the audit, a finding, the sheets
	"User groups\nDesign\n0\n0\n" + // a group
	"Changes made\n1\n0\n0\n0\n"

// The conversation offers every action of the keymap, except where the table says why not.
func TestOffersWhatKeysDo(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.interrupted(t).say(t, everyMenu)
	table := offered()
	for _, b := range keymap.New(false).All() {
		how, named := table[b.Action]
		switch {
		case !named:
			t.Errorf("offered() has no row for %s: %s", b.Action, b.Long)
		case !strings.HasPrefix(how, "-") && !strings.Contains(said, how):
			t.Errorf("%s: %q is not offered", b.Action, how)
		}
	}
	if t.Failed() {
		t.Log(said)
	}
	for a := range table {
		if !slices.ContainsFunc(keymap.New(false).All(), func(b keymap.Binding) bool { return b.Action == a }) {
			t.Errorf("there is no %s any more", a)
		}
	}
}

// commanded says which choice in the conversation does what a command does. A text that
// starts with "-" says why none is needed.
func commanded() map[string]string {
	const machine, lines = "-it is about this machine", "-it writes plain lines already"
	return map[string]string{
		"access": "Who has access to a task or list", "api": lines, "audit": "Audit: who could go, and why", "auth login": machine, "auth logout": machine, "auth status": machine,
		"client": "A client's page", "completion bash": machine, "completion fish": machine, "completion powershell": machine, "completion zsh": machine,
		"config init": machine, "config path": machine, "config show": machine, "data purge": machine, "diff": "What changed since an earlier roster", "doctor": machine,
		"due": "Who stays until when", "group add": "Add people to it", "group create": "Create a group", "group delete": "Delete it",
		"group list": "User groups, which ClickUp calls Teams", "group remove": "Take people out of it", "guest edit": "Change their rights or custom role",
		"guest remove": "Remove from the workspace", "guest replace": "Replace them with somebody else", "guest show": "Number to open",
		"guest unshare": "Take away something shared with them", "guest view-only": "Make them view-only", "impact": "Read out what they hold",
		"invite": "Invite guests and share with them", "licences": lines, "man": lines, "member edit": "Change their name, admin rights or custom role", "member invite": "Invite members",
		"member make-guest": "Write down how to make them a guest", "member remove": "Remove several people at once", "people": "People: find, read, remove",
		"resume": "Resume an unfinished change", "review apply": "Take the answers that came back", "review export": "Ask inviters who is still needed: write the sheets",
		"review status": "Who has not answered the review", "runs": "Changes made so far", "schema": lines, "seats": "Seats: taken and free", "share": "Share with existing guests",
		"snapshots": "What changed since an earlier roster", "target": "Get down to a number of member seats", "undo": "Undo the last change",
		"until": "Note until when they should stay", "until export": "-a file for a team's scripts", "until import": "-a file for a team's scripts",
		"until list": "Who stays until when", "version": lines, "watch": "-it says line by line what happens, for as long as it runs", "workspaces": "Another workspace",
	}
}

// The conversation offers what every command does, except where the table says why not.
func TestOffersWhatCommandsDo(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.interrupted(t).say(t, everyMenu)
	table := commanded()
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			path := strings.TrimPrefix(sub.CommandPath(), "cutui ")
			if how := table[path]; sub.Runnable() && (!sub.HasSubCommands() || sub.Use != sub.Name()) {
				if how == "" || !strings.HasPrefix(how, "-") && !strings.Contains(said, how) {
					t.Errorf("cutui %s: %q is not offered", path, how)
				}
			}
			delete(table, path)
			walk(sub)
		}
	}
	walk(cli.Commands())
	for path := range table {
		t.Errorf("there is no cutui %s any more", path)
	}
}

// interrupted opens the demo with a run that still has steps to send.
func (tk *session) interrupted(t *testing.T) *session {
	t.Helper()
	tk.open(t, app.Options{})
	d, _ := tk.State.ChangeContext()
	mails := make([]string, 12)
	for i := range mails {
		mails[i] = fmt.Sprintf("new%d@client.example", i)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	err := effect.Drive(ctx, tk.Runner, tk.State, model.StartRun{Plan: plans.Invite(d, plans.InviteRequest{Emails: mails})}, func(s *model.State) bool {
		if s.Run != nil && s.Run.Tally().Done > 0 {
			stop()
		}
		return false
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return tk
}
