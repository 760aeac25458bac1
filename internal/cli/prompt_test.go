package cli_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/cli"
	"cutui/internal/secret"
)

// terminal is somebody at a terminal before the demo's ClickUp.
type terminal struct {
	sim       *sim.Server
	out, errs bytes.Buffer
	to        io.Writer // in the place of out; nil: out
}

// run carries out a command line; answers is what is typed.
func (m *terminal) run(t *testing.T, answers io.Reader, args ...string) int {
	t.Helper()
	return m.runWith(t.Context(), answers, args...)
}

func (m *terminal) runWith(ctx context.Context, answers io.Reader, args ...string) int {
	m.out.Reset()
	m.errs.Reset()
	var out io.Writer = &m.out
	if m.to != nil {
		out = m.to
	}
	return cli.Run(ctx, args, cli.Deps{
		In: answers, Out: out, Err: &m.errs, Env: func(string) string { return "" }, Prompt: true,
		Open: func(ctx context.Context, o cli.Options) (*cli.Session, error) {
			a, err := app.Open(ctx, app.Options{Demo: true, ReadOnly: o.ReadOnly, Env: func(string) string { return "" }})
			if err != nil {
				return nil, err
			}
			m.sim = a.Sim
			return &cli.Session{State: a.State, Runner: a.Runner, Close: a.Close}, nil
		},
	})
}

func TestChangesAreAskedFor(t *testing.T) {
	t.Parallel()
	for answer, goesOn := range map[string]bool{"y\n": true, " YES \r\n": true, "n\n": false, "\n": false, "": false, "yes please\n": false} {
		var m terminal
		code := m.run(t, strings.NewReader(answer), "invite", "new@client.example")
		asked := strings.Contains(m.errs.String(), "planned  invite-guest  new@client.example") && strings.HasSuffix(strings.SplitAfter(m.errs.String(), "[y/N] ")[0], "Go on? [y/N] ")
		if !asked {
			t.Errorf("%q: the plan is not shown and asked about: %s", answer, m.errs.String())
		}
		_, there := m.sim.Guest(sim.Northwind, "new@client.example")
		if there != goesOn || (code == cli.ExitFine) != goesOn || !goesOn && code != cli.ExitUsage {
			t.Errorf("%q: exit code %d, invited %v", answer, code, there)
		}
		if !goesOn && (!strings.Contains(m.errs.String(), "not confirmed; nothing was sent") || m.out.Len() > 0) {
			t.Errorf("%q: %s", answer, m.errs.String())
		}
	}
}

func TestRemovalsAndBulkAreTyped(t *testing.T) {
	t.Parallel()
	many := []string{"invite"}
	for name := range strings.FieldsSeq("a b c d e f g h i j k l m n o p q r s t u v") {
		many = append(many, name+"@client.example")
	}
	for _, c := range []struct {
		answer string
		code   int
		args   []string
	}{
		{"1 person\n", cli.ExitFine, []string{"guest", "remove", "cleo@client.example"}},
		{"y\n", cli.ExitUsage, []string{"guest", "remove", "cleo@client.example"}},
		{"buy 16 seats\n", cli.ExitFine, append(many, "--allow-paid-seats")},
		{"y\n", cli.ExitUsage, append(many, "--allow-paid-seats")},
	} {
		var m terminal
		if code := m.run(t, strings.NewReader(c.answer), c.args...); code != c.code {
			t.Errorf("%q to %v: exit code %d, want %d: %s", c.answer, c.args[:2], code, c.code, m.errs.String())
		}
	}
}

// silence is a terminal at which nobody types.
type silence struct{ asked chan struct{} }

func (s silence) Read([]byte) (int, error) {
	s.asked <- struct{}{}
	select {}
}

func TestASignalEndsTheQuestion(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s := silence{make(chan struct{})}
	go func() { <-s.asked; cancel() }()
	var errs bytes.Buffer
	code := cli.Run(ctx, []string{"data", "purge"}, cli.Deps{
		In: s, Out: io.Discard, Err: &errs, Env: func(string) string { return "" }, Prompt: true,
		Prepare: func(context.Context, cli.Options) (*cli.Account, error) { return &cli.Account{}, nil },
	})
	if code != cli.ExitInterrupted || !strings.HasSuffix(errs.String(), "cutui: stopped\n") {
		t.Errorf("%d %q", code, errs.String())
	}
}

func TestAPlainFileNeedsConsent(t *testing.T) {
	t.Parallel()
	for flag, want := range map[string]int{"--quiet": cli.ExitUsage, "--plain-file": cli.ExitFine} {
		kept := false
		var out, errs bytes.Buffer
		code := cli.Run(t.Context(), []string{"auth", "login", "--token-stdin", flag}, cli.Deps{
			In: strings.NewReader(sim.Token), Out: &out, Err: &errs, Env: func(string) string { return "" }, Prompt: true,
			Prepare: func(context.Context, cli.Options) (*cli.Account, error) {
				return &cli.Account{Login: func(_ context.Context, token string, plain bool) (clickup.User, secret.Source, error) {
					if kept = plain; !plain {
						return clickup.User{}, "", secret.ErrConsent
					}
					return clickup.User{Email: "olga@northwind.example"}, secret.FromFile, nil
				}}, nil
			},
		})
		if code != want || kept != (want == cli.ExitFine) || strings.Contains(out.String()+errs.String(), sim.Token) {
			t.Errorf("%s: exit code %d, kept %v: %s", flag, code, kept, errs.String())
		}
	}
}
