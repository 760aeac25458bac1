package cli_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// Who is billed depends on the plan: people notes if that could not be read.
func TestPeopleSayThatThePlanIsUnknown(t *testing.T) {
	t.Parallel()
	noPlan := simtest.Faults(func(op string, r *http.Request, _ int) *simtest.Fault {
		if op == "GetWorkspaceplan" && strings.Contains(r.URL.Path, sim.Fieldworks) {
			return &simtest.Fault{Status: http.StatusForbidden, Code: "ACCESS_016"}
		}
		return nil
	})
	unknown, notAllowed := "the plan of Fieldworks is not known: ", "this token was not allowed for Fieldworks: authorise it again for it\n"
	for _, c := range []struct {
		o    sim.Options
		args string
		says string // empty: nothing
	}{
		{sim.Options{Intercept: noPlan}, "people -w Fieldworks", unknown},
		{sim.Options{Intercept: noPlan}, "people --all-workspaces --filter seat:member --columns name", unknown},
		{sim.Options{Intercept: noPlan}, "people -w Labs", ""},
		{sim.Options{Intercept: noPlan}, "people -w Fieldworks --columns name", ""},
		{sim.Options{AllowedWorkspaces: []string{sim.Labs}}, "people -w Fieldworks", notAllowed},
		{sim.Options{AllowedWorkspaces: []string{sim.Labs}}, "people -w Labs", ""},
	} {
		server := sim.New(c.o)
		base, err := server.Start()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = server.Close() })
		var out, errs bytes.Buffer
		code := cli.Run(t.Context(), append(strings.Fields(c.args), "--token-stdin"), cli.Deps{In: strings.NewReader(sim.Token), Out: &out, Err: &errs, App: atHome(t, base), Open: app.Open})
		if said := errs.String(); code != cli.ExitFine || out.Len() == 0 || c.says == "" && said != "" || strings.Count(said, "\n") > 1 || !strings.Contains(said, c.says) {
			t.Errorf("%s: exit code %d: %s", c.args, code, said)
		}
	}
}
