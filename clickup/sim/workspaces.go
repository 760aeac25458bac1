package sim

import (
	"bytes"
	"net/http"
)

// rosterCache is the answer of GetAuthorizedTeams until somebody changes: with
// a hundred thousand people it takes long to make.
type rosterCache struct {
	data, gzipped []byte
}

// authorizedUser answers GetAuthorizedUser.
func (s *Server) authorizedUser(*call) (any, error) {
	for _, ws := range s.world.visible(s.opts.Caller) {
		p := ws.byMail(s.opts.Caller)
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
		for i, ws := range s.world.visible(s.opts.Caller) {
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

// writeTeam writes one workspace, a person at a time: shaping a whole roster at
// once would hold several times its size.
func (s *Server) writeTeam(b *bytes.Buffer, ws *workspace) {
	const nobody = `"members":[]`
	frame := s.shape(RosterFrame, wireTeam{ID: ws.id, Name: ws.name, Color: ws.color, Members: []wireMember{}})
	before, after, _ := bytes.Cut(frame, []byte(nobody))
	b.Write(before)
	b.WriteString(nobody[:len(nobody)-1])
	for i, p := range ws.people {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(s.shape(RosterMember, ws.member(p)))
	}
	b.WriteByte(']')
	b.Write(after)
}

// team answers GET /v2/team/{team_id}, which the official reference lacks.
func (s *Server) team(c *call) (any, error) {
	t := wireTeam{ID: c.ws.id, Name: c.ws.name, Color: c.ws.color, Members: c.members()}
	return map[string]wireTeam{"team": t}, nil
}

func (c *call) members() []wireMember {
	out := make([]wireMember, 0, len(c.ws.people))
	for _, p := range c.ws.people {
		out = append(out, c.ws.member(p))
	}
	return out
}
