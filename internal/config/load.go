package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"cutui/internal/clean"
)

// maxFile is the largest settings file that is read, in bytes.
const maxFile = 1 << 20

// Load reads the settings from the file and the environment. An empty path means the default file,
// which need not exist; a named file must. All problems are reported at once, each as an *Error.
func Load(path string, env Env) (Config, error) {
	named := path != ""
	if !named {
		paths, err := PathsOf(env)
		if err != nil {
			return Default(), err
		}
		path = paths.Config
	}
	data, err := read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return withEnv(Default(), env)
	case err != nil:
		return Default(), &Error{File: clean.Line(path), Text: "the configuration can't be read: " + clean.Line(plainCause(err))}
	}
	c, err := Parse(clean.Line(path), data)
	if err != nil {
		return Default(), err
	}
	return withEnv(c, env)
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := onlyOurs(f); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("it is larger than %d KiB", maxFile>>10)
	}
	return data, err
}

// onlyOurs refuses a file that another user owns, or that everybody can write to or replace,
// because settings say where the token is sent and which programs are run.
func onlyOurs(f *os.File) error {
	const everybodyWrites = 0o002
	file, err := f.Stat()
	if err != nil || runtime.GOOS == "windows" {
		return err
	}
	if who, known := ownerOf(file); known && !trusted(who, os.Getuid()) {
		return errors.New("it belongs to another user, who can change it: check what it says and make your own copy")
	}
	if file.Mode().Perm()&everybodyWrites != 0 {
		return errors.New("everybody can write to it: run chmod go-w on it, and check what it says")
	}
	folder, err := os.Stat(filepath.Dir(f.Name()))
	if err == nil && folder.Mode().Perm()&everybodyWrites != 0 && folder.Mode()&fs.ModeSticky == 0 {
		return errors.New("everybody can write to its folder: run chmod go-w on the folder, and check what the file says")
	}
	return err
}

// trusted reports whether the owner of a settings file is the user or the system.
func trusted(owner, user int) bool { return owner == user || owner == 0 }

// plainCause returns an error's text without the path, which the message already has.
func plainCause(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return err.Error()
}

// document is a decoded settings file. Keys may be single texts, lists, or tables by scope.
type document struct {
	Config
	Keys map[string]any `toml:"keys,omitempty"`
}

// Parse parses the text of a settings file. Errors call the file name.
func Parse(name string, data []byte) (Config, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	doc := document{Config: Default()}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&doc)
	if err != nil {
		return Default(), decodeErrors(name, err)
	}
	c := doc.Config
	c.File = name
	check := checker{file: name, places: placesOf(data)}
	c.Keys = check.keys(doc.Keys)
	check.tidy(&c)
	check.values(&c)
	if err := errors.Join(check.problems...); err != nil {
		return Default(), err
	}
	return c, nil
}

func decodeErrors(name string, err error) error {
	if missing, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		all := make([]error, 0, len(missing.Errors))
		for i := range missing.Errors {
			e := &missing.Errors[i]
			all = append(all, located(name, e, unknownKey(e.Key())))
		}
		return errors.Join(all...)
	}
	if e, ok := errors.AsType[*toml.DecodeError](err); ok {
		return located(name, e, typeWords(strings.TrimPrefix(e.Error(), "toml: ")))
	}
	return &Error{File: name, Text: clean.Line(err.Error())}
}

// typeWords rewrites the decoder's error about a value of the wrong type, which names Go types, in
// the user's words. It returns other texts unchanged.
func typeWords(text string) string {
	m := wrongType().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	got, want := tomlWords[m[1]], goWords[m[2]]
	switch {
	case strings.HasPrefix(m[2], "map["):
		want = "a table"
	case strings.HasPrefix(m[2], "config."):
		want = "a table, under […]"
	case strings.HasPrefix(m[2], "[]config."):
		want = "a list of tables, each under [[…]]"
	}
	return fmt.Sprintf("is %s, and must be %s", cmp.Or(got, "of another type"), cmp.Or(want, "of another type"))
}

var wrongType = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^cannot decode TOML ([a-z ]+) into .* of type (\S+)$`)
})

var tomlWords = map[string]string{
	"string": "a text", "integer": "a whole number", "float": "a number with a fraction", "boolean": "true or false", "bool": "true or false",
	"array": "a list", "inline table": "a table", "table": "a table", "local date": "a date",
}

var goWords = map[string]string{
	"string": `a text in quotes, such as "one"`, "bool": "true or false, without quotes", "int": "a whole number, without quotes",
	"int64": "a whole number, without quotes", "float64": "a number, without quotes", "[]string": `a list of texts, such as ["one", "two"]`,
}

func located(name string, e *toml.DecodeError, text string) *Error {
	line, column := e.Position()
	return &Error{File: name, Line: line, Column: column, Key: clean.Line(strings.Join(e.Key(), ".")), Text: clean.Line(text)}
}

// unknownKey returns the problem with an unknown setting. It suggests a similar one, preferably of
// the same table.
func unknownKey(key toml.Key) string {
	const text = "no such setting"
	if len(key) == 0 {
		return text
	}
	leaf := key[len(key)-1]
	var siblings, others []string
	byLeaf := map[string]string{}
	for _, known := range slices.Sorted(maps.Keys(placesOf(complete()))) {
		path := strings.Split(known, ".")
		end := path[len(path)-1]
		if strings.Trim(end, "0123456789") == "" { // an index in a list, not a name
			continue
		}
		if len(path) > 1 && len(key) > 1 && path[0] == key[0] {
			siblings = append(siblings, end)
			continue
		}
		others = append(others, end)
		if _, ok := byLeaf[end]; !ok {
			byLeaf[end] = known
		}
	}
	if near := nearest(leaf, siblings); near != "" {
		return fmt.Sprintf("%s; did you mean %s?", text, near)
	}
	if near := nearest(leaf, others); near != "" {
		return fmt.Sprintf("%s; did you mean %s?", text, byLeaf[near])
	}
	return text + "; `cutui config init` writes an example with all of them"
}
