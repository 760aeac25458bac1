package store

import (
	"context"
	"time"

	"cutui/clickup"
	"cutui/model/people"
)

type storedUntil struct {
	Email string `json:"email"`
	Day   string `json:"until"`
}

// Until returns the days until which people are to be in a workspace. If the file is damaged, it
// is set aside and the error is a *FileError.
func (st *Store) Until(ws clickup.WorkspaceID, zone *time.Location) ([]people.Until, error) {
	doc, err := readKept[storedUntil](st, st.path(untilFolder, ws))
	if err != nil {
		return nil, err
	}
	out := make([]people.Until, 0, len(doc.Rows))
	for _, row := range doc.Rows {
		if day, err := time.ParseInLocation(time.DateOnly, row.Day, zone); err == nil {
			out = append(out, people.Until{Email: row.Email, Day: day})
		}
	}
	return out, nil
}

// SetUntil changes the days until which people are to be in a workspace. It holds a lock, so that
// no changes of other instances are lost, and waits for it until ctx ends.
func (st *Store) SetUntil(ctx context.Context, ws clickup.WorkspaceID, at time.Time, changes []people.Until) error {
	return st.alone(ctx, untilFolder, func() error {
		list, err := st.Until(ws, at.Location())
		if err != nil {
			return err
		}
		var rows []storedUntil
		for _, u := range people.MergeUntil(list, changes) {
			rows = append(rows, storedUntil{u.Email, u.Day.Format(time.DateOnly)})
		}
		return st.writeKept(st.path(untilFolder, ws), keep(at, rows))
	})
}
