package config

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"cutui/internal/private"
)

// profileName matches the names that a new profile may have: bare keys of TOML.
var profileName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`) })

// Has reports whether a profile exists. The default profile always does.
func (c Config) Has(profile string) bool {
	_, ok := c.Profiles[profile]
	return ok || profile == DefaultProfile
}

// With returns the settings with a new profile added.
func (c Config) With(profile string) (Config, error) {
	if !profileName().MatchString(profile) {
		return c, &Error{Key: "profile", Text: fmt.Sprintf("%q is not a valid profile name: use letters, digits, - and _", profile)}
	}
	c.Profiles = maps.Clone(c.Profiles)
	if c.Profiles == nil {
		c.Profiles = map[string]Profile{}
	}
	c.Profiles[profile] = Profile{}
	return c, nil
}

// AddProfile appends a profile to the settings file, and creates the file if necessary.
func AddProfile(path, profile string) error {
	if err := private.Folder(filepath.Dir(path)); err != nil {
		return fmt.Errorf("the folder for the configuration could not be made: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("the profile could not be written to the configuration: %w", err)
	}
	_, err = fmt.Fprintf(f, "\n[profiles.%s]\n", profile)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("the profile could not be written to the configuration: %w", err)
	}
	return nil
}
