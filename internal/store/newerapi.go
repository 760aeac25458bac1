package store

import (
	"cutui/clickup"
	"cutui/model/change"
)

// SaveNewerAPI stores what is known about ClickUp's newer API in a workspace. It replaces what was
// stored before.
func (st *Store) SaveNewerAPI(ws clickup.WorkspaceID, n change.NewerAPI) error {
	return st.writeKept(st.path(newerAPIFolder, ws), keep(n.At, []change.NewerAPI{n}))
}

// NewerAPI returns what SaveNewerAPI last stored for a workspace, or the zero value if nothing is
// stored. If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) NewerAPI(ws clickup.WorkspaceID) (change.NewerAPI, error) {
	rows, at, err := recall[change.NewerAPI](st, st.path(newerAPIFolder, ws))
	if err != nil || len(rows) == 0 {
		return change.NewerAPI{}, err
	}
	rows[0].At = at
	return rows[0], nil
}
