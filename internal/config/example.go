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
)

//go:embed example.toml
var example string

// Example is a configuration file with every setting explained and commented
// out, at its default where it has one.
func Example() string { return example }

// complete is the example with every setting in force: the list of all there
// are. Settings stand behind "#", explanations behind "# ".
func complete() []byte {
	lines := strings.Split(example, "\n")
	for i, line := range lines {
		if rest, ok := strings.CutPrefix(line, "#"); ok && rest != "" && !strings.HasPrefix(rest, " ") {
			lines[i] = rest
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// Init writes the example to a new file that only the user can read, in
// folders made for it; a file that is there is left alone.
func Init(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("the folder for the configuration could not be made: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: edit it, or move it away first", path)
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

// Show is the configuration in force as a file would have it: defaults and the
// environment included.
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
