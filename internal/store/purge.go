package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Purged counts what Purge removed.
type Purged struct {
	Files int
	Bytes int64
}

// Purge deletes all stored data of all accounts under a folder. While a run is under way, in this
// or another instance of the program, it fails with ErrBusy.
func Purge(ctx context.Context, folder string) (Purged, error) {
	var all Purged
	if err := refuseLive(ctx, filepath.Join(folder, journalFolder)); err != nil {
		return all, err
	}
	for _, sub := range []string{snapshotFolder, journalFolder, decisionFolder, itemFolder, sharesFolder, impactFolder, untilFolder, markFolder, reviewFolder, newerAPIFolder, surveyFolder, accessFolder, factFolder, filterFolder} {
		path := filepath.Join(folder, sub)
		err := eachFile(path, func(_ string, info fs.FileInfo) error {
			all.Files++
			all.Bytes += info.Size()
			return nil
		})
		if err != nil {
			return Purged{}, err
		}
		if err := os.RemoveAll(path); err != nil {
			return Purged{}, fmt.Errorf("deleting the stored data: %w", err)
		}
	}
	return all, nil
}

func refuseLive(ctx context.Context, folder string) error {
	return eachFile(folder, func(path string, _ fs.FileInfo) error {
		if !strings.HasSuffix(path, lockSuffix) {
			return nil
		}
		unlock, err := lockRun(ctx, path)
		if err != nil {
			return err
		}
		unlock()
		return nil
	})
}

func eachFile(folder string, visit func(path string, info fs.FileInfo) error) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return visit(path, info)
	})
}
