package main

import (
	"bytes"
	"errors"
	"os"

	"cutui/keymap"
)

const (
	keysBegin = "<!-- keys: made by go run ./screenshots -->\n"
	keysEnd   = "<!-- end of keys -->\n"
)

// keyTable puts the table of keys into the README, or checks that it is there.
func keyTable(check bool) error {
	old, err := os.ReadFile("README.md")
	if err != nil {
		return err
	}
	head, rest, ok := bytes.Cut(old, []byte(keysBegin))
	_, tail, okToo := bytes.Cut(rest, []byte(keysEnd))
	if !ok || !okToo {
		return errors.New("README.md has no place for the table of keys")
	}
	fresh := bytes.Join([][]byte{head, []byte(keysBegin), []byte(keymap.New(false).Markdown()), []byte(keysEnd), tail}, nil)
	if bytes.Equal(old, fresh) {
		return nil
	}
	if check {
		return errors.New("the table of keys in README.md is stale: go run ./screenshots")
	}
	return os.WriteFile("README.md", fresh, 0o644)
}
