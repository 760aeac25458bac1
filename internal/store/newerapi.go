package store

import (
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/change"
)

type storedNewerAPI struct {
	Works   bool   `json:"works"`
	Status  int    `json:"status,omitempty"`
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
}

// SaveNewerAPI keeps what was learned about ClickUp's newer API in a workspace. It replaces
// what was kept before.
func (st *Store) SaveNewerAPI(ws clickup.WorkspaceID, n change.NewerAPI) error {
	return st.writeKept(st.newerAPIPath(ws), kept[storedNewerAPI]{
		Version: keptVersion, At: n.At.UTC(), Rows: []storedNewerAPI{{n.Works, n.Status, n.Code, n.Message}},
	})
}

// NewerAPI returns what SaveNewerAPI kept last for a workspace; the zero value if nothing
// was kept. A damaged file is set aside, and the error is a *FileError.
func (st *Store) NewerAPI(ws clickup.WorkspaceID) (change.NewerAPI, error) {
	doc, err := readKept[storedNewerAPI](st, st.newerAPIPath(ws))
	if err != nil || len(doc.Rows) == 0 || doc.At.Equal(time.Time{}) {
		return change.NewerAPI{}, err
	}
	row := doc.Rows[0]
	return change.NewerAPI{At: doc.At, Works: row.Works, Status: row.Status, Code: clean.Line(row.Code), Message: clean.Line(row.Message)}, nil
}

func (st *Store) newerAPIPath(ws clickup.WorkspaceID) string {
	return filepath.Join(st.newerAPI, shortHash(string(ws))+".json")
}
