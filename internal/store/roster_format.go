package store

import (
	"math"

	"cutui/clickup"
	"cutui/model/people"
)

// The body of a snapshot: the tables of values that many people share, then the
// caller, then each workspace with its people. What the first screen shows is written
// the same way, with the first people of each workspace only and the numbers of all.
// Version 1 is this and nothing else.

// minPerson is the least number of bytes a person takes.
const minPerson = 16

type rosterWriter struct {
	wireWriter
	words    interned[string]
	roles    interned[clickup.RoleRef]
	inviters interned[clickup.Inviter]
}

// encodeBody gives equal bytes for equal contents; the times are not part of it.
func encodeBody(s Snapshot) []byte {
	w := &rosterWriter{}
	w.user(s.Me)
	w.uint(uint64(len(s.Workspaces)))
	for i := range s.Workspaces {
		w.workspace(s, &s.Workspaces[i], s.Workspaces[i].People)
	}
	return w.withTables()
}

// encodeFirst is what the first screen shows.
func encodeFirst(s Snapshot) []byte {
	w := &rosterWriter{}
	w.user(s.Me)
	w.uint(uint64(len(s.Workspaces)))
	for i := range s.Workspaces {
		first := s.First[s.Workspaces[i].ID]
		w.workspace(s, &s.Workspaces[i], first.People)
		w.preview(first)
	}
	return w.withTables()
}

func (w *rosterWriter) workspace(s Snapshot, ws *clickup.Workspace, people []clickup.Person) {
	w.string(string(ws.ID))
	w.string(ws.Name)
	w.string(ws.Color)
	w.facts(s, ws.ID)
	w.uint(uint64(len(people)))
	for i := range people {
		w.person(&people[i])
	}
}

func (w *rosterWriter) preview(f Preview) {
	for _, n := range numbers(&f.Counts) {
		w.uint(uint64(*n))
	}
	w.uint(uint64(len(f.Own)))
	for _, domain := range f.Own {
		w.string(domain)
	}
}

// numbers lists the counts in the order of the file.
func numbers(c *people.ViewCounts) [6]*int {
	return [6]*int{&c.All, &c.Members, &c.Guests, &c.Pending, &c.Admins, &c.Domains}
}

// withTables is what was written, behind the tables that it names values of.
func (w *rosterWriter) withTables() []byte {
	head := wireWriter{b: make([]byte, 0, len(w.b)+len(w.b)/8)}
	head.tables(w)
	return append(head.b, w.b...)
}

func (w *wireWriter) tables(from *rosterWriter) {
	w.uint(uint64(len(from.words.values)))
	for _, s := range from.words.values {
		w.string(s)
	}
	w.uint(uint64(len(from.roles.values)))
	for _, r := range from.roles.values {
		w.int(int64(r.ID))
		w.string(r.Name)
	}
	w.uint(uint64(len(from.inviters.values)))
	for _, i := range from.inviters.values {
		w.int(int64(i.ID))
		w.string(i.Name)
		w.string(i.Email)
	}
}

func (w *rosterWriter) user(u clickup.User) {
	w.int(int64(u.ID))
	for _, s := range []string{u.Name, u.Email, u.Color, u.Initials, u.Timezone} {
		w.string(s)
	}
}

// facts writes the seats and the plan, each behind a byte that says whether they are known.
func (w *rosterWriter) facts(s Snapshot, id clickup.WorkspaceID) {
	seats, ok := s.Seats[id]
	w.bool(ok)
	if ok {
		for _, c := range counts(&seats) {
			w.bool(c.Known)
			w.bool(c.Unlimited)
			w.int(int64(c.N))
		}
	}
	plan, ok := s.Plans[id]
	w.bool(ok)
	if ok {
		w.string(plan.Name)
		w.int(int64(plan.ID))
	}
}

func (w *rosterWriter) bool(v bool) {
	if v {
		w.byte(1)
	} else {
		w.byte(0)
	}
}

// counts lists the six numbers in the order of the file.
func counts(s *clickup.Seats) [6]*clickup.Count {
	m, g := &s.Members, &s.Guests
	return [6]*clickup.Count{&m.Filled, &m.Total, &m.Empty, &g.Filled, &g.Total, &g.Empty}
}

func (w *rosterWriter) person(p *clickup.Person) {
	w.int(int64(p.ID))
	w.string(p.Name)
	w.string(p.Email)
	w.uint(w.words.number(p.Color.String()))
	w.uint(w.words.number(p.Initials.String()))
	w.uint(w.words.number(p.RoleKey.String()))
	w.uint(numberOf(&w.roles, p.CustomRole))
	w.uint(numberOf(&w.inviters, p.InvitedBy))
	w.int(int64(p.LastActive))
	w.int(int64(p.Joined))
	w.int(int64(p.Invited))
	w.int(int64(p.RoleCode))
	w.int(int64(p.RoleSubtype))
	w.byte(byte(p.Role))
	w.byte(byte(p.Rights.Known))
	w.byte(byte(p.Rights.Granted))
}

func numberOf[T comparable](t *interned[T], v *T) uint64 {
	if v == nil {
		return 0
	}
	return t.number(*v)
}

type rosterReader struct {
	wireReader
	words    []clickup.Word
	roles    []clickup.RoleRef
	inviters []clickup.Inviter
}

// decodeBody is the opposite of encodeBody; ok is false where the bytes are not one.
func decodeBody(body string) (s Snapshot, ok bool) {
	r, s := newRosterReader(body)
	for i := range s.Workspaces {
		r.workspace(&s, &s.Workspaces[i])
	}
	return s, !r.bad && r.s == ""
}

// decodeFirst is the opposite of encodeFirst; the workspaces have no people then but
// those of First.
func decodeFirst(part string) (s Snapshot, ok bool) {
	r, s := newRosterReader(part)
	s.First = make(map[clickup.WorkspaceID]Preview, len(s.Workspaces))
	for i := range s.Workspaces {
		ws := &s.Workspaces[i]
		r.workspace(&s, ws)
		s.First[ws.ID] = r.preview(ws.People)
		ws.People = nil
	}
	return s, !r.bad && r.s == ""
}

// newRosterReader reads what stands before the workspaces and makes room for those.
func newRosterReader(text string) (*rosterReader, Snapshot) {
	r := &rosterReader{wireReader: wireReader{s: text}}
	r.tables()
	s := Snapshot{Me: r.user()}
	s.Workspaces = make([]clickup.Workspace, r.readCount(6))
	s.Seats = make(map[clickup.WorkspaceID]clickup.Seats, len(s.Workspaces))
	s.Plans = make(map[clickup.WorkspaceID]clickup.Plan, len(s.Workspaces))
	return r, s
}

func (r *rosterReader) workspace(s *Snapshot, ws *clickup.Workspace) {
	ws.ID = clickup.WorkspaceID(r.string())
	ws.Name, ws.Color = r.string(), r.string()
	r.facts(s, ws.ID)
	ws.People = make([]clickup.Person, r.readCount(minPerson))
	for i := range ws.People {
		r.person(&ws.People[i])
	}
}

func (r *rosterReader) preview(people []clickup.Person) Preview {
	f := Preview{People: people}
	for _, n := range numbers(&f.Counts) {
		*n = int(min(r.uint(), math.MaxInt32))
	}
	f.Own = make([]string, r.readCount(1))
	for i := range f.Own {
		f.Own[i] = r.string()
	}
	return f
}

func (r *rosterReader) tables() {
	r.words = make([]clickup.Word, r.readCount(1))
	for i := range r.words {
		r.words[i] = clickup.WordOf(r.string())
	}
	r.roles = make([]clickup.RoleRef, r.readCount(2))
	for i := range r.roles {
		r.roles[i] = clickup.RoleRef{ID: clickup.RoleID(r.int()), Name: r.string()}
	}
	r.inviters = make([]clickup.Inviter, r.readCount(3))
	for i := range r.inviters {
		r.inviters[i] = clickup.Inviter{ID: clickup.UserID(r.int()), Name: r.string(), Email: r.string()}
	}
}

func (r *rosterReader) user() clickup.User {
	u := clickup.User{ID: clickup.UserID(r.int())}
	for _, s := range []*string{&u.Name, &u.Email, &u.Color, &u.Initials, &u.Timezone} {
		*s = r.string()
	}
	return u
}

func (r *rosterReader) facts(s *Snapshot, id clickup.WorkspaceID) {
	if r.byte() != 0 {
		var seats clickup.Seats
		for _, c := range counts(&seats) {
			*c = clickup.Count{Known: r.byte() != 0, Unlimited: r.byte() != 0, N: int(r.int())}
		}
		s.Seats[id] = seats
	}
	if r.byte() != 0 {
		s.Plans[id] = clickup.Plan{Name: r.string(), ID: int(r.int())}
	}
}

func (r *rosterReader) person(p *clickup.Person) {
	p.ID = clickup.UserID(r.int())
	p.Name, p.Email = r.string(), r.string()
	p.Color = clickup.ParseColor(r.word().String())
	p.Initials, p.RoleKey = r.word(), r.word()
	p.CustomRole = pick(&r.wireReader, r.roles)
	p.InvitedBy = pick(&r.wireReader, r.inviters)
	p.LastActive, p.Joined, p.Invited = clickup.Stamp(r.int()), clickup.Stamp(r.int()), clickup.Stamp(r.int())
	p.RoleCode, p.RoleSubtype = int32(r.int()), int32(r.int())
	p.Role = clickup.Role(r.byte())
	p.Rights = clickup.Rights{Known: clickup.Right(r.byte()), Granted: clickup.Right(r.byte())}
}

func (r *rosterReader) word() clickup.Word {
	if w := pick(&r.wireReader, r.words); w != nil {
		return *w
	}
	return clickup.Word{}
}
