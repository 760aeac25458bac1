// Package screen runs the terminal program: the App of internal/app with the user
// interface of ui.
package screen

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"cutui/internal/app"
	"cutui/internal/config"
	"cutui/internal/secret"
	"cutui/keymap"
	"cutui/ui"
	"cutui/ui/theme"
)

// New returns the terminal program for an app. Bind it to its tea.Program before that
// runs. The error names a key that the settings use twice.
func New(ctx context.Context, a *app.App, l app.Looks) (*ui.Model, error) {
	keys, err := keymap.New(a.ReadOnly()).Remap(a.Config.Keys)
	if err != nil {
		return nil, err
	}
	if keys, err = keys.WithUserCommands(userCommandKeys(a)); err != nil {
		return nil, &config.Error{File: a.Config.File, Key: "command", Text: err.Error()}
	}
	name, st := styles(a.Setup, l)
	m := ui.New(ctx, ui.Deps{
		State: a.State, Runner: a.Runner, Keys: keys, Styles: st, Now: a.Now,
		Options: ui.Options{
			Theme: name, Mouse: a.Config.Mouse, ReducedMotion: l.ReducedMotion || a.Config.ReducedMotion, RowCursor: true,
			Profiles: profiles(a), Profile: a.Profile.Name, TokenEnv: tokenEnv(a), Relogin: !a.Options.Demo && a.Options.Stdin == nil,
		},
	})
	a.UseClipboard(m.Copy)
	return m, nil
}

// userCommandKeys returns the keys of the user's commands.
func userCommandKeys(a *app.App) []keymap.UserCommand {
	var out []keymap.UserCommand
	for _, c := range a.State.Options.Commands {
		out = append(out, keymap.UserCommand{Name: c.Name, Key: c.Key, About: "Run " + c.String() + " for the selected people.", Hidden: a.ReadOnly() && !c.ReadsOnly})
	}
	return out
}

// profiles returns the names of the profiles to switch to. A demo has none, and neither has
// a start with a piped token, which can't be read again.
func profiles(a *app.App) []string {
	if a.Options.Stdin != nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(a.Config.Profiles))
	if len(names) > 0 && !slices.Contains(names, config.DefaultProfile) {
		names = append(names, config.DefaultProfile)
	}
	return names
}

// tokenEnv returns the environment variable that the token came from, which overrides the
// tokens of the profiles; empty if it came from elsewhere.
func tokenEnv(a *app.App) string {
	if a.Found.Source != secret.FromEnv {
		return ""
	}
	return string(secret.FromEnv)
}

// styles returns the theme and its name, from the flags or else the settings.
func styles(s *app.Setup, l app.Looks) (name string, st *theme.Styles) {
	name = cmp.Or(l.Theme, s.Config.Theme)
	st = theme.New(name, !lightBackground(s.Options.Env("COLORFGBG")))
	if l.ASCII || s.Config.ASCII || s.Options.Env.OtherCharset() {
		st = st.With(theme.ASCII())
	}
	return name, st
}
