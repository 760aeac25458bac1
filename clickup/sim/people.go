package sim

import (
	"cmp"
	"encoding/json"
	"net/mail"
	"slices"
	"strings"

	"cutui/clickup/sim/internal/world"
)

// memberOf returns a person as a row of the roster.
func memberOf(ws *world.Workspace, p *world.Person) wireMember {
	m := wireMember{User: userOf(ws, p)}
	if p.Inviter != nil {
		m.InvitedBy = inviterOf(p)
	}
	if p.Role == world.RoleGuest {
		m.EditTags = some(p.Rights&world.EditTags != 0)
		m.SeeSpent = some(p.Rights&world.SeeTimeSpent != 0)
		m.SeeEstim = some(p.Rights&world.SeeTimeEstimated != 0)
		m.MakeViews = some(p.Rights&world.CreateViews != 0)
		m.SeePoints = some(p.Rights&world.SeePoints != 0)
	}
	return m
}

func userOf(ws *world.Workspace, p *world.Person) wireUser {
	u := wireUser{
		ID: p.ID, Username: text(p.Name), Email: p.Mail,
		Color: text(p.Color), Picture: text(p.Picture), Initials: p.Initials,
		CustomRole: null[wireCustomRole](),
		Joined:     some(stamp(p.Joined)),
		Invited:    some(stamp(p.Invited)),
	}
	if !p.ActiveAbsent {
		u.LastActive = some(stamp(p.Active))
	}
	if p.Role != 0 {
		u.Role, u.RoleKey, u.Subtype = p.Role, cmp.Or(p.Key, roleKey(p.Role)), some(subtype(p.Role))
	}
	if r := ws.Role(p.Custom); r != nil {
		u.CustomRole = some(wireCustomRole{ID: r.ID, Name: r.Name})
	}
	return u
}

func roleKey(role int) string {
	keys := [...]string{world.RoleOwner: "owner", world.RoleAdmin: "admin", world.RoleMember: "member", world.RoleGuest: "guest"}
	if role > 0 && role < len(keys) {
		return keys[role]
	}
	return ""
}

// subtype returns 2 for guests, as was observed; its meaning is not documented.
func subtype(role int) int {
	if role == world.RoleGuest {
		return 2
	}
	return 0
}

func inviterOf(p *world.Person) optional[wireInviter] {
	by := p.Inviter
	if by.ID == 0 {
		return null[wireInviter]()
	}
	status := "active"
	if p.Joined == 0 {
		status = "invited"
	}
	return some(wireInviter{
		ID: by.ID, Username: by.Name, Color: text(by.Color), Email: by.Mail,
		Initials: by.Initials, Picture: text(by.Picture), Status: status,
	})
}

func briefOf(p *world.Person) wireBrief {
	return wireBrief{
		ID: p.ID, Username: text(p.Name), Email: p.Mail,
		Color: text(p.Color), Initials: p.Initials, Picture: text(p.Picture),
	}
}

// findPerson returns the person whose id is in the path, who must be a guest or must not be one.
func (c *call) findPerson(part, what string, guest bool) (*world.Person, error) {
	id, err := c.number(part)
	if err != nil {
		return nil, err
	}
	if p := c.ws.ByID[id]; p != nil && guest == (p.Role == world.RoleGuest) {
		return p, nil
	}
	return nil, unknownPerson(what)
}

// personAnswer returns the answer about a person, with what is shared with them unless the query excludes it.
func (s *Server) personAnswer(c *call, p *world.Person) any {
	m, kind := memberOf(c.ws, p), "member"
	m.Shared = s.shared(c, p)
	if p.Role == world.RoleGuest {
		kind = "guest"
	}
	return map[string]wireMember{kind: m}
}

// invite adds a pending person with the next free id.
func (s *Server) invite(c *call, address string, role int) (*world.Person, error) {
	address, err := checkMail(address)
	if err != nil {
		return nil, err
	}
	if known := c.ws.ByMail(address); known != nil {
		what := "member"
		if known.Role == world.RoleGuest {
			what = "guest"
		}
		return nil, invalid("SIM_DUPLICATE", "User is already a "+what+" of this workspace")
	}
	p := &world.Person{
		ID: s.world.NextPerson, Mail: address, Initials: world.InitialsOf(address), Role: role,
		Invited: world.Millis(c.now), Inviter: c.caller.AsInviter(),
	}
	s.world.NextPerson++
	c.ws.Add(p)
	return p, nil
}

// checkMail accepts an address without a name, whose domain has a dot.
func checkMail(address string) (string, error) {
	address = strings.TrimSpace(address)
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return "", invalid("SIM_EMAIL", "Email is invalid")
	}
	_, domain, _ := strings.Cut(address, "@")
	if !strings.Contains(domain, ".") {
		return "", invalid("SIM_EMAIL", "Email is invalid")
	}
	return address, nil
}

// roleSetting is a custom role to set. Null becomes 0, which removes the custom role.
type roleSetting struct {
	there bool
	id    int64
}

// UnmarshalJSON is called for null too.
func (r *roleSetting) UnmarshalJSON(data []byte) error {
	r.there = true
	return json.Unmarshal(data, &r.id)
}

// setCustom sets a person's custom role, which must inherit from one of the base roles. 0 removes it.
func (c *call) setCustom(p *world.Person, id int64, bases ...int) error {
	if id == 0 {
		p.Custom = 0
		return nil
	}
	r := c.ws.Role(id)
	if r == nil || !slices.Contains(bases, r.Base) {
		return invalid("SIM_ROLE", "Custom role "+world.Itoa(id)+" can't be given here")
	}
	p.Custom, p.Role = r.ID, r.Base
	return nil
}

// invited returns the answer to an invitation: the workspace with a few of its people, the new one
// last, and its roles.
func (c *call) invited() any {
	const few = 3
	people := c.ws.People[max(0, len(c.ws.People)-few):]
	t := wireTeam{ID: c.ws.ID, Name: c.ws.Name, Color: c.ws.Color, Members: []wireMember{}, Roles: roleEntries(c.ws)}
	for _, p := range people {
		t.Members = append(t.Members, memberOf(c.ws, p))
	}
	return map[string]wireTeam{"team": t}
}

// removed returns the answer to a removal: the workspace without people.
func (c *call) removed() any {
	return map[string]wireTeam{"team": {
		ID: c.ws.ID, Name: c.ws.Name, Color: c.ws.Color, Members: []wireMember{},
	}}
}
