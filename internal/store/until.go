package store

import (
	"context"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/private"
	"cutui/model/people"
)

type storedUntil struct {
	Email string `json:"email"`
	Day   string `json:"until"`
}

// Until returns until when people are to be in a workspace. A damaged file is set aside,
// and the error is a *FileError.
func (st *Store) Until(ws clickup.WorkspaceID, zone *time.Location) ([]people.Until, error) {
	doc, err := readKept[storedUntil](st, st.untilPath(ws))
	if err != nil {
		return nil, err
	}
	out := make([]people.Until, 0, len(doc.Rows))
	for _, row := range doc.Rows {
		if day, err := time.ParseInLocation(time.DateOnly, row.Day, zone); err == nil {
			out = append(out, people.Until{Email: clean.Line(row.Email), Day: day})
		}
	}
	return out, nil
}

// SetUntil changes until when people are to be in a workspace. It waits for other copies of
// the program until ctx ends, so that no copy loses what another one set.
func (st *Store) SetUntil(ctx context.Context, ws clickup.WorkspaceID, at time.Time, changes []people.Until) error {
	if err := private.Folder(st.until); err != nil {
		return err
	}
	unlock, err := lock(ctx, filepath.Join(st.until, lockFile))
	if err != nil {
		return err
	}
	defer unlock()
	list, err := st.Until(ws, at.Location())
	if err != nil {
		return err
	}
	doc := kept[storedUntil]{Version: keptVersion, At: at.UTC(), Rows: []storedUntil{}}
	for _, u := range people.MergeUntil(list, changes) {
		doc.Rows = append(doc.Rows, storedUntil{u.Email, u.Day.Format(time.DateOnly)})
	}
	return st.writeKept(st.untilPath(ws), doc)
}

func (st *Store) untilPath(ws clickup.WorkspaceID) string {
	return filepath.Join(st.until, shortHash(string(ws))+".json")
}
