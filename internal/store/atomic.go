package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// tempPrefix is the prefix of the names of unfinished files. The next writer removes those left
// by a crash.
const tempPrefix = ".tmp-"

// disk holds the system calls of a write, so that tests can make each of them fail.
type disk struct {
	create  func(dir string) (file, error)
	rename  func(from, to string) error
	syncDir func(dir string) error
	extend  func(path string) (file, error)
}

type file interface {
	io.WriteCloser
	Name() string
	Sync() error
	Truncate(size int64) error
}

func osDisk() disk {
	return disk{
		create: func(dir string) (file, error) { return os.CreateTemp(dir, tempPrefix) },
		rename: os.Rename,
		syncDir: func(dir string) error {
			if runtime.GOOS == "windows" {
				return nil // folders can't be synced there, and renames are journaled
			}
			d, err := os.Open(dir)
			if err != nil {
				return err
			}
			return errors.Join(d.Sync(), d.Close())
		},
		extend: func(path string) (file, error) { return os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o600) },
	}
}

// WriteFile replaces a file atomically, with the same guarantees as for the store's own files:
// after a crash there is the old file or the new one, and only the user can read it.
func WriteFile(path string, data []byte) error { return osDisk().writeFile(path, data) }

// writeFile replaces a file atomically: after a crash at any moment there is the old file or the
// new one, never a part of one. Only the user can read it.
func (d disk) writeFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	temp, err := d.create(dir)
	if err != nil {
		return fmt.Errorf("creating a file in %s: %w", dir, err)
	}
	if err := fill(temp, data); err != nil {
		_ = os.Remove(temp.Name())
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := d.rename(temp.Name(), path); err != nil {
		_ = os.Remove(temp.Name())
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := d.syncDir(dir); err != nil {
		return fmt.Errorf("writing %s: its folder could not be synced: %w", path, err)
	}
	return nil
}

// fill writes and syncs data and closes the file, even if the write fails.
func fill(f file, data []byte) error {
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
