package report

import (
	"io"
	"maps"
	"slices"
	"strings"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/seats"
)

// ClientDoc is a page about a client. Unless it is Internal, Markdown and HTML are for the
// client itself: they leave out other clients and prices.
type ClientDoc struct {
	Page     model.ClientPage
	Internal bool
	Layout   Layout
}

// Client writes a page about a client.
func Client(w io.Writer, f Format, doc ClientDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, clientJSON(doc))
	case CSVFormat:
		return doc.Layout.csv(w, clientHeader(), clientRows(doc))
	case MarkdownFormat:
		return clientMarkdown(w, doc)
	case HTMLFormat:
		return clientPage(w, doc)
	}
	return clientText(w, doc)
}

type clientDocument struct {
	SchemaVersion int            `json:"schema_version"`
	Workspace     WorkspaceRef   `json:"workspace"`
	Domain        string         `json:"domain"`
	People        []clientPerson `json:"people"`
	Items         []matrixItem   `json:"items"`
	Known         bool           `json:"items_known"` // whether anything was read of what they see
	Basis         string         `json:"basis"`       // what was read, and what can't be seen
	Pending       int            `json:"pending"`
	Seats         map[string]int `json:"seats"` // people by the kind of seat they take
	Offboard      clientOffboard `json:"offboard"`
}

type clientPerson struct {
	Person
	Sees []string `json:"sees"`
}

type clientOffboard struct {
	Removes     int      `json:"removes"` // guests
	Stay        int      `json:"stay"`    // people who are not guests
	SeatsBefore Seats    `json:"seats_before"`
	SeatsAfter  Seats    `json:"seats_after"`
	Cost        *billed  `json:"cost"` // null if no price is configured
	Ends        []string `json:"ends"`
}

func clientJSON(doc ClientDoc) clientDocument {
	c := doc.Page
	out := clientDocument{
		SchemaVersion: SchemaVersion, Workspace: WorkspaceRefOf(c.Workspace, c.Name), Domain: clean.Line(c.Domain), People: []clientPerson{},
		Items: matrixItems(c.Items, c.Roster), Known: c.Known, Basis: clean.Line(c.Note), Pending: c.Pending, Seats: c.Seats,
		Offboard: clientOffboard{
			Removes: c.Offboard.Removes(), Stay: c.Members, SeatsBefore: seatsOf(c.Offboard.Seats.Before), SeatsAfter: seatsOf(c.Offboard.Seats.After()),
			Cost: billOf(c.Offboard), Ends: cleanCells(c.Ends()),
		},
	}
	for _, p := range c.People {
		out.People = append(out.People, clientPerson{PersonOf(p.Person, c.Facts, p.Row.Until), nonNil(cleanCells(p.Sees))})
	}
	return out
}

// clientHeader returns the columns of a client's people: the original ones, whose order
// stays, then the other PersonColumns.
func clientHeader() []string {
	header := []string{"domain", "person_id", "name", "email", "role", "status", "last_seen", "seat", "sees"}
	for _, title := range Titles(PersonColumns()) {
		if title != "id" && !slices.Contains(header, title) {
			header = append(header, title)
		}
	}
	return header
}

func clientRows(doc ClientDoc) [][]string {
	var rows [][]string
	header, titles := clientHeader(), Titles(PersonColumns())
	for _, p := range doc.Page.People {
		person := PersonOf(p.Person, doc.Page.Facts, p.Row.Until).Cells()
		row := []string{
			doc.Page.Domain, p.Person.ID.String(), p.Person.Name, p.Email, p.Row.Role, p.Status, p.Last, p.Row.Seat.Kind.String(), strings.Join(p.Sees, "; "),
		}
		for _, title := range header[len(row):] {
			row = append(row, person[slices.Index(titles, title)])
		}
		rows = append(rows, row)
	}
	return rows
}

// clientFacts sums up a client in a few lines, with prices only if the document is
// internal.
func clientFacts(doc ClientDoc) [][]string {
	c := doc.Page
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(c.Seats)) {
		kinds = append(kinds, kindOfSeatWords(kind, c.Seats[kind]))
	}
	facts := [][]string{{"People", text.PeopleOf(len(c.People))}, {"Open invitations", text.Number(c.Pending)}, {"Seats", strings.Join(kinds, ", ")}}
	if cost := savingWords(c.Offboard); doc.Internal && cost != "" {
		facts = append(facts, []string{"Cost", cost})
	}
	sees := "not known: " + c.Note
	if c.Known {
		sees = text.Plural(len(c.Items), "item") + "; " + c.Note
	}
	facts = append(facts, []string{"Can see", sees})
	for _, end := range c.Ends() {
		facts = append(facts, []string{"When the project ends", end})
	}
	return facts
}

// kindOfSeatWords counts people who take a kind of seat: "32 guest seats" or "2 view-only".
func kindOfSeatWords(kind string, n int) string {
	switch kind {
	case seats.Member.String(), seats.LimitedMember.String(), seats.Guest.String():
		return text.Plural(n, kind+" seat")
	}
	return text.Number(n) + " " + kind
}

// savingWords says what removing the client's guests saves.
func savingWords(p change.Plan) string {
	cost := p.Cost()
	switch {
	case cost == nil:
		return ""
	case cost.Less == 0:
		return "guest seats cost nothing, so removing these people saves nothing"
	}
	return "removing them saves " + seats.Money(cost.Less, cost.Currency) + " a month from the renewal"
}

func clientText(w io.Writer, doc ClientDoc) error {
	doc.Internal = true
	c := doc.Page
	if err := doc.Layout.facts(w, "Client "+c.Domain+" · "+c.Name, clientFacts(doc)); err != nil {
		return err
	}
	if err := doc.Layout.Table(w, crewColumns(), doc.crewRows()); err != nil || len(c.Items) == 0 {
		return err
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	rows := doc.itemRows()
	for i, it := range c.Items {
		rows[i] = slices.Insert(rows[i], 0, it.Item.Ref.Kind.String())
	}
	return doc.Layout.Table(w, append(Columns("kind"), doc.itemColumns()...), rows)
}

func clientMarkdown(w io.Writer, doc ClientDoc) error {
	c := doc.Page
	var b strings.Builder
	b.WriteString("# " + markdownText(c.Domain+" in "+c.Name) + "\n\n")
	for _, fact := range clientFacts(doc) {
		b.WriteString("- " + markdownText(fact[0]) + ": " + markdownText(fact[1]) + "\n")
	}
	b.WriteString("\n## People\n\n")
	markdownTable(&b, crewColumns(), doc.crewRows())
	if len(c.Items) > 0 {
		b.WriteString("\n## What they see\n\n")
		markdownTable(&b, doc.itemColumns(), doc.itemRows())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func crewColumns() []Column {
	return Columns("name", "email", "role", "status", "last_seen", "sees")
}

func (doc ClientDoc) crewRows() [][]string {
	var rows [][]string
	for _, p := range doc.Page.People {
		rows = append(rows, []string{p.Row.Name, p.Email, p.Row.Role, p.Status, p.Last, strings.Join(p.Sees, ", ")})
	}
	return rows
}

// itemColumns returns the columns of itemRows. Only internal documents have the note about
// other clients.
func (doc ClientDoc) itemColumns() []Column {
	if doc.Internal {
		return Columns("item", "where", "who", "note")
	}
	return Columns("item", "where", "who")
}

func (doc ClientDoc) itemRows() [][]string {
	var rows [][]string
	for _, it := range doc.Page.Items {
		row := []string{it.Item.Title(), it.Item.Path, namesOf(doc.Page.Roster, it.People)}
		if doc.Internal {
			row = append(row, othersNote(it))
		}
		rows = append(rows, row)
	}
	return rows
}

func clientPage(w io.Writer, doc ClientDoc) error {
	c := doc.Page
	var p page
	p.open(c.Domain + " in " + c.Name)
	p.head("Guests of "+c.Name, c.Domain, "", "as of "+minute(c.At, c.At))
	p.factList("Summary", clientFacts(doc))
	p.add("<section class=\"lane\"><h2>People</h2>\n")
	p.table("People of "+c.Domain, heading{"who", "Who"}, heading{"check", "Role"}, heading{"check", "Last seen"}, heading{"reason", "Sees"})
	for i := range c.People {
		person := &c.People[i]
		p.add("<tr>")
		p.who(person.Person)
		p.add("<td>%s, %s</td><td>%s</td><td class=\"reason\">%s</td></tr>\n", person.Row.Role, person.Status, person.Last, strings.Join(person.Sees, ", "))
	}
	p.tableEnd()
	p.add("</section>\n")
	if len(c.Items) > 0 {
		p.add("<section class=\"lane\"><h2>What they see</h2>\n")
		headings := []heading{{"who", "Item"}, {"check", "Where"}, {"reason", "Who"}}
		if doc.Internal {
			headings = append(headings, heading{"check", "Note"})
		}
		p.table("What "+c.Domain+" sees", headings...)
		for _, row := range doc.itemRows() {
			p.add("<tr>")
			for _, cell := range row {
				p.add("<td>%s</td>", cell)
			}
			p.add("</tr>\n")
		}
		p.tableEnd()
		p.add("</section>\n")
	}
	p.add("</article>\n")
	return p.close(w)
}
