package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"cutui/internal/secret"
)

// Check is a line of doctor's report: a name with its value, or with what is wrong.
type Check struct {
	Name  string
	Value string
	Err   error
}

// Doctor reports where settings, data and token are, and whether ClickUp answers. It
// changes nothing.
func (s *Setup) Doctor(ctx context.Context) []Check {
	file := s.Config.File
	if file == "" {
		file = s.Paths.Config + " (not there: defaults)"
	}
	checks := []Check{
		{Name: "version", Value: fmt.Sprintf("%s, %s, %s/%s", agent(s.Options.Version), runtime.Version(), runtime.GOOS, runtime.GOARCH)},
		{Name: "settings", Value: file},
		{Name: "profile", Value: s.Profile.Name},
	}
	if s.Options.Demo {
		return append(checks, Check{Name: "API", Value: "inside the program, without a token"})
	}
	checks = append(checks, Check{Name: "data", Value: s.Paths.State}, Check{Name: "API", Value: s.Profile.BaseURL})
	for _, note := range s.Found.Notes {
		checks = append(checks, Check{Name: "keyring", Err: errors.New(note)})
	}
	if s.Found.Token.Empty() {
		return append(checks, Check{Name: "token", Err: secret.ErrNone})
	}
	return append(checks, Check{Name: "token", Value: "from " + string(s.Found.Source)}, s.reach(ctx))
}

func (s *Setup) reach(ctx context.Context) Check {
	c := Check{Name: "ClickUp"}
	api, err := s.client(s.Found.Token.Reveal(), s.Profile.BaseURL)
	if err != nil {
		c.Err = err
		return c
	}
	start := s.clock.Now()
	user, err := api.User(ctx)
	if err != nil {
		c.Err = err
		return c
	}
	took := s.clock.Now().Sub(start).Round(time.Millisecond)
	c.Value = fmt.Sprintf("answers %s (%s) in %s", user.Name, user.Email, took)
	return c
}
