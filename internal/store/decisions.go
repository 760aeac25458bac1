package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/audit"
)

const (
	decisionFile     = "decisions.json"
	decisionsVersion = 1
)

// decisionDoc is the file of decisions. It is indented, because people may read and edit it.
type decisionDoc struct {
	Version   int              `json:"version"`
	Decisions []storedDecision `json:"decisions"`
}

type storedDecision struct {
	Workspace clickup.WorkspaceID `json:"workspace"`
	Check     string              `json:"check"`
	Person    clickup.UserID      `json:"person,omitempty"` // 0 for a finding about the workspace
	Who       string              `json:"who,omitempty"`
	Note      string              `json:"note,omitempty"`
	By        string              `json:"by,omitempty"`
	At        time.Time           `json:"at"`
	ReviewBy  time.Time           `json:"review_by"`
}

// Decisions returns the accepted findings, the oldest decision first. If the file is damaged, it
// is set aside and the error is a *FileError.
func (st *Store) Decisions() ([]model.Decision, error) {
	list, err := readDecisions(st.decisionPath())
	st.setAside(err)
	return list, err
}

// Decide adds and removes decisions; see model.Decided. It holds a lock, so that no decisions of
// other instances are lost, and waits for it until ctx ends.
func (st *Store) Decide(ctx context.Context, changes []model.Decision) error {
	return st.alone(ctx, decisionFolder, func() error {
		list, err := st.Decisions()
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		for _, d := range changes {
			list = model.Decided(list, d)
		}
		return st.writeDecisions(list)
	})
}

func (st *Store) writeDecisions(list []model.Decision) error {
	doc := decisionDoc{Version: decisionsVersion, Decisions: make([]storedDecision, len(list))}
	for i, d := range list {
		doc.Decisions[i] = storedDecision{
			Workspace: d.Workspace, Check: d.Check.String(), Person: d.Person, Who: d.Who, Note: d.Note, By: d.By,
			At: d.At.UTC(), ReviewBy: d.ReviewBy.UTC(),
		}
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the decisions: %w", err)
	}
	return st.disk.writeFile(st.decisionPath(), append(data, '\n'))
}

func (st *Store) decisionPath() string { return filepath.Join(st.folder(decisionFolder), decisionFile) }

// readDecisions reads a file of decisions. If there is none, there are no decisions.
func readDecisions(path string) ([]model.Decision, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the decisions: %w", err)
	}
	var doc decisionDoc
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&doc); err != nil {
		return nil, damaged(path, "it is not JSON with decisions", err)
	}
	if doc.Version > decisionsVersion {
		return nil, newer(path, doc.Version, decisionsVersion)
	}
	list := make([]model.Decision, len(doc.Decisions))
	for i, d := range doc.Decisions {
		check, ok := audit.ParseCheck(d.Check)
		if !ok {
			return nil, &FileError{Path: path, Kind: ErrNewer, Reason: fmt.Sprintf("it has an unknown check %q", clean.Line(d.Check))}
		}
		list[i] = model.Decision{Workspace: d.Workspace, Acceptance: audit.Acceptance{
			Check: check, Person: d.Person, Who: clean.Line(d.Who), Note: clean.Line(d.Note), By: clean.Line(d.By),
			At: d.At, ReviewBy: d.ReviewBy,
		}}
	}
	return list, nil
}
