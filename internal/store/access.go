package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
)

// storedAccess is a file that keeps who has explicit access to an item.
type storedAccess struct {
	kept[storedWho]
	Linked bool        `json:"linked,omitempty"`
	Link   *storedLink `json:"link,omitempty"`
}

type storedWho struct {
	ID    clickup.UserID `json:"id"`
	Name  string         `json:"name,omitempty"`
	Email string         `json:"email,omitempty"`
}

type storedLink struct {
	Public  bool          `json:"public"`
	Expires clickup.Stamp `json:"expires,omitempty"`
	Engines bool          `json:"search_engines,omitempty"`
}

// Access is who had explicit access to an item, and what ClickUp said of its public link.
type Access struct {
	At     time.Time // when it was read from ClickUp; zero: nothing is kept
	People []clickup.Access
	Linked bool // Link was asked for
	Link   *clickup.PublicSharing
}

// SaveAccess keeps who has explicit access to an item. It replaces what was kept before.
func (st *Store) SaveAccess(ws clickup.WorkspaceID, ref clickup.ItemRef, a Access) error {
	doc := storedAccess{kept: kept[storedWho]{Version: keptVersion, At: a.At.UTC(), Rows: make([]storedWho, len(a.People))}, Linked: a.Linked}
	for i, who := range a.People {
		doc.Rows[i] = storedWho(who)
	}
	if l := a.Link; l != nil {
		doc.Link = &storedLink{l.Public, l.Expires, l.SearchEngines}
	}
	return st.writeKept(st.accessPath(ws, ref), doc)
}

// Access returns what SaveAccess kept last of an item; the zero value if nothing was kept. A
// damaged file is set aside, and the error is a *FileError.
func (st *Store) Access(ws clickup.WorkspaceID, ref clickup.ItemRef) (Access, error) {
	doc, err := decodeFile(st.accessPath(ws, ref), func(d *storedAccess) int { return d.Version })
	st.setAside(err)
	if err != nil || doc.At.IsZero() {
		return Access{}, err
	}
	out := Access{At: doc.At, People: make([]clickup.Access, len(doc.Rows)), Linked: doc.Linked}
	for i, who := range doc.Rows {
		out.People[i] = clickup.Access{ID: who.ID, Name: clean.Line(who.Name), Email: clean.Line(who.Email)}
	}
	if l := doc.Link; l != nil {
		out.Link = &clickup.PublicSharing{Public: l.Public, Expires: l.Expires, SearchEngines: l.Engines}
	}
	return out, nil
}

// ForgetAccess removes what was kept of an item. Call it before the access changes.
func (st *Store) ForgetAccess(ws clickup.WorkspaceID, ref clickup.ItemRef) error {
	if err := os.Remove(st.accessPath(ws, ref)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting who has access to an item: %w", err)
	}
	return nil
}

// accessPath has no part of the ids themselves: they come from outside.
func (st *Store) accessPath(ws clickup.WorkspaceID, ref clickup.ItemRef) string {
	return filepath.Join(st.access, shortHash(string(ws)), shortHash(ref.String())+".json")
}
