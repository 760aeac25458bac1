package sim

import (
	"net/http"
	"slices"
)

// Call is one call that reached the server. The token is not kept.
type Call struct {
	Op     string // official operation id, empty for an unknown route
	Method string
	Path   string // without /api, such as /v2/team
	Query  string
	Body   []byte
	Status int // 0 where no answer was given
}

// Effect is a change that a call made, whether or not its answer arrived.
type Effect struct {
	Op        string
	Workspace string
	Email     string // of the person it was done to, empty for a group
	Item      string // kind:id of the item or group it was about, or empty
	Level     string // permission level of a share, or empty
}

// Person is somebody of a workspace as the simulator knows them.
type Person struct {
	ID      int64
	Email   string
	Name    string // empty while pending
	Role    int    // 1 owner, 2 admin, 3 member, 4 guest
	Pending bool
	Rights  []string // the can_ flags that are on, guests only
	Custom  int64    // id of the custom role, or 0
	Shares  []Share
}

// Share is an item that is shared with a guest.
type Share struct {
	Kind  string // task, list or folder
	ID    string
	Level string // read, comment, edit or create
}

// SeatCount is how many seats of a workspace are taken and there.
type SeatCount struct {
	Members, TotalMembers int
	Guests, TotalGuests   int // total is below 0 where guests are unlimited
	Bought                int // member seats added by calls since the start
}

// keptCalls bounds the log of calls, so that a long demo does not grow.
const keptCalls = 20_000

// Calls are the calls so far in the order in which they were answered.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Effects are the changes so far, in order.
func (s *Server) Effects() []Effect {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.effects)
}

// CountEffects is how often an operation changed something.
func (s *Server) CountEffects(op string) int {
	n := 0
	for _, e := range s.Effects() {
		if e.Op == op {
			n++
		}
	}
	return n
}

// Guest is whoever has an address in a workspace, guest or member, if there is
// somebody.
func (s *Server) Guest(workspace, email string) (Person, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ws := s.world.workspace(workspace)
	if ws == nil {
		return Person{}, false
	}
	p := ws.byMail(email)
	if p == nil {
		return Person{}, false
	}
	return p.inspect(), true
}

// Seats is the seat count of a workspace, zero for an unknown one.
func (s *Server) Seats(workspace string) SeatCount {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ws := s.world.workspace(workspace); ws != nil {
		return ws.seats()
	}
	return SeatCount{}
}

func (p *person) inspect() Person {
	out := Person{
		ID: p.id, Email: p.mail, Name: p.name, Role: p.role,
		Pending: p.joined == 0, Custom: p.custom, Shares: slices.Clone(p.shares),
	}
	for i, name := range rightNames {
		if p.rights&(1<<i) != 0 {
			out.Rights = append(out.Rights, name)
		}
	}
	return out
}

// operation is what a call asks for, also of a ClickUp that does not have it.
func operation(r *http.Request) string {
	if found, _, _ := match(r.Method, r.URL.Path); found != nil {
		return found.op
	}
	return ""
}

func (s *Server) countCall(op string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[op]++
	return s.counts[op]
}

func (s *Server) record(op string, r *http.Request, body []byte, a Answer) {
	c := Call{
		Op: op, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery,
		Body: body, Status: a.Status,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.calls) >= keptCalls {
		s.calls = slices.Delete(s.calls, 0, keptCalls/2)
	}
	s.calls = append(s.calls, c)
}

// changed notes an effect of the call, buys the seats it takes and makes cached
// rosters stale.
func (s *Server) changed(c *call, p *person, item, level string) {
	e := Effect{Op: c.route.op, Workspace: c.ws.id, Item: item, Level: level}
	if p != nil {
		e.Email = p.mail
	}
	s.effects = append(s.effects, e)
	s.rosters = rosterCache{}
	c.ws.billChange(p)
}
