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
	"cutui/model/access"
	"cutui/model/people"
)

// AccessItem is an item that the command access was asked about. It is listed even if
// nobody has explicit access to it.
type AccessItem struct {
	Item       string   `json:"item"`
	Name       string   `json:"item_name"`
	People     int      `json:"people"`
	Public     *bool    `json:"public"` // null if ClickUp doesn't say, as for lists
	Until      Moment   `json:"public_until"`
	Engines    *bool    `json:"search_engines"`
	NotVisible []string `json:"not_visible"` // who else may have access

	link *clickup.PublicSharing
	task bool
}

// LinkWords says whether a task has a public link. It returns "" for lists.
func (i AccessItem) LinkWords(where *time.Location) string {
	if !i.task {
		return ""
	}
	return access.LinkWords(i.link, where)
}

// AccessItemOf returns an item for JSON, with what can't be seen of its access.
func AccessItemOf(item clickup.ItemRef, name string, people int, link *clickup.PublicSharing) AccessItem {
	out := AccessItem{
		link: link, task: item.Kind == clickup.TaskItem,
		Item: clean.Line(item.String()), Name: clean.Line(name), People: people,
		NotVisible: []string{"levels", "people with access through a user group (Team)", "people with access through its folder or space"},
	}
	if item.Kind == clickup.TaskItem {
		out.NotVisible[2] = "people with access through its list, folder or space"
	}
	if link == nil {
		if item.Kind == clickup.TaskItem {
			out.NotVisible = append(out.NotVisible, "whether it has a public link")
		}
		return out
	}
	out.Public, out.Engines = &link.Public, &link.SearchEngines
	if link.Expires.Known() {
		out.Until = Moment(link.Expires.Time())
	}
	return out
}

// Access is a person with explicit access to an item. Role is empty for somebody who is
// not in the roster of the workspace.
type Access struct {
	Item  string         `json:"item"`
	Name  string         `json:"item_name"`
	ID    clickup.UserID `json:"id"`
	Who   string         `json:"name"`
	Email string         `json:"email"`
	Role  string         `json:"role"`
}

// AccessOf returns a person's access to an item, for JSON.
func AccessOf(item clickup.ItemRef, name string, who clickup.Access, role string) Access {
	return Access{
		Item: clean.Line(item.String()), Name: clean.Line(name), ID: who.ID,
		Who: clean.Line(who.Name), Email: clean.Line(who.Email), Role: role,
	}
}

// AccessColumns returns the columns of Access.
func AccessColumns() []Column { return Columns("item", "item_name", "id", "name", "email", "role") }

// Cells returns a row for AccessColumns.
func (a Access) Cells() []string {
	return []string{a.Item, a.Name, a.ID.String(), a.Who, a.Email, a.Role}
}

// AccessTo returns the JSON document of the command access: who has explicit access to
// tasks and lists. It has no levels, since ClickUp's API doesn't return them.
func AccessTo(ws WorkspaceRef, items []AccessItem, list []Access) any {
	return struct {
		SchemaVersion int          `json:"schema_version"`
		Workspace     WorkspaceRef `json:"workspace"`
		Items         []AccessItem `json:"items"`
		Access        []Access     `json:"access"`
	}{SchemaVersion, ws, nonNil(items), nonNil(list)}
}

// MatrixDoc is a document of what each client's people can see in a workspace.
type MatrixDoc struct {
	Workspace WorkspaceRef
	Clients   []access.Client
	Public    []access.PublicTask
	People    *people.People
	Note      string
	Layout    Layout
}

// Matrix writes what each client's people can see. Markdown and HTML have a table for each
// client, with a column for each of its people.
func Matrix(w io.Writer, f Format, doc MatrixDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, matrixJSON(doc))
	case CSVFormat:
		return doc.Layout.csv(w, []string{"client", "item", "item_name", "path", "person_id", "name", "email", "other_clients", "for_all", "leak"}, doc.rows())
	case MarkdownFormat:
		return matrixMarkdown(w, doc)
	case HTMLFormat:
		return matrixPage(w, doc)
	}
	return matrixText(w, doc)
}

type matrixDocument struct {
	SchemaVersion int            `json:"schema_version"`
	Workspace     WorkspaceRef   `json:"workspace"`
	Clients       []matrixClient `json:"clients"`
	Public        []publicTask   `json:"public"` // tasks that are open to the web
	Basis         string         `json:"basis"`  // what was read, and what can't be seen
}

type matrixClient struct {
	Domain string       `json:"domain"`
	Items  []matrixItem `json:"items"`
}

type matrixItem struct {
	Item   string      `json:"item"`
	Name   string      `json:"item_name"`
	Path   string      `json:"path"`
	People []PersonRef `json:"people"`
	Others []string    `json:"other_clients"` // clients whose people see it too
	ForAll bool        `json:"for_all"`       // the settings say it is meant for all clients
	Leak   bool        `json:"leak"`
}

type publicTask struct {
	Item    string `json:"item"`
	Name    string `json:"item_name"`
	Path    string `json:"path"`
	Until   Moment `json:"public_until"`
	Engines bool   `json:"search_engines"`
}

func matrixJSON(doc MatrixDoc) matrixDocument {
	out := matrixDocument{SchemaVersion: SchemaVersion, Workspace: doc.Workspace, Clients: []matrixClient{}, Public: []publicTask{}, Basis: clean.Line(doc.Note)}
	for _, c := range doc.Clients {
		client := matrixClient{Domain: clean.Line(c.Domain), Items: matrixItems(c.Items, doc.People)}
		out.Clients = append(out.Clients, client)
	}
	for _, t := range doc.Public {
		task := publicTask{Item: clean.Line(t.Ref.String()), Name: clean.Line(t.Name), Path: clean.Line(t.Path), Engines: t.SearchEngines}
		if t.Expires.Known() {
			task.Until = Moment(t.Expires.Time())
		}
		out.Public = append(out.Public, task)
	}
	return out
}

func matrixItems(items []access.ClientItem, of *people.People) []matrixItem {
	out := make([]matrixItem, len(items))
	for i, it := range items {
		out[i] = matrixItem{
			Item: clean.Line(it.Item.Ref.String()), Name: clean.Line(it.Item.Title()), Path: clean.Line(it.Item.Path), People: []PersonRef{},
			Others: nonNil(cleanCells(it.Others)), ForAll: it.ForAll, Leak: leaks(it),
		}
		for _, id := range it.People {
			if p, ok := of.ByID(id); ok {
				out[i].People = append(out[i].People, *personRef(p))
			}
		}
	}
	return out
}

func leaks(it access.ClientItem) bool { return len(it.Others) > 0 && !it.ForAll }

// rows returns a row for each person on each item.
func (doc MatrixDoc) rows() [][]string {
	var rows [][]string
	for _, c := range doc.Clients {
		for _, it := range c.Items {
			for _, id := range it.People {
				name, email := "", ""
				if p, ok := doc.People.ByID(id); ok {
					name, email = p.Name, p.Email
				}
				rows = append(rows, []string{
					c.Domain, it.Item.Ref.String(), it.Item.Title(), it.Item.Path, id.String(), name, email,
					strings.Join(it.Others, " "), yesOrNo(it.ForAll), yesOrNo(leaks(it)),
				})
			}
		}
	}
	return rows
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (doc MatrixDoc) names(ids []clickup.UserID) string { return namesOf(doc.People, ids) }

// namesOf returns the sorted names of people.
func namesOf(of *people.People, ids []clickup.UserID) string {
	var names []string
	for _, id := range ids {
		if p, ok := of.ByID(id); ok {
			names = append(names, p.Display())
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// othersNote says which other clients see an item.
func othersNote(it access.ClientItem) string {
	switch {
	case len(it.Others) == 0:
		return ""
	case it.ForAll:
		return "marked as meant for all clients; also " + strings.Join(it.Others, ", ")
	}
	return "also " + strings.Join(it.Others, ", ")
}

func matrixText(w io.Writer, doc MatrixDoc) error {
	var rows [][]string
	for _, c := range doc.Clients {
		for _, it := range c.Items {
			rows = append(rows, []string{c.Domain, it.Item.Ref.Kind.String(), it.Item.Title(), it.Item.Path, strconv.Itoa(len(it.People)), doc.names(it.People), othersNote(it)})
		}
	}
	if err := doc.Layout.Table(w, Columns("client", "kind", "item", "where", "people", "who", "note"), rows); err != nil {
		return err
	}
	for _, t := range doc.Public {
		if err := doc.Layout.sentence(w, fmt.Sprintf("open to anybody with its public link: %s “%s” %s", t.Ref, t.Name, t.Path)); err != nil {
			return err
		}
	}
	return nil
}

// grid returns the people of a client and, for each item, which of them see it.
func (doc MatrixDoc) grid(c access.Client) (crew []*clickup.Person, marks [][]bool) {
	columns := map[clickup.UserID]int{}
	for _, it := range c.Items {
		for _, id := range it.People {
			if p, ok := doc.People.ByID(id); ok {
				if _, known := columns[id]; !known {
					columns[id] = len(crew)
					crew = append(crew, p)
				}
			}
		}
	}
	for _, it := range c.Items {
		row := make([]bool, len(crew))
		for _, id := range it.People {
			if i, ok := columns[id]; ok {
				row[i] = true
			}
		}
		marks = append(marks, row)
	}
	return crew, marks
}

func matrixMarkdown(w io.Writer, doc MatrixDoc) error {
	var b strings.Builder
	b.WriteString("# Who sees what – " + markdownText(doc.Workspace.Name) + "\n\n")
	markdownSees(&b, doc, "##")
	_, err := io.WriteString(w, b.String())
	return err
}

// markdownSees writes the note of a matrix and a table for each client, under headings of
// this level.
func markdownSees(b *strings.Builder, doc MatrixDoc, level string) {
	b.WriteString(markdownText(doc.Note) + ".\n")
	for _, c := range doc.Clients {
		crew, marks := doc.grid(c)
		columns := Columns("item", "where")
		for _, p := range crew {
			columns = append(columns, Column{Title: p.Display()})
		}
		columns = append(columns, Column{Title: "note"})
		var rows [][]string
		for i, it := range c.Items {
			row := []string{it.Item.Title(), it.Item.Path}
			for _, on := range marks[i] {
				row = append(row, map[bool]string{true: "●", false: ""}[on])
			}
			rows = append(rows, append(row, othersNote(it)))
		}
		b.WriteString("\n" + level + " " + markdownText(c.Domain) + "\n\n")
		markdownTable(b, columns, rows)
	}
	for _, t := range doc.Public {
		b.WriteString("\nOpen to anybody with its public link: " + markdownText(t.Ref.String()+" “"+t.Name+"”") + "\n")
	}
}

func matrixPage(w io.Writer, doc MatrixDoc) error {
	var p page
	p.open("Who sees what · " + doc.Workspace.Name)
	p.head("Who sees what", doc.Workspace.Name, "", doc.Note)
	p.sees(doc)
	p.add("</article>\n")
	return p.close(w)
}

// sees writes the public tasks and a table for each client.
func (p *page) sees(doc MatrixDoc) {
	for _, t := range doc.Public {
		p.add("<p class=\"old\">Open to anybody with its public link: %s “%s”</p>\n", t.Ref, t.Name)
	}
	for _, c := range doc.Clients {
		crew, marks := doc.grid(c)
		p.add("<section class=\"lane\"><h2>%s</h2>\n", c.Domain)
		columns := []heading{{"who", "Item"}}
		for _, person := range crew {
			columns = append(columns, heading{"check", person.Display()})
		}
		p.table("Who sees what: "+c.Domain, append(columns, heading{"reason", "Note"})...)
		for i, it := range c.Items {
			p.add("<tr><td class=\"who\"><b>%s</b><span>%s</span></td>", it.Item.Title(), it.Item.Path)
			for _, on := range marks[i] {
				p.add("<td>%s</td>", tick(on))
			}
			p.add("<td class=\"reason\">%s</td></tr>\n", othersNote(it))
		}
		p.tableEnd()
		p.add("</section>\n")
	}
}

// tick returns a mark for a cell, with a word for screen readers.
func tick(on bool) markup {
	if !on {
		return ""
	}
	return `<span aria-hidden="true">●</span><span class="unseen">yes</span>`
}

// sees returns the matrix of an audit, if it was read and has anything in it.
func (doc AuditDoc) sees() (MatrixDoc, bool) {
	if doc.Sees == nil || len(doc.Sees.Clients)+len(doc.Sees.Public) == 0 {
		return MatrixDoc{}, false
	}
	return MatrixDoc{Clients: doc.Sees.Clients, Public: doc.Sees.Public, Note: doc.Sees.Note, People: people.New(doc.People)}, true
}
