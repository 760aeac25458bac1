package sim

import (
	"bytes"
	"net/http"

	"cutui/clickup/sim/internal/world"
)

// rosterCache is the answer to GetAuthorizedTeams until a person changes, since it takes long to
// encode a hundred thousand people.
type rosterCache struct {
	data, gzipped []byte
}

// authorizedUser answers GetAuthorizedUser.
func (s *Server) authorizedUser(*call) (any, error) {
	for _, ws := range s.world.Visible(s.opts.Caller) {
		p := ws.ByMail(s.opts.Caller)
		return map[string]any{"user": struct {
			wireBrief
			WeekStart int    `json:"week_start_day"`
			Fonts     bool   `json:"global_font_support"`
			Timezone  string `json:"timezone"`
		}{briefOf(p), 1, true, "Europe/Copenhagen"}}, nil
	}
	return nil, notAuthorized("OAUTH_019", "Oauth token not found")
}

// teams answers GetAuthorizedTeams: every workspace with all its people.
func (s *Server) teams() Answer {
	if s.rosters.data == nil {
		var b bytes.Buffer
		b.WriteString(`{"teams":[`)
		for i, ws := range s.world.Visible(s.opts.Caller) {
			if i > 0 {
				b.WriteByte(',')
			}
			s.writeTeam(&b, ws)
		}
		b.WriteString("]}")
		s.rosters.data = b.Bytes()
		if b.Len() >= minGzip {
			s.rosters.gzipped = compress(b.Bytes())
		}
	}
	return Answer{Status: http.StatusOK, Data: s.rosters.data, gzipped: s.rosters.gzipped}
}

// writeTeam writes a workspace person by person, since shaping a whole roster at once would use several
// times its memory.
func (s *Server) writeTeam(b *bytes.Buffer, ws *world.Workspace) {
	const nobody = `"members":[]`
	frame := s.shape(RosterFrame, wireTeam{ID: ws.ID, Name: ws.Name, Color: ws.Color, Members: []wireMember{}})
	before, after, _ := bytes.Cut(frame, []byte(nobody))
	b.Write(before)
	b.WriteString(nobody[:len(nobody)-1])
	for i, p := range ws.People {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(s.shape(RosterMember, memberOf(ws, p)))
	}
	b.WriteByte(']')
	b.Write(after)
}

// team answers GET /v2/team/{team_id}, which is not in ClickUp's reference.
func (s *Server) team(c *call) (any, error) {
	t := wireTeam{ID: c.ws.ID, Name: c.ws.Name, Color: c.ws.Color, Members: c.members()}
	return map[string]wireTeam{"team": t}, nil
}

func (c *call) members() []wireMember {
	out := make([]wireMember, 0, len(c.ws.People))
	for _, p := range c.ws.People {
		out = append(out, memberOf(c.ws, p))
	}
	return out
}

// seats answers GetWorkspaceseats.
func (s *Server) seats(c *call) (any, error) {
	n := c.ws.Seats()
	filled := n.Members
	if s.opts.PendingUnfilled {
		filled = max(0, filled-c.ws.PendingMembers())
	}
	out := wireSeats{
		Members: wireMemberSeats{Filled: filled, Total: n.TotalMembers, Empty: n.TotalMembers - n.Members},
		Guests:  wireGuestSeats{Filled: n.Guests, Total: n.TotalGuests, Empty: n.TotalGuests - n.Guests},
	}
	if n.TotalGuests < 0 {
		out.Guests.Total, out.Guests.Empty = "Infinity", "Infinity"
	}
	return reportedSeats(c.ws.Roster(), out), nil
}

// plan answers GetWorkspaceplan.
func (s *Server) plan(c *call) (any, error) {
	return wirePlan{Name: c.ws.Plan.Name, ID: c.ws.Plan.ID}, nil
}

type (
	// Billing says how guests are billed when no guest seat is free.
	Billing = world.Billing
	// Roster describes the first workspace of a test.
	Roster = world.Roster
	// RosterPerson is a person of a Roster.
	RosterPerson = world.RosterPerson
)

// RosterTasks returns the ids of the tasks in a workspace that was made from a Roster.
func RosterTasks() []string { return world.RosterTasks() }

// BillBy changes how guests are billed from now on.
func (s *Server) BillBy(how Billing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.BillBy(how)
}

// reportedSeats returns the seats n as the answer has them, with the deviations of the Roster if there is
// one.
func reportedSeats(r *Roster, n wireSeats) any {
	if r == nil {
		return n
	}
	if r.SeatsUnknown {
		return map[string]any{"members": map[string]any{}, "guests": map[string]any{}}
	}
	n.Members.Filled = max(0, n.Members.Filled-r.FilledTooFew)
	n.Guests.Filled = max(0, n.Guests.Filled-r.FilledTooFew)
	n.Members.Empty += r.EmptyTooMany
	if empty, ok := n.Guests.Empty.(int); ok {
		n.Guests.Empty = empty + r.EmptyTooMany
	}
	return n
}
