package store

import (
	"math"

	"cutui/clickup"
	"cutui/model/people"
)

// The body of a snapshot has tables of values that many people share, then the caller, then each
// workspace with its people. The preview has the same form, but only the first people of each
// workspace, and the counts of all. This is version 1 of the format.

// minPerson is the smallest size of a person in bytes.
const minPerson = 16

// rosterWire writes or reads a snapshot.
type rosterWire struct {
	wire
	words    table[string]
	roles    table[clickup.RoleRef]
	inviters table[clickup.Inviter]
	read     table[clickup.Word] // the words, when reading
}

// encodeBody encodes a snapshot without its times. Equal contents give equal bytes.
func encodeBody(s Snapshot) []byte {
	w := &rosterWire{wire: wire{writes: true}}
	w.body(&s)
	return w.withTables()
}

// decodeBody is the reverse of encodeBody. ok is false if the body is not valid.
func decodeBody(body string) (s Snapshot, ok bool) {
	w := &rosterWire{wire: wire{s: body}}
	w.tables()
	w.body(&s)
	return s, !w.bad && w.s == ""
}

// encodeFirst encodes the preview of a snapshot: what the first screen shows.
func encodeFirst(s Snapshot) []byte {
	w := &rosterWire{wire: wire{writes: true}}
	w.first(&s)
	return w.withTables()
}

// decodeFirst is the reverse of encodeFirst. The people are in First only.
func decodeFirst(part string) (s Snapshot, ok bool) {
	w := &rosterWire{wire: wire{s: part}}
	w.tables()
	s.First = map[clickup.WorkspaceID]Preview{}
	w.first(&s)
	return s, !w.bad && w.s == ""
}

// withTables returns the tables followed by what was written.
func (w *rosterWire) withTables() []byte {
	head := &rosterWire{wire: wire{writes: true, b: make([]byte, 0, len(w.b)+len(w.b)/8)}, words: w.words, roles: w.roles, inviters: w.inviters}
	head.tables()
	return append(head.b, w.b...)
}

func (w *rosterWire) tables() {
	list(&w.wire, &w.words.values, 1, w.string)
	list(&w.wire, &w.roles.values, 2, func(r *clickup.RoleRef) {
		number(&w.wire, &r.ID)
		w.string(&r.Name)
	})
	list(&w.wire, &w.inviters.values, 3, func(i *clickup.Inviter) {
		number(&w.wire, &i.ID)
		w.string(&i.Name)
		w.string(&i.Email)
	})
	for _, text := range w.words.values {
		w.read.values = append(w.read.values, clickup.WordOf(text))
	}
}

func (w *rosterWire) body(s *Snapshot) {
	w.workspaces(s, func(ws *clickup.Workspace) { w.workspace(s, ws, &ws.People) })
}

func (w *rosterWire) first(s *Snapshot) {
	w.workspaces(s, func(ws *clickup.Workspace) {
		var first Preview
		if w.writes {
			first = s.First[ws.ID]
		}
		w.workspace(s, ws, &first.People)
		for _, n := range numbers(&first.Counts) {
			w.count(n)
		}
		list(&w.wire, &first.Own, 1, w.string)
		if !w.writes {
			s.First[ws.ID] = first
		}
	})
}

// workspaces writes or reads the caller and each workspace.
func (w *rosterWire) workspaces(s *Snapshot, each func(*clickup.Workspace)) {
	number(&w.wire, &s.Me.ID)
	for _, text := range []*string{&s.Me.Name, &s.Me.Email, &s.Me.Color, &s.Me.Initials, &s.Me.Timezone} {
		w.string(text)
	}
	if !w.writes {
		s.Seats, s.Plans = map[clickup.WorkspaceID]clickup.Seats{}, map[clickup.WorkspaceID]clickup.Plan{}
	}
	list(&w.wire, &s.Workspaces, 6, each)
}

func (w *rosterWire) workspace(s *Snapshot, ws *clickup.Workspace, people *[]clickup.Person) {
	w.string((*string)(&ws.ID))
	w.string(&ws.Name)
	w.string(&ws.Color)
	fact(w, s.Seats, ws.ID, w.seats)
	fact(w, s.Plans, ws.ID, w.plan)
	list(&w.wire, people, minPerson, w.person)
}

// fact writes or reads a value of a workspace, after a byte that says whether it is known.
func fact[T any](w *rosterWire, all map[clickup.WorkspaceID]T, id clickup.WorkspaceID, of func(*T)) {
	v, known := all[id]
	w.bool(&known)
	if !known {
		return
	}
	of(&v)
	if !w.writes {
		all[id] = v
	}
}

func (w *rosterWire) seats(s *clickup.Seats) {
	m, g := &s.Members, &s.Guests
	for _, c := range []*clickup.Count{&m.Filled, &m.Total, &m.Empty, &g.Filled, &g.Total, &g.Empty} {
		w.bool(&c.Known)
		w.bool(&c.Unlimited)
		number(&w.wire, &c.N)
	}
}

func (w *rosterWire) plan(p *clickup.Plan) {
	w.string(&p.Name)
	number(&w.wire, &p.ID)
}

// numbers returns the counts in the order of the file.
func numbers(c *people.ViewCounts) [6]*int {
	return [6]*int{&c.All, &c.Members, &c.Guests, &c.Pending, &c.Admins, &c.Domains}
}

// count writes or reads a number that is not negative.
func (w *rosterWire) count(v *int) {
	n := uint64(*v)
	if w.uint(&n); !w.writes {
		*v = int(min(n, math.MaxInt32))
	}
}

func (w *rosterWire) person(p *clickup.Person) {
	number(&w.wire, &p.ID)
	w.string(&p.Name)
	w.string(&p.Email)
	w.color(&p.Color)
	w.word(&p.Initials)
	w.word(&p.RoleKey)
	shared(&w.wire, &w.roles, &p.CustomRole)
	shared(&w.wire, &w.inviters, &p.InvitedBy)
	number(&w.wire, &p.LastActive)
	number(&w.wire, &p.Joined)
	number(&w.wire, &p.Invited)
	number(&w.wire, &p.RoleCode)
	number(&w.wire, &p.RoleSubtype)
	w.byte((*byte)(&p.Role))
	w.byte((*byte)(&p.Rights.Known))
	w.byte((*byte)(&p.Rights.Granted))
}

// color writes or reads a color as a word.
func (w *rosterWire) color(v *clickup.Color) {
	if w.writes {
		word := clickup.WordOf(v.String())
		w.word(&word)
		return
	}
	var word clickup.Word
	w.word(&word)
	*v = clickup.ParseColor(word.String())
}

// word writes or reads a text that many people share.
func (w *rosterWire) word(v *clickup.Word) {
	if w.writes {
		n := w.words.number(v.String())
		w.uint(&n)
		return
	}
	var at *clickup.Word
	if shared(&w.wire, &w.read, &at); at != nil {
		*v = *at
	}
}
