package cli

import (
	"errors"
	"testing"

	"cutui/clickup"
	"cutui/model"
)

func TestVerdicts(t *testing.T) {
	t.Parallel()
	invite := func(state model.StepState, status int, code string) model.Step {
		return model.Step{Op: model.OpInviteGuest, Email: "a@x.example", State: state, Status: status, Code: code, Message: "said"}
	}
	held := model.Step{Op: model.OpShare, Email: "a@x.example", State: model.Skipped, Message: "not sent: the invitation did not come about"}
	done, skipped := invite(model.Done, 200, ""), invite(model.Skipped, 0, "")
	plan, rights, odd := invite(model.Refused, 403, "TEAM_110"), invite(model.Refused, 401, "ACCESS_081"), invite(model.Refused, 400, "ODD")
	foreign, unknown, planned := invite(model.Refused, 401, "OAUTH_023"), invite(model.Unknown, 0, ""), invite(model.Planned, 0, "")
	for name, c := range map[string]struct {
		steps []model.Step
		code  int
	}{
		"all done":                  {[]model.Step{done, done}, ExitFine},
		"there already":             {[]model.Step{skipped, done}, ExitFine},
		"nothing to do":             {[]model.Step{skipped}, ExitFine},
		"the plan":                  {[]model.Step{plan, held}, ExitRefused},
		"plan and rights":           {[]model.Step{plan, rights, skipped}, ExitRefused},
		"rights and something else": {[]model.Step{rights, odd}, ExitFailed},
		"an id of elsewhere":        {[]model.Step{foreign}, ExitFailed},
		"failed":                    {[]model.Step{odd, held}, ExitFailed},
		"not sent":                  {[]model.Step{planned}, ExitFailed},
		"partly":                    {[]model.Step{done, plan, held}, ExitPartly},
		"partly sent":               {[]model.Step{done, planned}, ExitPartly},
		"unknown":                   {[]model.Step{unknown, held}, ExitPartly},
		"unknown and done":          {[]model.Step{unknown, done}, ExitPartly},
	} {
		err := verdict(&model.Run{ID: "1", Plan: model.Plan{Workspace: "9", Steps: c.steps}})
		code := ExitFine
		if err != nil {
			_, code = classify(err)
		}
		if code != c.code {
			t.Errorf("%s: exit code %d, want %d: %v", name, code, c.code, err)
		}
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
