package app

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/config"
	"cutui/internal/secret"
	"cutui/internal/store"
)

// Setup is what is known before the program connects: settings, profile, paths and the
// token, if one was found.
type Setup struct {
	Options Options
	Config  config.Config
	Profile config.Profile
	Paths   config.Paths
	Found   secret.Found // the token is empty if none was found

	vault secret.Vault
	fresh bool // the profile is not in the settings yet
	kept  string
	clock clickup.Clock
}

// Prepare reads the settings and looks for the token; a missing token is not an error
// here. A demo reads no token and ignores the profiles, own domains, protected people and
// shared lists of the settings.
func Prepare(ctx context.Context, o Options) (*Setup, error) {
	s := &Setup{Options: o.withDefaults()}
	o = s.Options
	s.clock = o.Clock
	err := s.read()
	if err != nil {
		return nil, err
	}
	if o.Demo {
		s.Config.Profiles, s.Config.Profile = nil, config.DefaultProfile
		s.Config.OwnDomains, s.Config.Protected, s.Config.SharedLists = nil, nil, nil
		s.Profile = config.Profile{Name: "demo", Workspace: o.Workspace}
		return s, nil
	}
	if o.Fresh && o.Profile != "" && !s.Config.Has(o.Profile) {
		if s.Config, err = s.Config.With(o.Profile); err != nil {
			return nil, err
		}
		s.fresh = true
	}
	profile, err := s.Config.Chosen(o.Profile)
	if err != nil {
		return nil, err
	}
	profile.BaseURL = cmp.Or(o.BaseURL, profile.BaseURL)
	profile.Workspace = cmp.Or(o.Workspace, profile.Workspace)
	s.Profile = profile
	s.vault.Account = secret.Account(profile.Name, profile.BaseURL)
	s.vault.Keyring = o.Keyring
	if s.Found, err = s.vault.Find(ctx, o.Stdin, o.Env); err != nil && !errors.Is(err, secret.ErrNone) {
		return nil, err
	}
	return s, nil
}

// read finds the user's folders and reads the settings. A demo works without a home
// folder.
func (s *Setup) read() error {
	o := s.Options
	paths, err := config.PathsOf(o.Env)
	switch {
	case err == nil:
		s.vault.File = filepath.Join(filepath.Dir(paths.Config), "credentials.json")
	case !o.Demo:
		return err
	}
	s.Config = config.Default()
	if err == nil || o.Config != "" {
		if s.Config, err = config.Load(o.Config, o.Env); err != nil {
			return err
		}
	}
	paths.Config = cmp.Or(o.Config, paths.Config)
	paths.State = cmp.Or(o.StateDir, paths.State)
	s.Paths = paths
	return nil
}

func (o Options) withDefaults() Options {
	if o.Env == nil {
		o.Env = os.Getenv
	}
	if o.Clock == nil {
		o.Clock = clickup.SystemClock{}
	}
	if o.Browser == nil {
		o.Browser = openBrowser
		if o.Demo {
			o.Browser = func(string) error { return errors.New("the demo opens nothing outside") }
		}
	}
	if o.Keyring == nil && !o.Demo {
		o.Keyring = secret.System()
	}
	return o
}

// Login asks ClickUp whose the typed token is, and keeps it in the keyring or, if the user
// agreed (plainFile), in a file that only they can read. The error is secret.ErrConsent if
// only the file is possible and plainFile is false. It calls GET /user.
func (s *Setup) Login(ctx context.Context, typed string, plainFile bool) (clickup.User, secret.Source, error) {
	token, err := secret.New(typed)
	if err != nil {
		return clickup.User{}, "", err
	}
	api, err := s.client(token.Reveal(), s.Profile.BaseURL)
	if err != nil {
		return clickup.User{}, "", err
	}
	user, err := api.User(ctx)
	if err != nil {
		return clickup.User{}, "", err
	}
	from, err := s.vault.Store(ctx, token, plainFile)
	if err == nil {
		s.Found = secret.Found{Token: token, Source: from}
		err = s.keepProfile()
	}
	return user, from, err
}

// keepProfile adds a new profile to the settings file.
func (s *Setup) keepProfile() error {
	if !s.fresh {
		return nil
	}
	s.fresh = false
	return config.AddProfile(s.Paths.Config, s.Profile.Name)
}

// Logout removes the profile's token from the keyring and the file, and returns those that
// had it.
func (s *Setup) Logout(ctx context.Context) ([]secret.Source, error) {
	s.Found = secret.Found{}
	return s.vault.Delete(ctx)
}

// Purge removes all kept data, see store.Purge. The error is store.ErrBusy while a run is
// under way.
func (s *Setup) Purge(ctx context.Context) (store.Purged, error) {
	return store.Purge(ctx, s.Paths.State)
}

// CredentialsFile returns the path of the file that keeps tokens without a keyring.
func (s *Setup) CredentialsFile() string { return s.vault.File }

// RejectedWords returns what to tell the user when ClickUp rejects the token: where it came
// from, and how to replace it. It is empty if no token was found.
func (s *Setup) RejectedWords() string {
	again := ": `cutui auth login` keeps another one."
	if s.Profile.Name != config.DefaultProfile {
		again = ": `cutui auth login --profile " + s.Profile.Name + "` keeps another one."
	}
	switch s.Found.Source {
	case secret.FromEnv:
		return "The rejected one came from " + string(secret.FromEnv) + ", which comes before one that is kept: set another one there, or unset it."
	case secret.FromStdin:
		return "The rejected one was piped in (" + string(secret.FromStdin) + ")."
	case secret.FromKeyring:
		return "The rejected one came from the keyring" + again
	case secret.FromFile:
		return "The rejected one came from " + s.CredentialsFile() + again
	}
	return ""
}

// Now returns the time of Options.Clock.
func (s *Setup) Now() time.Time { return s.clock.Now() }

// ReadOnly reports whether changes are off: one of the flag, the environment and the settings
// is enough, and none of them turns changes back on.
func (s *Setup) ReadOnly() bool { return s.Options.ReadOnly || s.Config.ReadOnly }

// scope returns a key for the data of the token's account. For a personal token that is its
// user's id, so that a new token finds the old data.
func (s *Setup) scope(token secret.Secret) string {
	text := token.Reveal()
	if parts := strings.SplitN(text, "_", 3); len(parts) == 3 && parts[0] == "pk" {
		text = parts[0] + "_" + parts[1]
	}
	return s.vault.Account + "\n" + text
}

// saveDirs returns the folders to save documents in, the first that works being used: the
// current folder, then one among cutui's data unless a demo removes that at its end.
func (s *Setup) saveDirs() []string {
	if s.Options.SaveDir != "" {
		return []string{s.Options.SaveDir}
	}
	var dirs []string
	if here, err := os.Getwd(); err == nil {
		dirs = append(dirs, here)
	}
	if !s.Options.Demo || s.Options.StateDir != "" {
		dirs = append(dirs, filepath.Join(s.Paths.State, "exports"))
	}
	return dirs
}
