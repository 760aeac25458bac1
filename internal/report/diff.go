package report

import (
	"fmt"
	"io"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/events"
	"cutui/model/seats"
)

// DiffDoc is a document of what changed in a workspace between two snapshots.
type DiffDoc struct {
	Workspace WorkspaceRef
	Changes   audit.Changes
	Events    []events.Event // the same changes as events, with inviters and costs
	Offline   bool           // ClickUp was not asked: the later people are from the last load
	Layout    Layout
}

// Diff writes what changed.
func Diff(w io.Writer, f Format, doc DiffDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, diffDocument{
			SchemaVersion: SchemaVersion, Workspace: doc.Workspace, Loaded: Loaded{Moment(doc.Changes.To), doc.Offline}, changes: changesOf(doc.Changes), Events: eventsOf(doc.Events),
		})
	case CSVFormat:
		return diffCSV(w, doc)
	case MarkdownFormat:
		var b strings.Builder
		fmt.Fprintf(&b, "# Changes: %s\n\n%s\n\n", markdownText(doc.Workspace.Name), spanWords(doc.Changes))
		markdownFacts(&b, append(seatEvents(doc.Events), changeRows(doc.Changes)...))
		if len(doc.Changes.List) > 0 {
			b.WriteString("\n")
			markdownTable(&b, personChangeColumns(), personChangeRows(doc.Changes))
		}
		_, err := io.WriteString(w, b.String())
		return err
	case HTMLFormat:
		return diffPage(w, doc)
	}
	return diffText(w, doc)
}

type diffDocument struct {
	SchemaVersion int          `json:"schema_version"`
	Workspace     WorkspaceRef `json:"workspace"`
	Loaded
	changes

	Events []event `json:"events"`
}

type changes struct {
	From  Moment      `json:"from"`
	To    Moment      `json:"to"`
	Seats seatChanges `json:"seats"`
	List  []changeRow `json:"changes"`
}

type seatChanges struct {
	Members poolChange `json:"members"`
	Guests  poolChange `json:"guests"`
}

type poolChange struct {
	Filled numberChange `json:"filled"`
	Total  numberChange `json:"total"`
}

type numberChange struct {
	Before Number `json:"before"`
	After  Number `json:"after"`
}

type changeRow struct {
	Kind       string     `json:"change"`
	Person     *PersonRef `json:"person"`
	Role       string     `json:"role"`
	RoleBefore *string    `json:"role_before"`
	By         *PersonRef `json:"invited_by"`
	Reason     string     `json:"reason"`
}

func changesOf(c audit.Changes) changes {
	out := changes{
		From: Moment(c.From), To: Moment(c.To),
		Seats: seatChanges{
			Members: poolChange{numberChangeOf(c.MembersFilled), numberChangeOf(c.MembersTotal)},
			Guests:  poolChange{numberChangeOf(c.GuestsFilled), numberChangeOf(c.GuestsTotal)},
		},
		List: make([]changeRow, len(c.List)),
	}
	for i := range c.List {
		one := &c.List[i]
		out.List[i] = changeRow{
			Kind: one.Kind.String(), Person: personRef(&one.Person), Role: one.Person.Role.String(), Reason: clean.Line(one.Reason()),
			By: inviterRef(one.Person.InvitedBy),
		}
		if one.Kind != audit.Joined {
			out.List[i].RoleBefore = orNull(one.Before.Role.String())
		}
	}
	return out
}

func numberChangeOf(c audit.SeatChange) numberChange {
	return numberChange{Before: Number(c.Before), After: Number(c.After)}
}

func diffCSV(w io.Writer, doc DiffDoc) error {
	var rows [][]string
	for _, c := range doc.Changes.List {
		before := ""
		if c.Kind != audit.Joined {
			before = c.Before.Role.String()
		}
		by := PersonRef{}
		id := ""
		if c.Person.InvitedBy != nil {
			by = *inviterRef(c.Person.InvitedBy)
			id = by.ID.String()
		}
		rows = append(rows, []string{
			string(doc.Workspace.ID), doc.Workspace.Name, Moment(doc.Changes.From).String(), Moment(doc.Changes.To).String(),
			c.Kind.String(), c.Person.ID.String(), c.Person.Name, c.Person.Email, c.Person.Role.String(), before, c.Reason(), invitedBy(&c.Person), id, by.Email,
		})
	}
	header := []string{"workspace_id", "workspace", "from", "to", "change", "person_id", "name", "email", "role", "role_before", "reason", "invited_by", "invited_by_id", "invited_by_email"}
	return doc.Layout.csv(w, header, rows)
}

func diffText(w io.Writer, doc DiffDoc) error {
	c := doc.Changes
	heading := fmt.Sprintf("Changes · %s · %s", doc.Workspace.Name, spanWords(c))
	if err := doc.Layout.facts(w, heading, append(changeRows(c), seatEvents(doc.Events)...)); err != nil || len(c.List) == 0 {
		return err
	}
	rows := personChangeRows(c)
	for i := range rows {
		rows[i][3] += seatOf(doc.Events, c.List[i].Person.ID, c.List[i].Kind)
	}
	return doc.Layout.Table(w, personChangeColumns(), rows)
}

// seatOf says that a change made a person take a paid seat and what that costs, or returns
// "".
func seatOf(all []events.Event, id clickup.UserID, kind audit.ChangeKind) string {
	if kind != audit.Joined && kind != audit.RoleChanged {
		return ""
	}
	for i := range all {
		if e := &all[i]; e.Person != nil && e.Person.ID == id && e.TakesSeat {
			return "; " + e.SeatWords()
		}
	}
	return ""
}

// changeRows sums up the changes: how many of each kind, and the seats.
func changeRows(c audit.Changes) [][]string {
	rows := [][]string{{"People", changeCounts(c)}}
	for _, seats := range []struct {
		name   string
		change audit.SeatChange
	}{
		{"Member seats filled", c.MembersFilled},
		{"Member seats bought", c.MembersTotal},
		{"Guest seats filled", c.GuestsFilled},
		{"Guest seats included", c.GuestsTotal},
	} {
		if words := seatChangeWords(seats.change); words != "" {
			rows = append(rows, []string{seats.name, words})
		}
	}
	return rows
}

// seatChangeWords returns words such as "41 → 43 (+2)", or "" if nothing changed or a number
// is not known.
func seatChangeWords(c audit.SeatChange) string {
	if c.Before == c.After || !given(c.Before) || !given(c.After) {
		return ""
	}
	words := fmt.Sprintf("%s → %s", c.Before, c.After)
	if n, known := c.Delta(); known {
		words += fmt.Sprintf(" (%+d)", n)
	}
	return words
}

func given(c clickup.Count) bool { return c.Known || c.Unlimited }

func changeCounts(c audit.Changes) string {
	var parts []string
	for k := audit.Joined; k <= audit.BecameInactive; k++ {
		if n := c.Count(k); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", text.Number(n), k.Words()))
		}
	}
	if len(parts) == 0 {
		return "nothing changed"
	}
	return strings.Join(parts, ", ")
}

func personChangeRows(c audit.Changes) [][]string {
	rows := make([][]string, len(c.List))
	for i := range c.List {
		name, email := who(&c.List[i].Person)
		rows[i] = []string{c.List[i].Kind.Words(), name, email, changeReason(&c.List[i])}
	}
	return rows
}

// invitedBy returns who invited a person, or "" if ClickUp doesn't say.
func invitedBy(p *clickup.Person) string {
	if p.InvitedBy == nil {
		return ""
	}
	return inviterName(p.InvitedBy)
}

// changeReason returns a change in words, with the inviter of a new person.
func changeReason(c *audit.Change) string {
	by := invitedBy(&c.Person)
	switch {
	case by == "" || c.Kind != audit.Joined && c.Kind != audit.Accepted:
		return c.Reason()
	case c.Person.Status() == clickup.StatusPending:
		return c.Reason() + " by " + by
	}
	return c.Reason() + ", invited by " + by
}

func personChangeColumns() []Column { return Columns("change", "name", "email", "reason") }

func spanWords(c audit.Changes) string {
	return minute(c.From, c.To) + " – " + minute(c.To, c.To)
}

func diffPage(w io.Writer, doc DiffDoc) error {
	var p page
	p.open("Changes · " + doc.Workspace.Name)
	p.head("Changes", doc.Workspace.Name, "", spanWords(doc.Changes))
	for _, row := range seatEvents(doc.Events) {
		p.add("<p class=\"lead\">%s: %s.</p>\n", row[0], row[1])
	}
	p.changes("What changed", doc.Changes)
	p.add("</article>\n")
	return p.close(w)
}

// changes writes a summary of the changes and a row for each person.
func (p *page) changes(title string, c audit.Changes) {
	p.add("<section class=\"lane\"><h2>%s</h2>\n", title)
	for _, row := range changeRows(c) {
		p.add("<p>%s: %s</p>\n", row[0], row[1])
	}
	if len(c.List) > 0 {
		p.table(title, heading{"change", "Change"}, heading{"who", "Who"}, heading{"reason", "What"})
		for i := range c.List[:min(len(c.List), laneRows)] {
			p.add("<tr><td>%s</td>", c.List[i].Kind.Words())
			p.who(&c.List[i].Person)
			p.add("<td class=\"reason\">%s</td></tr>\n", changeReason(&c.List[i]))
		}
		p.tableEnd()
	}
	p.laneEnd(len(c.List), "CSV and JSON reports")
}

// event is a change in a workspace between two loads, for JSON.
type event struct {
	ID         string       `json:"id"`
	Kind       string       `json:"event"`
	Workspace  WorkspaceRef `json:"workspace"`
	Since      Moment       `json:"since"`
	At         Moment       `json:"at"`
	Person     *PersonRef   `json:"person"`
	Role       *string      `json:"role"`
	RoleBefore *string      `json:"role_before"`
	By         *PersonRef   `json:"invited_by"`
	TakesSeat  bool         `json:"takes_paid_seat"`
	Seats      int          `json:"seats"`
	People     []*PersonRef `json:"people"`
	Cost       *eventCost   `json:"cost"`
	Words      string       `json:"words"`
}

type eventCost struct {
	Monthly  float64  `json:"per_month"`
	Now      *float64 `json:"now"`
	Until    Moment   `json:"prorated_until"`
	Currency string   `json:"currency"`
}

type eventDocument struct {
	SchemaVersion int `json:"schema_version"`
	event
}

func eventOf(e *events.Event) event {
	out := event{
		ID: e.ID, Kind: e.Kind.String(), Workspace: WorkspaceRefOf(e.Workspace, e.Name), Since: Moment(e.Since), At: Moment(e.At),
		Person: personRef(e.Person), By: inviterRef(e.By), TakesSeat: e.TakesSeat, Seats: e.Seats, People: []*PersonRef{}, Words: clean.Line(e.Words()),
	}
	if e.Person != nil {
		out.Role = orNull(clean.Line(seats.RoleWord(e.Person)))
	}
	if e.Before != nil {
		out.RoleBefore = orNull(clean.Line(seats.RoleWord(e.Before)))
	}
	for _, p := range e.People {
		out.People = append(out.People, personRef(p))
	}
	if c := e.Cost; c != nil {
		out.Cost = &eventCost{Monthly: c.Monthly, Until: Moment(c.Until), Currency: clean.Line(c.Currency)}
		if !c.Until.IsZero() {
			out.Cost.Now = &c.Now
		}
	}
	return out
}

func eventsOf(all []events.Event) []event {
	out := make([]event, len(all))
	for i := range all {
		out[i] = eventOf(&all[i])
	}
	return out
}

// Event writes an event on a line, as text or JSON.
func Event(w io.Writer, f Format, e *events.Event) error {
	if f == JSONFormat {
		return JSONLine(w, eventDocument{SchemaVersion: SchemaVersion, event: eventOf(e)})
	}
	_, err := fmt.Fprintf(w, "%s  %-12s %s\n", text.Minute(e.At), e.Kind, clean.Line(e.Words()))
	return err
}

// seatEvents returns facts about the seats of the workspace, from events.
func seatEvents(all []events.Event) [][]string {
	var rows [][]string
	taken, bought := 0, false
	for i := range all {
		e := &all[i]
		bought = bought || e.Kind == events.SeatBought
		switch {
		case e.Person == nil:
			rows = append(rows, []string{"Bill", e.Words()})
		case e.TakesSeat:
			taken++
		}
	}
	if taken > 0 && !bought {
		words := text.Count(taken, "person takes", "people take") + " a paid member seat that they did not take before; the number of paid seats did not grow"
		rows = append(rows, []string{"Bill", words})
	}
	return rows
}
