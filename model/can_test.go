package model

import (
	"errors"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/change"
	"cutui/model/modeltest"
)

// asCaller makes the token that of somebody of the world.
func asCaller(s *State, id clickup.UserID) {
	s.Update(MeLoaded{Answer: Answer{Seq: s.Me.Seq, At: noon}, User: clickup.User{ID: id}})
}

func TestWhyAnActionIsNotPossible(t *testing.T) {
	t.Parallel()
	empty := func(*testing.T) *State { return New(Options{}, noon) }
	at := func(id clickup.UserID) func(*testing.T) *State {
		return func(t *testing.T) *State {
			t.Helper()
			s := loaded(t)
			ranked(t, s, s.rank())
			ranked(t, s, s.Update(SeekPerson{ID: id}))
			return s
		}
	}
	by := func(id clickup.UserID) func(*testing.T) *State {
		return func(t *testing.T) *State {
			t.Helper()
			s := loaded(t)
			asCaller(s, id)
			return s
		}
	}
	with := func(o Options) func(*testing.T) *State {
		return func(*testing.T) *State { return New(o, noon) }
	}
	for name, c := range map[string]struct {
		state  func(*testing.T) *State
		action keymap.Action
		says   string // empty: it is possible
	}{
		"invite":                    {loaded, keymap.Invite, ""},
		"invite as owner":           {by(1), keymap.Invite, ""},
		"invite as member":          {by(3), keymap.Invite, ""},
		"invite as guest":           {by(4), keymap.Invite, "you are a guest here"},
		"invite member as member":   {by(3), keymap.InviteMember, "you are a member here"},
		"invite member as guest":    {by(4), keymap.InviteMember, "you are a guest here"},
		"invite as nobody here":     {by(99), keymap.Invite, ""},
		"invite without roster":     {empty, keymap.Invite, "the people are not loaded yet"},
		"invite while read-only":    {with(Options{ReadOnly: true}), keymap.Invite, "read-only"},
		"invite while offline":      {with(Options{Offline: true}), keymap.Invite, "offline"},
		"undo while read-only":      {with(Options{ReadOnly: true}), keymap.Undo, "read-only"},
		"undo nothing":              {loaded, keymap.Undo, "there is no run"},
		"pause nothing":             {loaded, keymap.Pause, "nothing is running"},
		"audit without roster":      {empty, keymap.RunAudit, "the people are not loaded yet"},
		"audit":                     {loaded, keymap.RunAudit, ""},
		"mark nobody":               {empty, keymap.Mark, "nobody is under the cursor"},
		"mark somebody":             {at(4), keymap.Mark, ""},
		"edit somebody":             {at(3), keymap.Edit, ""},
		"remove without roster":     {empty, keymap.Remove, "the people are not loaded yet"},
		"share with a guest":        {at(4), keymap.Share, ""},
		"share with a member":       {at(3), keymap.Share, ""},
		"take away from a guest":    {at(4), keymap.Unshare, ""},
		"take away from a member":   {at(3), keymap.Unshare, ""},
		"an action without a limit": {empty, keymap.Help, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := c.state(t).Can(c.action)
			if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %q", err, c.says)
			}
		})
	}
}

func TestNobodyFoundCannotBeEdited(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	ranked(t, s, s.Update(ShowView{Filter: "nobody-is-called-that"}))
	if err := s.Can(keymap.Edit); err == nil || !strings.Contains(err.Error(), "nobody is marked or under the cursor") {
		t.Error(err)
	}
}

func TestNothingIsInvitedWhilePeopleArrive(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	s.Update(Boot{})
	s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{{ID: "333", People: modeltest.People()}}})
	if err := s.Can(keymap.Invite); err == nil || !strings.Contains(err.Error(), "still loading") {
		t.Error(err)
	}
}

func TestPlanInTheWay(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RostersLoaded{Answer: Answer{Seq: reloadSeq(s), At: noon}, Rosters: []*Roster{
		{ID: "333", Name: "Northwind", People: modeltest.People()}, {ID: "444", Name: "Labs", People: modeltest.People()},
	}})
	for id, name := range map[clickup.WorkspaceID]string{"333": "Business", "444": "Enterprise"} {
		s.Update(PlanLoaded{Answer: Answer{Seq: s.DataOf(id).Plan.Seq, At: noon}, ID: id, Plan: clickup.Plan{Name: name}})
	}
	if text := s.PlanGate(); !strings.Contains(text, "this workspace is on Business") {
		t.Errorf("%q", text)
	}
	one := change.Plan{Workspace: "333"}
	if s.GateFor(one) == "" {
		t.Error("a plan for Business can be sent")
	}
	both := one
	both.Others = []change.Part{{Workspace: "444"}}
	if text := s.GateFor(both); text != "" {
		t.Errorf("a part of it can be sent: %s", text)
	}
}

// reloadSeq asks for everything again and is the number of the answer.
func reloadSeq(s *State) uint64 {
	s.Update(Reload{All: true})
	return s.Rosters.Seq
}

func TestBugIsSaid(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(Panicked{Op: "SendStep", Err: errors.New("index out of range")})
	if n := s.Notices[len(s.Notices)-1]; n.Level != Fault || n.Text != "a bug in cutui stopped SendStep" {
		t.Errorf("%+v", n)
	}
}

func TestWhatIsDoneOnThisMachine(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	for _, c := range []struct {
		msg   Msg
		level NoticeLevel
		says  string
	}{
		{Copied{What: "the address"}, Good, "copied the address"},
		{Copied{What: "2 addresses", Text: "a@x.example, b@x.example"}, Good, "copied 2 addresses: a@x.example, b@x.example"},
		{Copied{What: "2 addresses", Text: "a@x.example, b@x.example", Sent: true}, Good, "sent 2 addresses to the terminal's clipboard: a@x.example, b@x.example"},
		{Copied{What: "9 addresses", Text: strings.Repeat("a@x.example, ", 9)}, Good, "copied 9 addresses: a@x.example, a@x.example, a@x.example, a@x.example, a@x.exa…"},
		{Copied{What: "the hand-off", Text: strings.Repeat("# a document\n", 9)}, Good, "copied the hand-off"},
		{Copied{Err: errors.New("x")}, Fault, "could not copy"},
		{Opened{URL: "https://app.clickup.com"}, Good, "opened in the browser"},
		{Opened{URL: "https://app.clickup.com", Err: errors.New("x")}, Fault, "could not open https://app.clickup.com"},
		{Saved{Path: "a.md"}, Good, "saved a.md"},
		{Saved{Err: errors.New("x")}, Fault, "could not save"},
	} {
		s.Update(c.msg)
		if n := s.Notices[len(s.Notices)-1]; n.Level != c.level || n.Text != c.says {
			t.Errorf("%T: %+v, want %q", c.msg, n, c.says)
		}
	}
	for _, m := range []Msg{CopyText{Text: "a"}, OpenLink{URL: "https://app.clickup.com"}} {
		if out := s.Update(m); len(out) != 1 {
			t.Errorf("%T: %v", m, out)
		}
	}
}
