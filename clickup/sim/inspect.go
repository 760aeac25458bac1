package sim

import (
	"net/http"
	"slices"

	"cutui/clickup/sim/internal/world"
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
	Shares  []world.Share
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
	ws := s.world.Workspace(workspace)
	if ws == nil {
		return Person{}, false
	}
	p := ws.ByMail(email)
	if p == nil {
		return Person{}, false
	}
	return inspect(p), true
}

// Seats is the seat count of a workspace, zero for an unknown one.
func (s *Server) Seats(workspace string) world.SeatCount {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ws := s.world.Workspace(workspace); ws != nil {
		return ws.Seats()
	}
	return world.SeatCount{}
}

// inspect is a person as tests and the demo see them.
func inspect(p *world.Person) Person {
	out := Person{
		ID: p.ID, Email: p.Mail, Name: p.Name, Role: p.Role,
		Pending: p.Joined == 0, Custom: p.Custom, Shares: slices.Clone(p.Shares),
	}
	for i, name := range world.RightNames {
		if p.Rights&(1<<i) != 0 {
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
func (s *Server) changed(c *call, p *world.Person, item, level string) {
	e := Effect{Op: c.route.op, Workspace: c.ws.ID, Item: item, Level: level}
	if p != nil {
		e.Email = p.Mail
	}
	s.effects = append(s.effects, e)
	s.rosters = rosterCache{}
	c.ws.BillChange(p)
}
