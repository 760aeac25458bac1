package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// terminal is a terminal with a user, over the demo's ClickUp.
type terminal struct {
	sim       *sim.Server
	out, errs bytes.Buffer
	to        io.Writer // in the place of out; nil: out
	unnamed   bool      // no workspace is named
}

// run runs a command line; answers is what the user types.
func (m *terminal) run(t *testing.T, answers io.Reader, args ...string) int {
	t.Helper()
	code := m.runWith(t.Context(), answers, args...)
	checkJSON(t, args, code, m.out.Bytes(), m.errs.Bytes())
	return code
}

// runWith names the workspace of a change that names none.
func (m *terminal) runWith(ctx context.Context, answers io.Reader, args ...string) int {
	if slices.Contains([]string{"invite", "share", "guest", "member"}, args[0]) && !slices.Contains(args, "-w") && !m.unnamed {
		args = append(slices.Clone(args), "-w", sim.Northwind)
	}
	m.out.Reset()
	m.errs.Reset()
	var out io.Writer = &m.out
	if m.to != nil {
		out = m.to
	}
	return cli.Run(ctx, args, cli.Deps{
		In: answers, Out: out, Err: &m.errs, App: app.Options{Demo: true, Env: func(string) string { return "" }}, Prompt: true, Progress: true,
		Open: func(ctx context.Context, o app.Options) (*app.App, error) {
			o.Demo = true // what is asked for with a token is the same
			a, err := app.Open(ctx, o)
			if err == nil {
				m.sim = a.Sim
			}
			return a, err
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

// stderr has at most one JSON object where JSON is asked for, also at a terminal: run checks
// that, and nothing is asked there.
func TestJSONIsNotAskedAbout(t *testing.T) {
	t.Parallel()
	for line, code := range map[string]int{
		"invite new@client.example": cli.ExitUsage, "invite new@client.example --dry-run": cli.ExitFine, "invite new@client.example --yes": cli.ExitFine,
		"access --matrix": cli.ExitFine, "member remove ines@northwind.example --to robin@northwind.example --dry-run": cli.ExitFine,
	} {
		var m terminal
		if got := m.run(t, strings.NewReader("y\n"), append(strings.Fields(line), "-o", "json")...); got != code {
			t.Errorf("%s: exit code %d, want %d: %s", line, got, code, m.errs.String())
		}
		if code == cli.ExitUsage && m.out.Len() > 0 {
			t.Errorf("%s: %s", line, m.out.String())
		}
	}
	m := terminal{unnamed: true}
	if code := m.run(t, strings.NewReader("1\n"), "invite", "new@client.example", "--dry-run", "-o", "json"); code != cli.ExitUsage || !strings.Contains(m.errs.String(), "Name it with --workspace") {
		t.Errorf("no workspace is named: exit code %d: %s", code, m.errs.String())
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
		{"unknown seats\n", cli.ExitFine, append(many, "--allow-paid-seats")},
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
	code := cli.Run(ctx, []string{"data", "purge"}, cli.Deps{In: s, Out: io.Discard, Err: &errs, App: atHome(t, ""), Prompt: true})
	if code != cli.ExitInterrupted || !strings.HasSuffix(errs.String(), "cutui: stopped\n") {
		t.Errorf("%d %q", code, errs.String())
	}
}

// If the answer can't be read, no plan is shown.
func TestAnOfferThatCannotBeAnswered(t *testing.T) {
	t.Parallel()
	var m terminal
	gone := iotest.ErrReader(errors.New("the terminal is gone"))
	code := m.run(t, gone, "share", "--to", "moss@rivergate.example", "FW-1", "-w", sim.Fieldworks)
	if said := m.errs.String(); code != cli.ExitFailed || m.out.Len() > 0 || !strings.HasSuffix(said, "Look at the plan for it? [y/N] cutui: the terminal is gone\n") {
		t.Errorf("exit code %d: %s%s", code, m.out.String(), said)
	}
}

// noKeyring is a keyring of a system that has none.
type noKeyring struct{}

func (noKeyring) Get(string, string) (string, error) { return "", errors.New("no bus") }
func (noKeyring) Set(string, string, string) error   { return errors.New("no bus") }
func (noKeyring) Delete(string, string) error        { return errors.New("no bus") }

// atHome returns options with a home folder of the test's own, without a keyring.
func atHome(t *testing.T, base string) app.Options {
	t.Helper()
	return homeAt(t.TempDir(), base)
}

func homeAt(home, base string) app.Options {
	return app.Options{Keyring: noKeyring{}, BaseURL: base, Env: func(name string) string {
		if strings.HasPrefix(name, "XDG_") || name == "HOME" {
			return filepath.Join(home, name)
		}
		return ""
	}}
}

func TestAPlainFileNeedsConsent(t *testing.T) {
	t.Parallel()
	server := sim.New(sim.Options{})
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	for flag, want := range map[string]int{"--quiet": cli.ExitUsage, "--plain-file": cli.ExitFine} {
		o := atHome(t, base)
		var out, errs bytes.Buffer
		code := cli.Run(t.Context(), []string{"auth", "login", "--token-stdin", flag}, cli.Deps{
			In: strings.NewReader(sim.Token), Out: &out, Err: &errs, App: o, Prompt: true,
		})
		s, err := app.Prepare(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		kept := !s.Found.Token.Empty()
		if code != want || kept != (want == cli.ExitFine) || strings.Contains(out.String()+errs.String(), sim.Token) {
			t.Errorf("%s: exit code %d, kept %v: %s", flag, code, kept, errs.String())
		}
	}
}
