package app

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"cutui/internal/secret"
	"cutui/keymap"
	"cutui/ui"
	"cutui/ui/theme"
)

// Welcome is the terminal program while there is no token. When it ended with
// ui.Enter the token is in Found, ready to connect with.
func (s *Setup) Welcome(ctx context.Context, l Looks) *ui.Welcome {
	name, st := s.styles(l)
	return ui.NewWelcome(ctx, ui.WelcomeDeps{
		Styles: st, Theme: name, Keys: keymap.New(false), Browse: s.Options.Browser, File: s.vault.File,
		Login: func(ctx context.Context, token string, plainFile bool) (string, bool, error) {
			user, _, err := s.Login(ctx, token, plainFile)
			return user.Name, errors.Is(err, secret.ErrConsent), err
		},
	})
}

// styles are the look as configured, with what the flags say otherwise.
func (s *Setup) styles(l Looks) (name string, st *theme.Styles) {
	name = s.Config.Theme
	if l.Theme != "" {
		name = l.Theme
	}
	st = theme.New(name, !lightBackground(s.Options.Env("COLORFGBG")))
	if l.ASCII || s.Config.ASCII {
		st = st.With(theme.ASCII())
	}
	return name, st
}

// lightBackground reads COLORFGBG, which some terminals set to the numbers of
// their colours: "0;15" is black on white. The terminal's own answer comes later,
// if it gives one.
func lightBackground(value string) bool {
	background, err := strconv.Atoi(value[strings.LastIndexByte(value, ';')+1:])
	const white, gray, brightest = 7, 8, 15
	return err == nil && (background == white || background > gray && background <= brightest)
}
