package screen

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"cutui/internal/app"
	"cutui/internal/secret"
	"cutui/keymap"
	"cutui/ui"
)

// newWelcome returns the welcome page, which asks for a token. When it ends with ui.Enter,
// s.Found holds the token.
func newWelcome(ctx context.Context, s *app.Setup, l app.Looks, rejected string) *ui.Welcome {
	name, st := styles(s, l)
	return ui.NewWelcome(ctx, ui.WelcomeDeps{
		Styles: st, Theme: name, Keys: keymap.New(false), Browse: s.Options.Browser, File: s.CredentialsFile(), Rejected: rejected,
		Login: func(ctx context.Context, token string, plainFile bool) (string, bool, error) {
			user, _, err := s.Login(ctx, token, plainFile)
			return user.Name, errors.Is(err, secret.ErrConsent), err
		},
	})
}

// lightBackground reads COLORFGBG, which some terminals set to the numbers of
// their colours: "0;15" is black on white. The terminal's own answer comes later,
// if it gives one.
func lightBackground(value string) bool {
	background, err := strconv.Atoi(value[strings.LastIndexByte(value, ';')+1:])
	const white, gray, brightest = 7, 8, 15
	return err == nil && (background == white || background > gray && background <= brightest)
}
