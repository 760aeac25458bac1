package app_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/plans"
)

// hasty is a clock that never waits.
type hasty struct{}

func (hasty) Now() time.Time { return time.Now() }

func (hasty) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// The token is sent in one header only: no message, error, file or printed value
// contains it, even if ClickUp sends it back.
func TestTokenShowsNowhere(t *testing.T) {
	t.Parallel()
	const canary = "pk_4480000_CANARYCANARYCANARY"
	_, base := server(t, sim.Options{Token: canary, Intercept: simtest.Faults(func(op string, r *http.Request, n int) *simtest.Fault {
		if got := r.Header.Get("Authorization"); got != canary {
			t.Errorf("%s came with %q", op, got)
		}
		if op == "GetWorkspaceplan" || op == "InviteGuestToWorkspace" && n > 1 {
			return &simtest.Fault{Status: 500, Message: "trouble"}
		}
		return nil
	})})
	home := t.TempDir()
	o := hermetic(t, nil)
	o.BaseURL, o.StateDir, o.Stdin, o.Clock = base, home, strings.NewReader(canary), hasty{}
	a := open(t, o)
	var out bytes.Buffer
	emit := func(m model.Msg) { fmt.Fprintf(&out, "%v %+v %#v\n", m, m, m) }
	drive(t, a, model.Boot{})
	desk, ok := a.State.ChangeContext()
	if !ok {
		t.Fatal(a.State.Rosters.Err)
	}
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example", "b@else.example"}})
	if err := effect.Drive(t.Context(), a.Runner, a.State, model.StartRun{Plan: plan}, func(*model.State) bool { return false }); err != nil {
		t.Fatal(err)
	}
	for _, e := range []model.Effect{model.FetchMe{Seq: 1}, model.FetchPlan{Seq: 2, ID: sim.Northwind}, model.ListRuns{}} {
		a.Runner.Do(t.Context(), e, emit)
	}
	_, err := app.Open(t.Context(), app.Options{Env: o.Env, BaseURL: "http://evil.example", Stdin: strings.NewReader(canary)})
	fmt.Fprintf(&out, "%v %+v %#v %+v %#v %v", err, a, a, a.Setup, a.Found, a.Doctor(t.Context()))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintf(&out, "%s %s\n", path, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "b@else.example") {
		t.Error("nothing was looked through")
	}
	if i := strings.Index(out.String(), "CANARY"); i >= 0 {
		t.Errorf("the token: …%s", out.String()[max(0, i-200):i+20])
	}
}
