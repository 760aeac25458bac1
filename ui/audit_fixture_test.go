package ui_test

import (
	"errors"
	"strings"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/people"
)

// reviewed is what the audit's effects did in the fixture.
type reviewed struct {
	young    bool // there is no roster of a month ago
	kept     []model.Decision
	exported []model.Export
}

// monthAgo is the roster that the audit compares with: Cleo was not there yet,
// Abel was a member, and somebody was there who is not any more.
func (w *world) monthAgo() []clickup.Person {
	people := []clickup.Person{{
		ID: 50, Name: "Leo Leaver", Email: "leo@northwind.example", Role: clickup.RoleMember, Joined: daysAgo(500), LastActive: daysAgo(33),
	}}
	for _, p := range w.rosters[0].People.Rows() {
		switch p.Name {
		case "Abel Admin":
			p.Role = clickup.RoleMember
		case "Cleo Client":
			continue
		}
		people = append(people, p)
	}
	return people
}

// audits answers what the audit's screen asks for.
func (w *world) audits(e model.Effect, answer func(uint64) model.Answer, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.RollUp:
		emit(e.Do())
	case model.ListFiles:
		emit(model.FilesListed{Answer: answer(e.Seq), Path: e.Path, Files: filesAt(e.Path)})
	case model.ReadHR:
		a := answer(e.Seq)
		text, ok := lists[e.Path]
		list, err := audit.ParseHR(text, today)
		if list.File, a.Err = e.Path, err; !ok {
			a.Err = errors.New(e.Path + " can't be read: no such file")
		}
		emit(model.HRRead{Answer: a, List: list})
	case model.ListSnapshots:
		at := today.AddDate(0, 0, -34)
		list := []model.SnapshotInfo{{ID: "then", At: at, Seen: at, Workspaces: 1, People: 10}, {ID: "older", At: at.AddDate(-1, 0, 0), Seen: at.AddDate(-1, 0, 0), Workspaces: 1, People: 2}}
		if w.young {
			list = nil
		}
		emit(model.SnapshotsListed{Answer: answer(e.Seq), List: list})
	case model.CompareSince:
		then := model.SnapshotLoaded{
			Rosters: []*model.Roster{{ID: "333", People: people.New(w.monthAgo())}},
			Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: pool(40, 45), Guests: pool(118, 120)}},
		}
		a := answer(e.Seq)
		done, err := e.Do(then)
		a.Err = err
		emit(model.ComparedSince{Answer: a, ID: e.ID, Comparison: done})
	case model.LoadDecisions:
		emit(model.DecisionsLoaded{Answer: answer(e.Seq), List: w.kept})
	case model.SaveDecisions:
		w.kept = append(w.kept, e.List...)
		emit(model.DecisionsSaved{})
	case model.Export:
		w.exported = append(w.exported, e)
		emit(model.Saved{Path: "/home/olga/" + e.Name + "." + e.Format})
	}
}

// lists are the files that an HR list can be read from.
var lists = map[string]string{
	"People.csv":         "Name;E-mail\nOlga;olga@northwind.example\nInes;ines@northwind.example\nNed;new.ned@northwind.example\n",
	"old lists/2024.csv": "Name,Team\nAda,x\n",
}

// filesAt is what a path that is being typed may become.
func filesAt(typed string) []model.File {
	if strings.HasPrefix(typed, "old lists/") {
		return []model.File{{Path: "old lists/2024.csv", Name: "2024.csv", Bytes: 18}}
	}
	return []model.File{{Path: "old lists/", Name: "old lists", Folder: true}, {Path: "People.csv", Name: "People.csv", Bytes: 94}}
}
