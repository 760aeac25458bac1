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
	"cutui/internal/clean"
	"cutui/model/impact"
)

// tracesFile is the one file of a workspace's folder that is not about one person.
const tracesFile = "traces.json"

// SaveImpact keeps what people hold. Each person has a file, so that a change invalidates
// one person only.
func (st *Store) SaveImpact(ws clickup.WorkspaceID, all []impact.Holdings) error {
	for i := range all {
		doc := kept[impact.Holdings]{Version: keptVersion, At: all[i].At.UTC(), Rows: all[i : i+1]}
		if err := st.writeKept(st.impactPath(ws, all[i].Person), doc); err != nil {
			return err
		}
	}
	return nil
}

// Impact returns what SaveImpact kept of a workspace's people since a moment. A damaged
// file is set aside, and the error is a *FileError; the others are returned all the same.
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
		doc, err := readKept[impact.Holdings](st, filepath.Join(st.impactFolder(ws), f.Name()))
		problems = errors.Join(problems, err)
		if err != nil || len(doc.Rows) != 1 || doc.At.Before(since) {
			continue
		}
		h := doc.Rows[0]
		h.Person, h.At = clickup.UserID(id), doc.At
		out = append(out, cleanHoldings(h))
	}
	return out, problems
}

// ForgetImpact removes what was kept of a person.
func (st *Store) ForgetImpact(ws clickup.WorkspaceID, person clickup.UserID) error {
	if err := os.Remove(st.impactPath(ws, person)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting what somebody holds: %w", err)
	}
	return nil
}

// SaveTraces keeps the traces of work in a workspace.
func (st *Store) SaveTraces(ws clickup.WorkspaceID, t impact.Traces) error {
	return st.writeKept(filepath.Join(st.impactFolder(ws), tracesFile), kept[impact.Traces]{Version: keptVersion, At: t.At.UTC(), Rows: []impact.Traces{t}})
}

// Traces returns what SaveTraces kept since a moment, or nil.
func (st *Store) Traces(ws clickup.WorkspaceID, since time.Time) (*impact.Traces, error) {
	doc, err := readKept[impact.Traces](st, filepath.Join(st.impactFolder(ws), tracesFile))
	if err != nil || len(doc.Rows) != 1 || doc.At.Before(since) {
		return nil, err
	}
	t := doc.Rows[0]
	t.At = doc.At
	return &t, nil
}

// cleanHoldings cleans what somebody may have written into the file.
func cleanHoldings(h impact.Holdings) impact.Holdings {
	for i := range h.Tasks {
		t := &h.Tasks[i]
		t.ID, t.Name, t.ListName = clickup.TaskID(clean.Line(string(t.ID))), clean.Line(t.Name), clean.Line(t.ListName)
		t.List = clickup.ListID(clean.Line(string(t.List)))
	}
	for i := range h.Goals {
		h.Goals[i].ID, h.Goals[i].Name = clickup.GoalID(clean.Line(string(h.Goals[i].ID))), clean.Line(h.Goals[i].Name)
	}
	for i := range h.Lists {
		h.Lists[i].ID, h.Lists[i].Name = clickup.ListID(clean.Line(string(h.Lists[i].ID))), clean.Line(h.Lists[i].Name)
	}
	for _, names := range [][]string{h.Spaces, h.Groups, h.Unread} {
		for i := range names {
			names[i] = clean.Line(names[i])
		}
	}
	return h
}

func (st *Store) impactFolder(ws clickup.WorkspaceID) string {
	return filepath.Join(st.impact, shortHash(string(ws)))
}

func (st *Store) impactPath(ws clickup.WorkspaceID, person clickup.UserID) string {
	return filepath.Join(st.impactFolder(ws), person.String()+".json")
}
