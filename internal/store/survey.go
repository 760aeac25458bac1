package store

import (
	"time"

	"cutui/clickup"
	"cutui/model/access"
)

// storedSurvey is a file with who is on which list of a workspace.
type storedSurvey struct {
	kept[storedList]
	Found  time.Time    `json:"found,omitzero"`
	Public []storedTask `json:"public,omitempty"`
	Tasks  access.Tasks `json:"tasks,omitzero"`
}

type storedList struct {
	ID     string           `json:"id"`
	Name   string           `json:"name"`
	Path   string           `json:"path,omitempty"`
	People []clickup.UserID `json:"people,omitempty"`
	At     time.Time        `json:"at,omitzero"`
}

type storedTask struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Path    string        `json:"path,omitempty"`
	Expires clickup.Stamp `json:"expires,omitempty"`
	Engines bool          `json:"search_engines,omitempty"`
}

// SaveSurvey stores who is on which list of a workspace. It replaces what was stored before.
func (st *Store) SaveSurvey(ws clickup.WorkspaceID, v access.Survey) error {
	doc := storedSurvey{kept: keep(time.Time{}, make([]storedList, len(v.Lists))), Found: v.Found, Tasks: v.Tasks}
	for i := range v.Lists {
		l := &v.Lists[i]
		doc.Rows[i] = storedList{l.Ref.ID, l.Name, l.Path, l.People, l.At}
	}
	for _, t := range v.Public {
		doc.Public = append(doc.Public, storedTask{t.Ref.ID, t.Name, t.Path, t.Expires, t.SearchEngines})
	}
	return st.writeKept(st.path(surveyFolder, ws), doc)
}

// Survey returns what SaveSurvey last stored for a workspace, or the zero value if nothing is
// stored. If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Survey(ws clickup.WorkspaceID) (access.Survey, error) {
	doc, err := decodeFile(st.path(surveyFolder, ws), func(d *storedSurvey) int { return d.Version })
	st.setAside(err)
	if err != nil {
		return access.Survey{}, err
	}
	v := access.Survey{Found: doc.Found, Tasks: doc.Tasks, Lists: make([]access.List, len(doc.Rows))}
	for i, l := range doc.Rows {
		v.Lists[i] = access.List{At: l.At, Item: access.Item{
			Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: l.ID}, Name: l.Name, Path: l.Path, People: l.People,
		}}
	}
	for _, t := range doc.Public {
		v.Public = append(v.Public, access.PublicTask{
			Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: t.ID}, Name: t.Name, Path: t.Path,
			Expires: t.Expires, SearchEngines: t.Engines,
		})
	}
	return v, nil
}
