package ui_test

import (
	"cutui/clickup"
	"cutui/model"
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
	case model.StudyRoster:
		emit(e.Do())
	case model.ListSnapshots:
		at := today.AddDate(0, 0, -34)
		list := []model.SnapshotInfo{{ID: "then", At: at, Seen: at, Workspaces: 1, People: 10}, {ID: "older", At: at.AddDate(-1, 0, 0), Seen: at.AddDate(-1, 0, 0), Workspaces: 1, People: 2}}
		if w.young {
			list = nil
		}
		emit(model.SnapshotsListed{Answer: answer(e.Seq), List: list})
	case model.CompareSince:
		then := model.Recalled{
			Rosters: []*model.Roster{{ID: "333", People: model.NewPeople(w.monthAgo())}},
			Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: pool(40, 45), Guests: pool(118, 120)}},
		}
		a := answer(e.Seq)
		done, err := e.Do(then)
		a.Err = err
		emit(model.ComparedSince{Answer: a, ID: e.ID, Comparison: done})
	case model.RecallDecisions:
		emit(model.DecisionsRecalled{Answer: answer(e.Seq), List: w.kept})
	case model.KeepDecisions:
		w.kept = append(w.kept, e.List...)
		emit(model.DecisionsKept{})
	case model.Export:
		w.exported = append(w.exported, e)
		emit(model.Saved{Path: "/home/olga/" + e.Name + "." + e.Format})
	}
}
