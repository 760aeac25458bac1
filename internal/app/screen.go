package app

import (
	"context"
	"errors"
	"maps"
	"slices"

	"cutui/internal/config"
	"cutui/internal/secret"
	"cutui/keymap"
	"cutui/ui"
)

// Looks are how the screen is drawn; empty fields are as configured.
type Looks struct {
	Theme         string
	ASCII         bool
	ReducedMotion bool
}

// Screen is the terminal program over the app. Bind it to its tea.Program
// before that runs. The error names a key that the settings give twice.
func (a *App) Screen(ctx context.Context, l Looks) (*ui.Model, error) {
	keys, err := keymap.New(a.readOnly()).Remap(a.Config.Keys)
	if err != nil {
		return nil, err
	}
	name, st := a.styles(l)
	a.screen = ui.New(ctx, ui.Deps{
		State: a.State, Runner: a.Runner, Keys: keys, Styles: st, Now: a.clock.Now,
		Options: ui.Options{
			Theme: name, Mouse: a.Config.Mouse, ReducedMotion: l.ReducedMotion || a.Config.ReducedMotion, RowCursor: true,
			Profiles: a.profiles(), Profile: a.Profile.Name, TokenEnv: a.tokenEnv(),
		},
	})
	return a.screen, nil
}

// profiles are the accounts to choose from; a demo has none, and a token that was
// piped can't be read again.
func (a *App) profiles() []string {
	if a.Options.Stdin != nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(a.Config.Profiles))
	if len(names) > 0 && !slices.Contains(names, config.DefaultProfile) {
		names = append(names, config.DefaultProfile)
	}
	return names
}

// tokenEnv is the variable that the token was found in, which comes before those of
// the profiles; empty: it was not in one.
func (a *App) tokenEnv() string {
	if a.Found.Source != secret.FromEnv {
		return ""
	}
	return string(secret.FromEnv)
}

// copy puts text on the clipboard.
func (a *App) copy(text string) error {
	switch {
	case a.Options.Clipboard != nil:
		return a.Options.Clipboard(text)
	case a.screen != nil:
		return a.screen.Copy(text)
	}
	return errors.New("there is no clipboard here")
}
