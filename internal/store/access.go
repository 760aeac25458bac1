package store

import (
	"cutui/clickup"
	"cutui/model"
)

// storedAccess is a file that keeps who has explicit access to an item.
type storedAccess struct {
	kept[clickup.Access]
	Linked bool                   `json:"linked,omitempty"`
	Link   *clickup.PublicSharing `json:"link,omitempty"`
}

// SaveAccess keeps who has explicit access to an item. It replaces what was kept before. The
// item's name is not kept.
func (st *Store) SaveAccess(ws clickup.WorkspaceID, ref clickup.ItemRef, a model.KeptAccess) error {
	return st.writeKept(st.accessPath(ws, ref), storedAccess{kept: keep(a.At, a.People), Linked: a.Linked, Link: a.Link})
}

// Access returns what SaveAccess kept last of an item; the zero value if nothing was kept. A
// damaged file is set aside, and the error is a *FileError.
func (st *Store) Access(ws clickup.WorkspaceID, ref clickup.ItemRef) (model.KeptAccess, error) {
	doc, err := decodeFile(st.accessPath(ws, ref), func(d *storedAccess) int { return d.Version })
	st.setAside(err)
	if err != nil || doc.At.IsZero() {
		return model.KeptAccess{}, err
	}
	return model.KeptAccess{At: doc.At, People: doc.Rows, Linked: doc.Linked, Link: doc.Link}, nil
}

// ForgetAccess removes what was kept of an item. Call it before the access changes.
func (st *Store) ForgetAccess(ws clickup.WorkspaceID, ref clickup.ItemRef) error {
	return forget(st.accessPath(ws, ref), "who has access to an item")
}

func (st *Store) accessPath(ws clickup.WorkspaceID, ref clickup.ItemRef) string {
	return st.pathIn(accessFolder, ws, shortHash(ref.String()))
}
