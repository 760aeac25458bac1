package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"cutui/internal/private"
)

//go:embed example.toml
var example string

// Example returns a settings file that explains every setting. All settings are commented out and
// have their default values.
func Example() string { return example }

// complete returns the example with all settings in force. In the example a line with a setting
// begins with "#", and a line with an explanation with "# ".
func complete() []byte {
	lines := strings.Split(example, "\n")
	for i, line := range lines {
		if rest, ok := strings.CutPrefix(line, "#"); ok && rest != "" && !strings.HasPrefix(rest, " ") {
			lines[i] = rest
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// Init writes the example to a new file that only the user can read, and makes its folders.
// If the file exists, Init leaves it as it is and fails.
func Init(path string) error {
	if err := private.Folder(filepath.Dir(path)); err != nil {
		return fmt.Errorf("the folder for the configuration could not be made: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s already exists: edit it, or move it away first", path)
	}
	if err != nil {
		return fmt.Errorf("the configuration could not be written: %w", err)
	}
	_, err = f.WriteString(example)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("the configuration could not be written: %w", errors.Join(err, os.Remove(path)))
	}
	return nil
}

// Show returns the settings in force as the text of a settings file, including the defaults and the
// settings of the environment.
func (c Config) Show() (string, error) {
	chosen, err := c.Chosen("")
	if err != nil {
		return "", err
	}
	profiles := map[string]Profile{chosen.Name: chosen}
	for name, p := range c.Profiles {
		if name != chosen.Name {
			profiles[name] = p
		}
	}
	doc := document{Config: c, Keys: map[string]any{}}
	doc.Profiles = profiles
	for name, keys := range c.Keys {
		doc.Keys[name] = keys
	}
	text, err := toml.Marshal(doc)
	if err != nil {
		return "", fmt.Errorf("the configuration can't be shown: %w", err)
	}
	return string(text), nil
}
