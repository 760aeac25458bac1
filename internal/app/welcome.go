package app

import (
	"context"
	"errors"

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
	st = theme.New(name, true)
	if l.ASCII || s.Config.ASCII {
		st = st.With(theme.ASCII())
	}
	return name, st
}
