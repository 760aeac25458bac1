package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/people"
	"cutui/model/seats"
)

// Held is what a person holds, for JSON. Unknown numbers are null.
type Held struct {
	Person     Person        `json:"person"`
	Workspace  *WorkspaceRef `json:"workspace,omitempty"` // in lists of several workspaces
	OpenTasks  *int          `json:"open_tasks"`
	Sole       *int          `json:"sole_assignee"`
	DueSoon    *int          `json:"due_soon"`
	ByList     []heldList    `json:"by_list"`
	Goals      *int          `json:"goals"`
	Lists      *int          `json:"lists"`
	Spaces     *int          `json:"alone_in_spaces"`
	Groups     *int          `json:"last_in_groups"`
	Hours      *float64      `json:"tracked_hours_30d"`
	Docs       *int          `json:"docs"`
	OffLimits  string        `json:"off_limits"` // what nobody can open after a removal
	NotVisible []string      `json:"not_visible"`
	ReadAt     Moment        `json:"read_at"`

	names map[string][]string // the names of goals, lists, spaces and groups, by heading
	words string
}

// heldList is a list with the number of a person's open tasks on it.
type heldList struct {
	List  string `json:"list"`
	Name  string `json:"name"`
	Tasks int    `json:"tasks"`
}

// HeldBy returns what a person holds. until is the date until which they should stay; zero
// means none.
func HeldBy(p *clickup.Person, facts seats.Facts, until time.Time, h *impact.Holdings) Held {
	s := h.Summary(h.At)
	out := Held{
		Person: PersonOf(p, facts, until), OpenTasks: s.OpenTasks, Sole: s.Sole, DueSoon: s.DueSoon, ByList: []heldList{},
		Goals: s.Goals, Lists: s.Lists, Spaces: s.Spaces, Groups: s.Groups, Hours: s.Hours, Docs: s.Docs,
		OffLimits: s.OffLimits(), NotVisible: cleanCells(s.NotVisible), ReadAt: Moment(h.At), words: s.Words(),
	}
	for _, l := range h.ByList() {
		out.ByList = append(out.ByList, heldList{List: clean.Line("list:" + string(l.List)), Name: clean.Line(l.Name), Tasks: l.Tasks})
	}
	out.names = map[string][]string{"Alone in": cleanCells(h.Spaces), "Last in": cleanCells(h.Groups)}
	for _, g := range h.Goals {
		out.names["Goals"] = append(out.names["Goals"], clean.Line(g.Name))
	}
	for _, l := range h.Lists {
		out.names["Owns"] = append(out.names["Owns"], clean.Line(l.Name))
	}
	return out
}

// heldNumbers is what a person to be removed holds, for a step in JSON.
type heldNumbers struct {
	impact.Summary // the fields below replace some of its own

	OffLimits  string   `json:"off_limits"`
	NotVisible []string `json:"not_visible"`
	ReadAt     Moment   `json:"read_at"`
}

func heldNumbersOf(s *impact.Summary) *heldNumbers {
	if s == nil {
		return nil
	}
	return &heldNumbers{Summary: *s, OffLimits: s.OffLimits(), NotVisible: nonNil(cleanCells(s.NotVisible)), ReadAt: Moment(s.At)}
}

// Impact returns the JSON document of the command impact. ws is nil for several
// workspaces.
func Impact(ws *WorkspaceRef, list []Held) any {
	return struct {
		SchemaVersion int           `json:"schema_version"`
		Workspace     *WorkspaceRef `json:"workspace"`
		People        []Held        `json:"people"`
	}{SchemaVersion, ws, nonNil(list)}
}

// ImpactColumns returns the columns of Held.
func ImpactColumns() []Column {
	return slices.Concat(PersonColumns(), heldColumns(), Columns("by_list", "workspace_id", "workspace"))
}

// heldColumns returns the columns of heldCells.
func heldColumns() []Column {
	return slices.Concat(numbers("open_tasks", "sole_assignee", "due_soon", "goals", "lists", "alone_in_spaces", "last_in_groups", "tracked_hours_30d", "docs"),
		Columns("off_limits", "not_visible"), times("read_at"))
}

// heldCells returns a row for heldColumns; unknown cells are empty.
func heldCells(h *heldNumbers) []string {
	if h == nil {
		h = &heldNumbers{}
	}
	var row []string
	for _, n := range []*int{h.OpenTasks, h.Sole, h.DueSoon, h.Goals, h.Lists, h.Spaces, h.Groups} {
		row = append(row, numberCell(n))
	}
	hours := ""
	if h.Hours != nil {
		hours = strconv.FormatFloat(*h.Hours, 'f', -1, 64)
	}
	return append(row, hours, numberCell(h.Docs), h.OffLimits, strings.Join(h.NotVisible, "; "), h.ReadAt.String())
}

// Cells returns a row for ImpactColumns; unknown cells are empty.
func (h Held) Cells() []string {
	numbers := heldNumbers{
		Summary:   impact.Summary{OpenTasks: h.OpenTasks, Sole: h.Sole, DueSoon: h.DueSoon, Goals: h.Goals, Lists: h.Lists, Spaces: h.Spaces, Groups: h.Groups, Hours: h.Hours, Docs: h.Docs},
		OffLimits: h.OffLimits, NotVisible: h.NotVisible, ReadAt: h.ReadAt,
	}
	var lists []string
	for _, l := range h.ByList {
		lists = append(lists, fmt.Sprintf("%s %s (%s)", l.List, l.Name, text.Number(l.Tasks)))
	}
	row := append(h.Person.Cells(), heldCells(&numbers)...)
	row = append(row, strings.Join(lists, "; "))
	if h.Workspace == nil {
		return append(row, "", "")
	}
	return append(row, string(h.Workspace.ID), h.Workspace.Name)
}

func numberCell(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// Text writes what a person holds as text.
func (h Held) Text(w io.Writer, l Layout, place string) error {
	facts := [][]string{{"Holds", h.words}}
	add := func(label, words string) {
		if words != "" {
			facts = append(facts, []string{label, words})
		}
	}
	for i, list := range h.ByList {
		const most = 8
		if i == most {
			add("", fmt.Sprintf("and %s more", text.Plural(len(h.ByList)-most, "list")))
			break
		}
		label := ""
		if i == 0 {
			label = "Tasks on"
		}
		facts = append(facts, []string{label, fmt.Sprintf("%s (%s)", firstWord(list.Name, list.List), text.Number(list.Tasks))})
	}
	for _, label := range []string{"Goals", "Owns", "Alone in", "Last in"} {
		add(label, strings.Join(h.names[label], ", "))
	}
	if h.Hours != nil {
		add("Time", fmt.Sprintf("%g h tracked in the last %d days", *h.Hours, impact.TrackedDays))
	}
	add("Removed", h.OffLimits)
	for _, line := range h.NotVisible {
		add("Not visible", line)
	}
	return l.facts(w, firstWord(h.Person.Name, h.Person.Email)+" · "+place, facts)
}

// losses returns what a person to be removed loses and leaves behind.
func losses(s change.Step) []string {
	lost := sharesLost(s)
	if s.Removes() && s.Holds != nil && s.Holds.Holds() {
		lost = append(lost, s.Holds.Sentence())
	}
	return lost
}

func sharesLost(s change.Step) []string {
	if s.Op != change.OpRemoveGuest || s.Before == nil || !s.Before.SharesRead {
		return nil
	}
	return []string{"loses " + text.Plural(len(s.Before.Shared), "shared item")}
}

// UntilRow is the date until which a person should stay, for JSON. ID is null and Name empty
// for somebody who is not in the workspace.
type UntilRow struct {
	ID    *clickup.UserID `json:"id"`
	Email string          `json:"email"`
	Name  string          `json:"name"`
	Until string          `json:"until"`
	Due   bool            `json:"due"`
}

// UntilOf returns a person's date for JSON; p is nil for somebody who is not in the
// workspace.
func UntilOf(u people.Until, p *clickup.Person, now time.Time) UntilRow {
	row := UntilRow{Email: clean.Line(u.Email), Until: u.Day.Format(time.DateOnly), Due: u.Due(now)}
	if p != nil {
		row.ID, row.Name = &p.ID, clean.Line(p.Name)
	}
	return row
}

// Cells returns a row for the columns until, due, email, name and id.
func (r UntilRow) Cells() []string {
	due, id := "", ""
	if r.Due {
		due = "yes"
	}
	if r.ID != nil {
		id = r.ID.String()
	}
	return []string{r.Until, due, r.Email, r.Name, id}
}

// UntilList returns the JSON document of the commands until list and due.
func UntilList(ws WorkspaceRef, list []UntilRow) any {
	return struct {
		SchemaVersion int          `json:"schema_version"`
		Workspace     WorkspaceRef `json:"workspace"`
		Until         []UntilRow   `json:"until"`
	}{SchemaVersion, ws, nonNil(list)}
}
