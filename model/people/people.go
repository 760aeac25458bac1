package people

import (
	"strings"
	"sync"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// People is the roster of a workspace, indexed for searches. It never changes, so that
// several goroutines can read it. Rows are numbered from 0 in the order they were given.
type People struct {
	rows    []clickup.Person
	text    search.Index
	traits  []trait
	domains domains
	counts  ViewCounts
	first   bool // these are only the first of the people counted
	byID    table
	byEmail func() emailIndex
	orders  [columns][2]order
	scratch sync.Pool // of *scratch
}

// trait is what the views ask about a person, as bits.
type trait uint8

const (
	isMember trait = 1 << iota
	isGuest
	isPending
	isAdmin
)

// New indexes a roster. It keeps the rows, which must not be changed
// after. Where an id or address comes twice, ByID and ByEmail find the first.
func New(rows []clickup.Person) *People {
	size := 0
	for i := range rows {
		size += len(rows[i].Name) + len(rows[i].Email)
	}
	p := newPeople(len(rows), size)
	p.rows = rows
	p.index(0)
	return p.ready()
}

// newPeople is a roster without people with room for rows, whose texts have size bytes in all.
func newPeople(rows, size int) *People {
	return &People{
		text:    search.NewIndex(rows, size),
		traits:  make([]trait, 0, rows),
		domains: newDomains(rows),
		byID:    newTable(rows),
	}
}

// index takes the rows in from the first new one on.
func (p *People) index(from int) {
	for i := from; i < len(p.rows); i++ {
		row := &p.rows[i]
		p.text.Add(strings.TrimSpace(row.Name), row.Email)
		p.domains.add(row.Domain())
		t := traitsOf(row)
		p.traits = append(p.traits, t)
		p.counts.add(t)
		p.byID.insert(p.hashOf(int32(i)), int32(i), p.hasID(row.ID))
	}
}

func (p *People) hashOf(row int32) uint32 { return hashID(p.rows[row].ID) }

// ready ends the indexing.
func (p *People) ready() *People {
	p.byEmail = sync.OnceValue(p.emails)
	p.domains.rank()
	p.counts.All, p.counts.Domains = len(p.rows), p.domains.number()
	return p
}

// emailIndex finds people by address; doubles are the ids of all who have the address of a
// row, where those are several.
type emailIndex struct {
	rows    table
	doubles map[int32][]clickup.UserID
}

// emails is the index by address, which most loads never need.
func (p *People) emails() emailIndex {
	t := emailIndex{rows: newTable(len(p.rows))}
	for i := range p.rows {
		email := p.rows[i].Email
		if email == "" {
			continue
		}
		hash, same := hashEmail(email), p.hasEmail(email)
		first, twice := t.rows.get(hash, same)
		if !twice {
			t.rows.insert(hash, int32(i), same)
			continue
		}
		if t.doubles == nil {
			t.doubles = map[int32][]clickup.UserID{}
		}
		if t.doubles[first] == nil {
			t.doubles[first] = []clickup.UserID{p.rows[first].ID}
		}
		t.doubles[first] = append(t.doubles[first], p.rows[i].ID)
	}
	return t
}

func traitsOf(p *clickup.Person) (t trait) {
	switch c := seats.ClassOf(p); {
	case c.IsMember():
		t = isMember
		if c != seats.ClassMember {
			t |= isAdmin
		}
	case c == seats.ClassGuest:
		t = isGuest
	}
	if p.Status() == clickup.StatusPending {
		t |= isPending
	}
	return t
}

// Len is the number of people.
func (p *People) Len() int { return len(p.rows) }

// At is the person of a row; it must not be changed.
func (p *People) At(i int32) *clickup.Person { return &p.rows[i] }

// Rows are all people in the order they were given; they must not be changed.
func (p *People) Rows() []clickup.Person { return p.rows }

// ByID finds a person by id.
func (p *People) ByID(id clickup.UserID) (*clickup.Person, bool) {
	return p.found(p.RowOf(id))
}

// ByEmail finds a person by address, whatever its case.
func (p *People) ByEmail(email string) (*clickup.Person, bool) {
	return p.found(p.byEmail().rows.get(hashEmail(email), p.hasEmail(email)))
}

// SharingEmail are the ids of the people with an address, where it is that of several; it
// then names nobody.
func (p *People) SharingEmail(email string) []clickup.UserID {
	index := p.byEmail()
	if index.doubles == nil {
		return nil
	}
	if row, there := index.rows.get(hashEmail(email), p.hasEmail(email)); there {
		return index.doubles[row]
	}
	return nil
}

// RowOf is the row of a person, by id.
func (p *People) RowOf(id clickup.UserID) (int32, bool) {
	return p.byID.get(hashID(id), p.hasID(id))
}

func (p *People) hasID(id clickup.UserID) func(int32) bool {
	return func(i int32) bool { return p.rows[i].ID == id }
}

func (p *People) hasEmail(email string) func(int32) bool {
	return func(i int32) bool { return strings.EqualFold(p.rows[i].Email, email) }
}

func (p *People) found(row int32, ok bool) (*clickup.Person, bool) {
	if !ok {
		return nil, false
	}
	return &p.rows[row], true
}

// Counts are the numbers of people in each view and of domains.
func (p *People) Counts() ViewCounts { return p.counts }

// NewFirst indexes the first people of a larger roster, which has these counts, in the
// order they are shown in.
func NewFirst(rows []clickup.Person, all ViewCounts) *People {
	p := New(rows)
	p.counts, p.first = all, true
	return p
}

// First are the first people in the order they are shown in, at most n of them.
func (p *People) First(n int) []clickup.Person {
	order := p.ordered(Sort{}, seats.Facts{})
	first := make([]clickup.Person, min(n, len(order)))
	for i := range first {
		first[i] = p.rows[order[i]]
	}
	return first
}

// Beginning reports whether only the first people of the roster are here, see NewFirst.
func (p *People) Beginning() bool { return p.first }

// FoldMail is an address in the form in which addresses are compared: trimmed and in lower
// case.
func FoldMail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
