package secret

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/gofrs/flock"

	"cutui/internal/clean"
	"cutui/internal/private"
)

// tokens is the contents of the file: the tokens by the name of their account.
type tokens struct {
	Version int               `json:"version"`
	Tokens  map[string]string `json:"tokens"`
}

const fileVersion = 1

func (v Vault) fromFile() (string, error) {
	all, err := v.readFile()
	if err != nil {
		return "", err
	}
	token, ok := all.Tokens[v.Account]
	if !ok {
		return "", errNotThere
	}
	return token, nil
}

func (v Vault) hasInFile() (bool, error) {
	_, err := v.fromFile()
	if errors.Is(err, errNotThere) {
		return false, nil
	}
	return err == nil, err
}

// readFile reads the file. A missing file counts as empty. It fails if others can read the file,
// because the token is then no longer a secret.
func (v Vault) readFile() (tokens, error) {
	none := tokens{Version: fileVersion, Tokens: map[string]string{}}
	if v.File == "" {
		return none, nil
	}
	f, err := os.Open(v.File)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("the token file can't be read: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return none, fmt.Errorf("the token file can't be read: %w", err)
	}
	name := clean.Line(v.File)
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return none, fmt.Errorf("%s can be read by others (mode %04o) and is not used: run chmod 600 on it, and make a new token in ClickUp if somebody may have seen it", name, mode)
	}
	var all tokens
	if err := json.NewDecoder(io.LimitReader(f, 1<<20)).Decode(&all); err != nil {
		return none, fmt.Errorf("%s is damaged: delete it and run `cutui auth login` again", name)
	}
	if all.Version > fileVersion {
		return none, fmt.Errorf("%s was written by a newer cutui: use that one, or delete the file", name)
	}
	if all.Tokens == nil {
		all.Tokens = none.Tokens
	}
	return all, nil
}

func (v Vault) toFile(token string) error {
	if v.File == "" {
		return ErrConsent
	}
	return v.change(func(all *tokens) { all.Tokens[v.Account] = token })
}

func (v Vault) dropFromFile() error {
	if kept, err := v.hasInFile(); err != nil || !kept {
		return err
	}
	return v.change(func(all *tokens) { delete(all.Tokens, v.Account) })
}

// change rewrites the file under a lock, so that programs that run at the same time lose nothing.
// It deletes the file when no token is left.
func (v Vault) change(edit func(*tokens)) error {
	if err := private.Folder(filepath.Dir(v.File)); err != nil {
		return fmt.Errorf("the folder for the token file could not be made: %w", err)
	}
	lock := flock.New(v.File+".lock", flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return fmt.Errorf("the token file is in use: %w", err)
	}
	defer func() { _ = lock.Close() }() // the lock ends with the program anyway
	all, err := v.readFile()
	if err != nil {
		return err
	}
	edit(&all)
	if len(all.Tokens) == 0 {
		err = os.Remove(v.File)
	} else {
		all.Version = fileVersion
		err = replace(v.File, all)
	}
	if err != nil {
		return fmt.Errorf("the token file could not be written: %w", err)
	}
	return nil
}

// replace replaces the file atomically. CreateTemp creates the new one with mode 0600.
func replace(path string, all tokens) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".token-*")
	if err != nil {
		return err
	}
	err = errors.Join(json.NewEncoder(f).Encode(all), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes sure that the old file does not come back after a crash of the machine.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil // folders can't be synced there, and renames are journaled
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
