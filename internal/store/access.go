package store

import (
	"cutui/clickup"
	"cutui/model"
)

// storedAccess is a file with who has explicit access to an item.
type storedAccess struct {
	kept[clickup.Access]
	Linked bool                   `json:"linked,omitempty"`
	Link   *clickup.PublicSharing `json:"link,omitempty"`
}

// SaveAccess stores who has explicit access to an item, but not the item's name. It replaces
// what was stored before.
func (st *Store) SaveAccess(ws clickup.WorkspaceID, ref clickup.ItemRef, a model.KeptAccess) error {
	return st.writeKept(st.accessPath(ws, ref), storedAccess{kept: keep(a.At, a.People), Linked: a.Linked, Link: a.Link})
}

// Access returns what SaveAccess last stored of an item, or the zero value if nothing is stored.
// If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Access(ws clickup.WorkspaceID, ref clickup.ItemRef) (model.KeptAccess, error) {
	doc, err := decodeFile(st.accessPath(ws, ref), func(d *storedAccess) int { return d.Version })
	st.setAside(err)
	if err != nil || doc.At.IsZero() {
		return model.KeptAccess{}, err
	}
	return model.KeptAccess{At: doc.At, People: doc.Rows, Linked: doc.Linked, Link: doc.Link}, nil
}

// ForgetAccess deletes what is stored of an item.
func (st *Store) ForgetAccess(ws clickup.WorkspaceID, ref clickup.ItemRef) error {
	return forget(st.accessPath(ws, ref), "who has access to an item")
}

func (st *Store) accessPath(ws clickup.WorkspaceID, ref clickup.ItemRef) string {
	return st.pathIn(accessFolder, ws, shortHash(ref.String()))
}
