package sim

import (
	"encoding/json"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// member is a person as a row of the roster.
func (ws *workspace) member(p *person) wireMember {
	m := wireMember{User: ws.user(p)}
	if p.inviter != nil {
		m.InvitedBy = inviterOf(p)
	}
	if p.role == roleGuest {
		m.EditTags = some(p.rights&editTags != 0)
		m.SeeSpent = some(p.rights&seeTimeSpent != 0)
		m.SeeEstim = some(p.rights&seeTimeEstimated != 0)
		m.MakeViews = some(p.rights&createViews != 0)
		m.SeePoints = some(p.rights&seePoints != 0)
	}
	return m
}

func (ws *workspace) user(p *person) wireUser {
	u := wireUser{
		ID: p.id, Username: text(p.name), Email: p.mail,
		Color: text(p.color), Picture: text(p.picture), Initials: p.initials,
		CustomRole: null[wireCustomRole](),
		Joined:     some(stamp(p.joined)),
		Invited:    some(stamp(p.invited)),
	}
	if !p.activeAbsent {
		u.LastActive = some(stamp(p.active))
	}
	if p.role != 0 {
		u.Role, u.RoleKey, u.Subtype = p.role, roleKey(p.role), some(subtype(p.role))
	}
	if r := ws.role(p.custom); r != nil {
		u.CustomRole = some(wireCustomRole{ID: r.id, Name: r.name})
	}
	return u
}

func roleKey(role int) string {
	keys := [...]string{roleOwner: "owner", roleAdmin: "admin", roleMember: "member", roleGuest: "guest"}
	if role > 0 && role < len(keys) {
		return keys[role]
	}
	return ""
}

// subtype is 2 on the guests that were seen; its meaning is not documented.
func subtype(role int) int {
	if role == roleGuest {
		return 2
	}
	return 0
}

func inviterOf(p *person) optional[wireInviter] {
	by := p.inviter
	if by.id == 0 {
		return null[wireInviter]()
	}
	status := "active"
	if p.joined == 0 {
		status = "invited"
	}
	return some(wireInviter{
		ID: by.id, Username: by.name, Color: text(by.color), Email: by.mail,
		Initials: by.initials, Picture: text(by.picture), Status: status,
	})
}

func briefOf(p *person) wireBrief {
	return wireBrief{
		ID: p.id, Username: text(p.name), Email: p.mail,
		Color: text(p.color), Initials: p.initials, Picture: text(p.picture),
	}
}

// invite adds a pending person with the next free id.
func (s *Server) invite(c *call, address string, role int) (*person, error) {
	address, err := checkMail(address)
	if err != nil {
		return nil, err
	}
	if known := c.ws.byMail(address); known != nil {
		what := "member"
		if known.role == roleGuest {
			what = "guest"
		}
		return nil, invalid("SIM_DUPLICATE", "User is already a "+what+" of this workspace")
	}
	p := &person{
		id: s.world.nextPerson, mail: address, initials: initialsOf(address), role: role,
		invited: millis(c.now), inviter: c.caller.asInviter(),
	}
	s.world.nextPerson++
	c.ws.add(p)
	return p, nil
}

// checkMail takes a bare address whose domain has a dot.
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

// initialsOf is what ClickUp shows for a name or, without one, for an address.
func initialsOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case len(words) == 0:
		return "?"
	case strings.Contains(name, "@") || len(words) == 1:
		return firstUpper(words[0])
	}
	return firstUpper(words[0]) + firstUpper(words[len(words)-1])
}

func firstUpper(word string) string {
	r, _ := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r))
}

// roleSetting is a custom role to set; null, which is 0, takes it away.
type roleSetting struct {
	there bool
	id    int64
}

// UnmarshalJSON is called for null too.
func (r *roleSetting) UnmarshalJSON(data []byte) error {
	r.there = true
	return json.Unmarshal(data, &r.id)
}

// setCustom gives a person a custom role that inherits from the given base
// roles; 0 takes theirs away.
func (c *call) setCustom(p *person, id int64, bases ...int) error {
	if id == 0 {
		p.custom = 0
		return nil
	}
	r := c.ws.role(id)
	if r == nil || !slices.Contains(bases, r.base) {
		return invalid("SIM_ROLE", "Custom role "+itoa(id)+" can't be given here")
	}
	p.custom, p.role = r.id, r.base
	return nil
}

// invited is the answer to an invitation: the workspace with a few of its
// people, the new one last, and its roles.
func (c *call) invited() any {
	const few = 3
	people := c.ws.people[max(0, len(c.ws.people)-few):]
	t := wireTeam{ID: c.ws.id, Name: c.ws.name, Color: c.ws.color, Members: []wireMember{}, Roles: roleEntries(c.ws)}
	for _, p := range people {
		t.Members = append(t.Members, c.ws.member(p))
	}
	return map[string]wireTeam{"team": t}
}

// removed is the answer to a removal: the workspace without anybody.
func (c *call) removed() any {
	return map[string]wireTeam{"team": {
		ID: c.ws.id, Name: c.ws.name, Color: c.ws.color, Members: []wireMember{},
	}}
}
