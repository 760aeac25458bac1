package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/impact"
)

// tracesFile is the name of the file with a workspace's traces. The other files in the folder are
// named by a person's id.
const tracesFile = "traces"

// SaveImpact stores what people hold. Each person has a file, so that a change invalidates only
// one person.
func (st *Store) SaveImpact(ws clickup.WorkspaceID, all []impact.Holdings) error {
	for i := range all {
		if err := st.writeKept(st.impactPath(ws, all[i].Person), keep(all[i].At, all[i:i+1])); err != nil {
			return err
		}
	}
	return nil
}

// Impact returns what the people of a workspace hold, as far as it was read since a time. Damaged
// files are set aside; the error has a *FileError for each and comes together with the rest.
func (st *Store) Impact(ws clickup.WorkspaceID, since time.Time) ([]impact.Holdings, error) {
	files, err := os.ReadDir(st.impactFolder(ws))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading what people hold: %w", err)
	}
	var out []impact.Holdings
	var problems error
	for _, f := range files {
		name, json := strings.CutSuffix(f.Name(), ".json")
		id, err := strconv.ParseInt(name, 10, 64)
		if !json || err != nil {
			continue
		}
		rows, at, err := recall[impact.Holdings](st, filepath.Join(st.impactFolder(ws), f.Name()))
		problems = errors.Join(problems, err)
		if err == nil && len(rows) == 1 && !at.Before(since) {
			rows[0].Person, rows[0].At = clickup.UserID(id), at
			out = append(out, rows[0])
		}
	}
	return out, problems
}

// ForgetImpact deletes what is stored about a person.
func (st *Store) ForgetImpact(ws clickup.WorkspaceID, person clickup.UserID) error {
	return forget(st.impactPath(ws, person), "what somebody holds")
}

// SaveTraces stores the traces of work in a workspace.
func (st *Store) SaveTraces(ws clickup.WorkspaceID, t impact.Traces) error {
	return st.writeKept(st.pathIn(impactFolder, ws, tracesFile), keep(t.At, []impact.Traces{t}))
}

// Traces returns the stored traces of work, or nil if there are none since the given time.
func (st *Store) Traces(ws clickup.WorkspaceID, since time.Time) (*impact.Traces, error) {
	rows, at, err := recall[impact.Traces](st, st.pathIn(impactFolder, ws, tracesFile))
	if err != nil || len(rows) != 1 || at.Before(since) {
		return nil, err
	}
	rows[0].At = at
	return &rows[0], nil
}

func (st *Store) impactFolder(ws clickup.WorkspaceID) string {
	return filepath.Join(st.folder(impactFolder), shortHash(string(ws)))
}

func (st *Store) impactPath(ws clickup.WorkspaceID, person clickup.UserID) string {
	return st.pathIn(impactFolder, ws, person.String())
}
