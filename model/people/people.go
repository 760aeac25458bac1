package people

import (
	"strings"
	"sync"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// People is the roster of a workspace, indexed for searches. It never changes, so several
// goroutines can read it. Rows are numbered from 0 in the order they were given.
type People struct {
	rows    []clickup.Person
	text    search.Index
	traits  []trait
	domains domains
	counts  ViewCounts
	first   bool // these are only the first of the people in counts
	byID    table
	byEmail func() emailIndex
	orders  [columns][2]order
	scratch sync.Pool // of *scratch
}

// trait is a set of bits: which views a person is in.
type trait uint8

const (
	isMember trait = 1 << iota
	isGuest
	isPending
	isAdmin
)

// New indexes a roster. It keeps the rows, which must not be changed afterwards. If an id
// or address occurs twice, ByID and ByEmail find the first.
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

// newPeople returns an empty roster with room for that many rows, whose names and
// addresses have size bytes in all.
func newPeople(rows, size int) *People {
	return &People{
		text:    search.NewIndex(rows, size),
		traits:  make([]trait, 0, rows),
		domains: newDomains(rows),
		byID:    newTable(rows),
	}
}

// index indexes the rows from that one on.
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

// ready finishes the indexing.
func (p *People) ready() *People {
	p.byEmail = sync.OnceValue(p.emails)
	p.domains.rank()
	p.counts.All, p.counts.Domains = len(p.rows), p.domains.number()
	return p
}

// emailIndex finds people by address.
type emailIndex struct {
	rows    table
	doubles map[int32][]clickup.UserID // by row: the ids of all people with its address, if they are several
}

// emails makes the index by address, which most loads never need.
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

// Len returns the number of people.
func (p *People) Len() int { return len(p.rows) }

// At returns the person of a row, who must not be changed.
func (p *People) At(i int32) *clickup.Person { return &p.rows[i] }

// Rows returns all people in the order they were given. They must not be changed.
func (p *People) Rows() []clickup.Person { return p.rows }

// ByID finds a person by id.
func (p *People) ByID(id clickup.UserID) (*clickup.Person, bool) {
	return p.found(p.RowOf(id))
}

// ByEmail finds a person by address, whatever its case.
func (p *People) ByEmail(email string) (*clickup.Person, bool) {
	return p.found(p.byEmail().rows.get(hashEmail(email), p.hasEmail(email)))
}

// SharingEmail returns the ids of the people with an address if they are several, so that
// the address does not identify anybody. Otherwise it returns nil.
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

// RowOf returns the row of a person, by id.
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

// Counts returns the number of people in each view, and of domains.
func (p *People) Counts() ViewCounts { return p.counts }

// NewFirst indexes the first people, in the order in which they are shown, of a larger
// roster that has these counts.
func NewFirst(rows []clickup.Person, all ViewCounts) *People {
	p := New(rows)
	p.counts, p.first = all, true
	return p
}

// First returns the first people in the order in which they are shown, at most n of them.
func (p *People) First(n int) []clickup.Person {
	order := p.ordered(Sort{}, seats.Facts{})
	first := make([]clickup.Person, min(n, len(order)))
	for i := range first {
		first[i] = p.rows[order[i]]
	}
	return first
}

// Beginning reports whether the roster has only its first people; see NewFirst.
func (p *People) Beginning() bool { return p.first }

// FoldMail returns an address as addresses are compared: trimmed and in lower case.
func FoldMail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
