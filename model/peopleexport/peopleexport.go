// Package peopleexport reads the CSV that ClickUp's People page exports. It has what the
// API does not: who has two-factor authentication, and which lists people see at which
// level.
//
// The English headings are those in ClickUp's help. The translations in columns.go are
// those of the words; they have not been seen in a file from ClickUp. The columns of
// two-factor authentication are recognised in any language, and addresses by the cells. Any
// other unknown column is reported, not guessed.
package peopleexport

import (
	"errors"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/sheet"
)

// Export is the contents of ClickUp's people export. The zero value is no export.
type Export struct {
	File   string   // its name, as the user gave it
	Took   []string // the headings of the columns that are used
	Left   []string // the headings of the other columns
	Notes  []string // what else was found or ignored, each a part of a sentence
	People []Person
	at     map[string]int // by address in lower case
}

// TwoFactor is whether somebody has two-factor authentication.
type TwoFactor uint8

// The values. The zero value means not known.
const (
	TwoFactorUnknown TwoFactor = iota
	TwoFactorOff
	TwoFactorOn
)

// String returns unknown, off or on.
func (t TwoFactor) String() string { return [...]string{"unknown", "off", "on"}[min(t, TwoFactorOn)] }

// List is a list that somebody sees, by its name: the export has no ids.
type List struct {
	Name       string
	Permission clickup.Permission
}

// Person is a row of the export.
type Person struct {
	Address    string // in lower case
	Name       string
	Role       string // as in the export
	TwoFactor  TwoFactor
	LastActive time.Time // zero if the export does not say
	Lists      []List
	ListsKnown bool // the export has a column of lists
}

// ErrNotExport means that a sheet is not ClickUp's people export.
var ErrNotExport = errors.New("this is not ClickUp's people export")

// ErrNobody means that the export has no row with an address.
var ErrNobody = errors.New("ClickUp's people export has nobody in it")

// maxLists caps the lists of one person.
const maxLists = 10_000

// Given reports whether there is an export at all.
func (e *Export) Given() bool { return e != nil && len(e.People) > 0 }

// ByAddress finds somebody by their address. It returns nil if they are not in the export.
func (e *Export) ByAddress(address string) *Person {
	if e == nil {
		return nil
	}
	if i, ok := e.at[strings.ToLower(strings.TrimSpace(address))]; ok {
		return &e.People[i]
	}
	return nil
}

// Words says what was read: "164 people from ClickUp's people export, by the columns …".
func (e *Export) Words() string {
	words := text.PeopleOf(len(e.People)) + " from ClickUp's people export"
	if len(e.Took) > 0 {
		words += ", by the columns " + strings.Join(e.Took, ", ")
	}
	if len(e.Left) > 0 {
		words += "; not used: " + strings.Join(e.Left, ", ")
	}
	return strings.Join(append([]string{words}, e.Notes...), "; ")
}

// Parse reads the export. The error is ErrNotExport if the columns are not those of
// ClickUp's export.
func Parse(csv string) (*Export, error) {
	rows, err := sheet.Read(csv)
	if err != nil {
		return nil, err
	}
	head, ok := recognise(rows[0].Cells, rows[1:])
	if !ok {
		return nil, ErrNotExport
	}
	e := &Export{at: map[string]int{}}
	e.nameColumns(rows[0].Cells, head)
	r := reader{head: head, order: head.dayOrder(rows[1:])}
	blank, again := 0, 0
	for _, row := range rows[1:] {
		p, ok := r.person(row.Cells)
		switch _, seen := e.at[p.Address]; {
		case !ok:
			blank++
		case seen:
			again++
		default:
			e.at[p.Address] = len(e.People)
			e.People = append(e.People, p)
		}
	}
	e.note(blank, "row", "rows", "without an address skipped")
	e.note(again, "row", "rows", "with an address that came before skipped")
	e.note(r.badDates, "date", "dates", "of last activity not understood and left out")
	e.note(r.badFactor, "person's two-factor cell", "people's two-factor cells", "not understood and left out")
	if len(e.People) == 0 {
		return nil, ErrNobody
	}
	return e, nil
}

func (e *Export) note(n int, one, many, words string) {
	if n > 0 {
		e.Notes = append(e.Notes, text.Count(n, one, many)+" "+words)
	}
}

func (e *Export) nameColumns(cells []string, head header) {
	for i, cell := range cells {
		name := clean.Clip(clean.Line(strings.TrimSpace(cell)), 40)
		switch {
		case name == "":
		case head.kinds[i] == other:
			e.Left = append(e.Left, name)
		default:
			e.Took = append(e.Took, name)
		}
	}
}

// Merge returns people with what the export adds: a later last activity, and ClickUp's word
// for a role that the API did not name. It does not change the given people.
func (e *Export) Merge(people []clickup.Person) []clickup.Person {
	if !e.Given() {
		return people
	}
	out := slices.Clone(people)
	for i := range out {
		p := &out[i]
		row := e.ByAddress(p.Email)
		if row == nil || p.ID < 0 {
			continue
		}
		if at := clickup.StampOf(row.LastActive); !row.LastActive.IsZero() && at > p.LastActive {
			p.LastActive = at
		}
		role, key := roleOf(row.Role)
		if p.RoleKey.String() == "" && key != "" && (p.Role == clickup.RoleUnknown || p.Role == role) {
			p.RoleKey = clickup.WordOf(key)
			p.Role = role
		}
	}
	return out
}

// Guests returns the guests who may do more than view a list by the export and who are not
// among the known ones, with these lists as their shares. The items have names and levels
// but no ids. Guests who only view lists are left out, because they may do more on tasks.
func (e *Export) Guests(people []clickup.Person, known []clickup.Guest) []clickup.Guest {
	if !e.Given() {
		return nil
	}
	read := map[clickup.UserID]bool{}
	for i := range known {
		read[known[i].Person.ID] = true
	}
	var out []clickup.Guest
	for i := range people {
		p := &people[i]
		row := e.ByAddress(p.Email)
		if row == nil || !p.Guest() || read[p.ID] || !row.mayMore() {
			continue
		}
		g := clickup.Guest{Person: *p}
		for _, l := range row.Lists {
			g.Shared = append(g.Shared, clickup.SharedItem{Ref: clickup.ItemRef{Kind: clickup.ListItem}, Name: l.Name, Permission: l.Permission})
		}
		out = append(out, g)
	}
	return out
}

func (p *Person) mayMore() bool {
	return slices.ContainsFunc(p.Lists, func(l List) bool { return l.Permission != clickup.PermissionRead })
}

// Strangers returns the addresses of the export that are not among people, and how many
// people with an address are not in the export.
func (e *Export) Strangers(people []clickup.Person) (gone []string, missing int) {
	here := map[string]bool{}
	for i := range people {
		address := strings.ToLower(people[i].Email)
		here[address] = true
		if people[i].ID >= 0 && address != "" && e.ByAddress(address) == nil {
			missing++
		}
	}
	for i := range e.People {
		if !here[e.People[i].Address] {
			gone = append(gone, e.People[i].Address)
		}
	}
	return gone, missing
}
