package change

import (
	"fmt"

	"cutui/clickup"
)

// HandOff is what is left of a plan, written for somebody who carries it out by hand in
// ClickUp itself.
type HandOff struct {
	Title, Where string
	Why          string   // the API does not do it, in a sentence without its full stop; empty: no reason
	Advice       []string // what to know before the first task
	Tasks        []HandOffTask
	Places       []HandOffPlace
	NeedsItem    bool // a guest is to be invited and no item is chosen to share with them
}

// HandOffTask is one thing to do, with what to know about it.
type HandOffTask struct {
	Words []Piece
	Notes []string
}

// HandOffPlace is a workspace that the plan acts in. Name is empty where it is the only one.
type HandOffPlace struct {
	Name, PeopleURL string
	Seats           string // what the plan does to them; empty: nothing
}

// Piece is a part of a line: text, something to type as it stands, or a link.
type Piece struct {
	Text  string
	Typed bool
	URL   string
}

// FileName is what a file with the hand-off is called, without its ending.
func (HandOff) FileName() string { return "hand-off" }

// NewHandOff writes down what is left of a plan. Of returns what is known of a workspace.
func NewHandOff(p Plan, of func(clickup.WorkspaceID) Context) HandOff {
	h := HandOff{Title: p.Title, Where: p.Where(), Why: p.ForHands()}
	w := newHandOffWriter(p, of)
	for _, s := range p.Steps {
		if s.Left() && !w.byShare(s) {
			h.Tasks = append(h.Tasks, w.task(s))
		}
	}
	h.Advice, h.NeedsItem = w.advice(h.Tasks), w.needsItem
	for _, part := range p.Parts() {
		place := HandOffPlace{PeopleURL: PeopleURL(part.Workspace)}
		if len(p.Others) > 0 {
			place.Name = WorkspaceName(part.Name, part.Workspace)
		}
		if part.Seats.Takes() {
			place.Seats = part.Seats.Sentence()
		}
		h.Places = append(h.Places, place)
	}
	return h
}

// Left reports whether the step is still to be done.
func (s *Step) Left() bool {
	return s.State != Done && (s.State != Skipped || s.Withheld() || s.Message == noDueDate)
}

// HandedOff reports whether all that is left is for somebody to do in ClickUp itself.
func (p *Plan) HandedOff() bool {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Left() && (s.State != Skipped || s.Message != NotInPlan && s.Message != notAllowed && s.Message != noDueDate) {
			return false
		}
	}
	return true
}

// Why the steps that are left are for a hand-off.
const (
	onlyEnterprise = "ClickUp's API does this on the Enterprise plan only"
	notAllYours    = "ClickUp does not let you do all of this"
)

// ForHands says why the steps that are left are for somebody to do in ClickUp itself: the
// workspace's plan or the caller's rights are in the way. Else it is empty.
func (p *Plan) ForHands() string {
	why := ""
	for _, s := range p.Steps {
		switch {
		case s.Withheld() && s.Message == NotInPlan:
			return onlyEnterprise
		case s.Withheld() && s.Message == notAllowed:
			why = notAllYours
		case s.State != Failed:
			continue
		}
		switch e := s.Failure(p.WorkspaceOf(s)); {
		case e.Is(clickup.ErrPlanRequired):
			return onlyEnterprise
		case e.Is(clickup.ErrForbidden) && !e.Is(clickup.ErrNotFound):
			why = notAllYours
		}
	}
	return why
}

// PeopleURL is the workspace's people page in ClickUp.
func PeopleURL(ws clickup.WorkspaceID) string {
	return fmt.Sprintf("https://app.clickup.com/%s/settings/team/%s/users", ws, ws)
}

// ItemURL is where an item can be opened in ClickUp.
func ItemURL(ws clickup.WorkspaceID, r clickup.ItemRef) string {
	switch r.Kind {
	case clickup.ListItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/li/%s", ws, r.ID)
	case clickup.FolderItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/f/%s", ws, r.ID)
	}
	if r.Custom {
		return fmt.Sprintf("https://app.clickup.com/t/%s/%s", ws, r.ID)
	}
	return "https://app.clickup.com/t/" + r.ID
}
