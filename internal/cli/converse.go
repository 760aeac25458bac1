package cli

import (
	"context"
	"errors"
	"fmt"

	"cutui/internal/accessible"
	"cutui/internal/app"
	"cutui/internal/config"
	"cutui/internal/secret"
	"cutui/model"
)

// prefersLines reports whether the settings or the environment ask for the
// conversation. Errors in the settings are reported when they are read next.
func (sh *shell) prefersLines() bool {
	c, err := config.Load("", sh.start.Env)
	return err == nil && c.Accessible
}

// converse runs the whole program in plain lines. Without a token it asks for one
// first.
func (sh *shell) converse(ctx context.Context) error {
	sh.Prompt = sh.Prompt || sh.Lines // it asks in words, which any terminal can
	err := sh.readOut(ctx)
	rejected := rejectsToken(err)
	if !errors.Is(err, secret.ErrNone) && !rejected || sh.tokenStdin || !sh.Prompt {
		return err
	}
	if rejected {
		p, _ := sh.problemOf(err)
		fmt.Fprintln(sh.Out, p.line())
	}
	fmt.Fprint(sh.Out, welcomeLines)
	answer, err := sh.readAnswer(ctx)
	if err != nil {
		return err
	}
	switch answer {
	case "1":
		if err := sh.login(ctx, false); err != nil {
			return err
		}
		if rejected {
			sh.start.Env = withoutToken(sh.start.Env)
		}
	case "2":
		sh.start.Demo = true
	default:
		return nil
	}
	return sh.readOut(ctx)
}

// withoutToken returns env without the variable of the token, which was rejected.
func withoutToken(env config.Env) config.Env {
	return func(name string) string {
		if name == string(secret.FromEnv) {
			return ""
		}
		return env(name)
	}
}

const welcomeLines = `Welcome to cutui. It needs your personal ClickUp API token.
In ClickUp, open your picture, then Settings, then Apps.
Under API Token choose Generate, then Copy.
1. Type or paste the token; it is not shown.
2. Go on with the demo, a ClickUp inside the program.
0. Leave.
Number: `

func (sh *shell) readOut(ctx context.Context) error {
	return sh.with(ctx, need{everywhere: true, old: true, facts: model.NeedEverything()}, func(s *app.App) error {
		conversation := accessible.Shell{
			Out: sh.Out, State: s.State, Read: sh.readLine,
			Drive: func(ctx context.Context, m model.Msg, look func(*model.State)) error {
				return sh.drive(ctx, s, m, func(st *model.State) bool {
					look(st)
					return false
				})
			},
		}
		return conversation.Run(ctx)
	})
}
