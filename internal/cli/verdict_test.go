package cli

import (
	"errors"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/seats"
)

func TestVerdicts(t *testing.T) {
	t.Parallel()
	invite := func(state change.StepState, status int, code string) change.Step {
		return change.Step{Op: change.OpInviteGuest, Email: "a@x.example", State: state, Status: status, Code: code, Message: "said"}
	}
	held := change.Step{Op: change.OpShare, Email: "a@x.example", State: change.Skipped, Message: "not sent: the invitation failed"}
	done, skipped := invite(change.Done, 200, ""), invite(change.Skipped, 0, "")
	plan, rights, odd := invite(change.Failed, 403, "TEAM_110"), invite(change.Failed, 401, "ACCESS_081"), invite(change.Failed, 400, "ODD")
	foreign, unknown, planned := invite(change.Failed, 401, "OAUTH_023"), invite(change.Unknown, 0, ""), invite(change.Planned, 0, "")
	for name, c := range map[string]struct {
		steps []change.Step
		code  int
	}{
		"all done":                  {[]change.Step{done, done}, ExitFine},
		"there already":             {[]change.Step{skipped, done}, ExitFine},
		"nothing to do":             {[]change.Step{skipped}, ExitFine},
		"the plan":                  {[]change.Step{plan, held}, ExitRefused},
		"plan and rights":           {[]change.Step{plan, rights, skipped}, ExitRefused},
		"rights and something else": {[]change.Step{rights, odd}, ExitFailed},
		"an id of elsewhere":        {[]change.Step{foreign}, ExitFailed},
		"failed":                    {[]change.Step{odd, held}, ExitFailed},
		"not sent":                  {[]change.Step{planned}, ExitFailed},
		"partly":                    {[]change.Step{done, plan, held}, ExitPartly},
		"partly sent":               {[]change.Step{done, planned}, ExitPartly},
		"unknown":                   {[]change.Step{unknown, held}, ExitPartly},
		"unknown and done":          {[]change.Step{unknown, done}, ExitPartly},
	} {
		err := verdict(&change.Run{ID: "1", Plan: change.Plan{Workspace: "9", Steps: c.steps}})
		code := ExitFine
		if err != nil {
			_, code = classify(err)
		}
		if code != c.code {
			t.Errorf("%s: exit code %d, want %d: %v", name, code, c.code, err)
		}
	}
}

// An unforeseen seat does not hide the steps that are left.
func TestUnforeseenSeatsHideNothing(t *testing.T) {
	t.Parallel()
	r := &change.Run{ID: "1", Plan: change.Plan{Workspace: "9", Steps: []change.Step{{State: change.Done}, {State: change.Unknown}}}}
	r.Outcomes = map[clickup.WorkspaceID]seats.Outcome{"9": {AsForeseen: seats.No, Reason: "1 member seat was bought, not foreseen"}}
	want := "1 member seat was bought, not foreseen; 1 done, 0 failed or not sent, 1 unknown"
	var failure *cliError
	if err := verdict(r); !errors.As(err, &failure) || failure.code != ExitSeats || failure.text != want || !strings.Contains(failure.hint, "`cutui resume 1`") {
		t.Errorf("%+v", failure)
	}
}

func TestExitCodesOfErrors(t *testing.T) {
	t.Parallel()
	of := func(kinds ...error) error { return &clickup.Error{Op: "GetSpaces", Message: "no", Kinds: kinds} }
	for _, c := range []struct {
		err  error
		code int
	}{
		{of(clickup.ErrUnauthorized), ExitRefused},
		{of(clickup.ErrPlanRequired), ExitRefused},
		{of(clickup.ErrForbidden), ExitRefused},
		{of(clickup.ErrReadOnly), ExitRefused},
		{of(clickup.ErrForbidden, clickup.ErrNotFound), ExitFailed},
		{of(clickup.ErrNotFound), ExitFailed},
		{of(clickup.ErrNetwork), ExitFailed},
		{of(clickup.ErrBaseURL), ExitUsage},
		{usage("wrong"), ExitUsage},
		{errors.New("anything"), ExitFailed},
	} {
		if _, code := classify(c.err); code != c.code {
			t.Errorf("%v: %d, want %d", c.err, code, c.code)
		}
	}
}

func TestProblemsAreOneCleanLine(t *testing.T) {
	t.Parallel()
	p, _ := classify(&clickup.Error{Op: "GetTask", Status: 404, Code: "ITEM_013", Message: "gone\x1b[31m\nfor good", Hint: "Look."})
	if got := p.line(); got != "GetTask: gone for good (HTTP 404, ITEM_013). Look." {
		t.Errorf("%q", got)
	}
	p, _ = classify(errors.New("two\nlines\u202e"))
	if got := p.line(); got != "two lines" {
		t.Errorf("%q", got)
	}
}
