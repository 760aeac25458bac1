package sim

import (
	"net/http"
	"slices"

	"cutui/clickup/sim/internal/world"
)

// Call is a call that reached the server. It does not include the token.
type Call struct {
	Op     string // operation id in ClickUp's reference, empty for an unknown route
	Method string
	Path   string // without /api, such as /v2/team
	Query  string
	Body   []byte
	Status int // 0 if there was no answer
}

// Effect is a change that a call made, even if its answer did not arrive.
type Effect struct {
	Op        string
	Workspace string
	Email     string // of the person that was changed, or empty
	Item      string // kind:id of the item or group that was changed, or empty
	Level     string // permission level of a share, or empty
}

// Person is a person of a workspace, for tests and the demo.
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

// keptCalls is how many calls are kept, so that a long demo does not use more and more memory.
const keptCalls = 20_000

// Calls returns the calls so far, in the order in which they were answered.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Effects returns the changes so far, in order.
func (s *Server) Effects() []Effect {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.effects)
}

// CountEffects returns how often an operation changed something.
func (s *Server) CountEffects(op string) int {
	n := 0
	for _, e := range s.Effects() {
		if e.Op == op {
			n++
		}
	}
	return n
}

// Guest returns the person with an address in a workspace, guest or member. ok is false if there is
// none.
func (s *Server) Guest(workspace, email string) (found Person, ok bool) {
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

// Seats returns the seat count of a workspace, or the zero value for an unknown one.
func (s *Server) Seats(workspace string) world.SeatCount {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ws := s.world.Workspace(workspace); ws != nil {
		return ws.Seats()
	}
	return world.SeatCount{}
}

// inspect returns a person for tests and the demo.
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

// operation returns the operation id of a request, even if it is in Options.Without.
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

// changed records an effect of the call, bills it and clears the cached rosters.
func (s *Server) changed(c *call, p *world.Person, item, level string) {
	e := Effect{Op: c.route.op, Workspace: c.ws.ID, Item: item, Level: level}
	if p != nil {
		e.Email = p.Mail
	}
	s.effects = append(s.effects, e)
	s.rosters = rosterCache{}
	c.ws.BillChange(p)
}
