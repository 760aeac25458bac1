package effect

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cutui/internal/clean"
	"cutui/model"
)

func (r performer) ReadHR(_ context.Context, e model.ReadHR, emit model.Emit) {
	roster, err := r.readHR(e.Path)
	emit(model.HRRead{Answer: r.answer(e.Seq, err), Roster: roster})
}

func (r performer) ListFiles(_ context.Context, e model.ListFiles, emit model.Emit) {
	files, err := listFiles(e.Path)
	emit(model.FilesListed{Answer: r.answer(e.Seq, err), Path: e.Path, Files: files})
}

func (r *Runner) readHR(path string) (model.RosterFile, error) {
	text, err := ReadTextFile(inHome(path))
	if err != nil {
		return model.RosterFile{}, err
	}
	roster, err := model.ParseRosterFile(text, filepath.Base(path), r.deps.Clock.Now())
	if err != nil {
		return roster, fmt.Errorf("%s: %w", path, err)
	}
	return roster, nil
}

// inHome replaces a leading ~ in a path by the user's home folder.
func inHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// listEndings are the file name endings of lists of people.
var listEndings = []string{".csv", ".tsv", ".txt"}

// maxFiles is how many files are listed at most.
const maxFiles = 500

// listFiles lists the completions of a path that is being typed: folders first, then files that
// may hold a list. It leaves out names that a terminal can't show, and hidden files unless the
// dot was typed.
func listFiles(typed string) ([]model.File, error) {
	folder, begun := filepath.Split(typed)
	entries, err := os.ReadDir(filepath.Clean(inHome(folder + ".")))
	if err != nil {
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err
		}
		return nil, fmt.Errorf("%s can't be read: %w", clean.Line(folder), err)
	}
	var folders, lists []model.File
	for _, e := range entries {
		name := e.Name()
		hidden := strings.HasPrefix(name, ".") && !strings.HasPrefix(begun, ".")
		if hidden || name != clean.Line(name) || !strings.HasPrefix(strings.ToLower(name), strings.ToLower(begun)) {
			continue
		}
		switch f, ok := fileOf(folder, e); {
		case !ok || len(folders)+len(lists) == maxFiles:
		case f.Folder:
			folders = append(folders, f)
		default:
			lists = append(lists, f)
		}
	}
	return append(folders, lists...), nil
}

// fileOf describes a file, or the target of a link. ok is false if it is neither a folder nor a
// list.
func fileOf(folder string, e fs.DirEntry) (f model.File, ok bool) {
	info, err := os.Stat(filepath.Join(inHome(folder+"."), e.Name()))
	if err != nil {
		return f, false
	}
	f = model.File{Path: folder + e.Name(), Name: e.Name(), Folder: info.IsDir(), Bytes: info.Size()}
	if f.Folder {
		f.Path += string(filepath.Separator)
		return f, true
	}
	return f, info.Mode().IsRegular() && slices.Contains(listEndings, strings.ToLower(filepath.Ext(f.Name)))
}
