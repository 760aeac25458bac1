// Package handoff writes instructions for the unfinished steps of a plan, for somebody who
// carries them out in ClickUp itself.
package handoff

import (
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/seats"
)

// Sheet is the instructions for the unfinished steps of a plan.
type Sheet struct {
	Title, Where string
	Why          string   // why the API can't do it, in a sentence without its full stop, or empty
	Advice       []string // what to know before the first task
	Tasks        []Task
	Places       []Place
	NeedsItem    bool // a guest is to be invited, but no item is chosen to share with them
}

// Task is one thing to do, with notes. Tasks of one section follow one another.
type Task struct {
	Section string // title of the section, or empty
	Words   []Piece
	Notes   []string
}

// Place is a workspace that the plan acts in. Name is empty if it is the only one.
type Place struct {
	Name, PeopleURL string
	Seats           string // what the plan does to the seats, or empty
}

// Piece is a part of a line: text, something to type exactly, or a link.
type Piece struct {
	Text  string
	Typed bool
	URL   string
}

// FileName returns the name for a file with the hand-off, without its extension.
func (Sheet) FileName() string { return "hand-off" }

// New writes the instructions for the unfinished steps of a plan. The function of returns
// what is known about a workspace.
func New(p change.Plan, of func(clickup.WorkspaceID) plans.Context) Sheet {
	h := Sheet{Title: p.Title, Where: p.Where(), Why: p.ForHands()}
	w := newWriter(p, of)
	for _, s := range p.Steps {
		if s.Left() && !w.byShare(s) {
			h.Tasks = append(h.Tasks, w.task(s))
		}
	}
	slices.SortStableFunc(h.Tasks, func(a, b Task) int { return strings.Compare(a.Section, b.Section) })
	h.Advice, h.NeedsItem = w.advice(h.Tasks), w.needsItem
	for _, part := range p.Parts() {
		place := Place{PeopleURL: change.PeopleURL(part.Workspace)}
		if len(p.Others) > 0 {
			place.Name = change.WorkspaceName(part.Name, part.Workspace)
		}
		if part.Seats.Takes() || w.roles {
			place.Seats = seatWords(&part.Seats)
		}
		h.Places = append(h.Places, place)
	}
	return h
}

// seatWords returns the seats before and after, if they change, and what is bought.
func seatWords(f *seats.Forecast) string {
	var parts []string
	for _, c := range f.Changes() {
		parts = append(parts, c.Name+" "+c.Words("→"))
	}
	return strings.Join(append(parts, f.Sentence()), "; ")
}
