package clickup

import "strings"

// wireUser is a user in any answer.
type wireUser struct {
	ID          number    `json:"id"`
	Username    text      `json:"username"`
	Email       text      `json:"email"`
	Color       text      `json:"color"`
	Initials    text      `json:"initials"`
	Timezone    text      `json:"timezone"`
	Timezeone   text      `json:"timezeone"` // as the reference spells it
	Role        text      `json:"role"`
	RoleSubtype number    `json:"role_subtype"`
	RoleKey     text      `json:"role_key"`
	CustomRole  *wireRole `json:"custom_role"`
	LastActive  moment    `json:"last_active"`
	DateJoined  moment    `json:"date_joined"`
	DateInvited moment    `json:"date_invited"`
}

// wireUserRef is a user, or only a user's id. Null means nobody.
type wireUserRef struct{ user wireUser }

// UnmarshalJSON accepts an object, a number or a string with one.
func (r *wireUserRef) UnmarshalJSON(b []byte) error {
	r.user = wireUser{}
	if b[0] == '{' {
		return decode(b, &r.user)
	}
	return r.user.ID.UnmarshalJSON(b)
}

func (r *wireUserRef) id() UserID { return UserID(r.user.ID) }

// wireMember is a row of a roster: a user and their data in the workspace. Some answers have
// the user's fields in the row itself instead of a "user" object.
type wireMember struct {
	wireUser
	User      *wireUser   `json:"user"`
	InvitedBy *wireUser   `json:"invited_by"`
	Shared    *wireShared `json:"shared"`

	EditTags         flag `json:"can_edit_tags"`
	SeeTimeSpent     flag `json:"can_see_time_spent"`
	SeeTimeEstimated flag `json:"can_see_time_estimated"`
	CreateViews      flag `json:"can_create_views"`
	SeePoints        flag `json:"can_see_points_estimated"`
}

func (m *wireMember) user() *wireUser {
	if m.User != nil {
		return m.User
	}
	return &m.wireUser
}

func (m *wireMember) rights() Rights {
	return rightsOf([...]flag{m.EditTags, m.SeeTimeSpent, m.SeeTimeEstimated, m.CreateViews, m.SeePoints})
}

func rightsOf(flags [len(AllRights)]flag) (r Rights) {
	for i, f := range flags {
		if f.known {
			r = r.With(AllRights[i], f.on)
		}
	}
	return r
}

// pool lets the people of a roster share equal values.
type pool struct {
	inviters map[Inviter]*Inviter
	roles    map[RoleRef]*RoleRef
	words    map[string]Word
}

func newPool() *pool {
	return &pool{inviters: map[Inviter]*Inviter{}, roles: map[RoleRef]*RoleRef{}, words: map[string]Word{}}
}

func shared[K comparable](seen map[K]*K, v K) *K {
	p, ok := seen[v]
	if !ok {
		p = &v
		seen[v] = p
	}
	return p
}

func (p *pool) word(b []byte) Word {
	w, ok := p.words[string(b)]
	if !ok {
		text := string(b)
		w = WordOf(text)
		p.words[text] = w
	}
	return w
}

// person converts a row into a Person. ok is false if the row has no id.
func (p *pool) person(m *wireMember) (person Person, ok bool) {
	u := m.user()
	role, roleCode := u.role()
	person = Person{
		ID: UserID(u.ID), Name: u.Username.clip(longestName), Email: u.Email.clip(longestAddress),
		Color: ParseColor(string(u.Color)), Initials: p.word([]byte(u.Initials)), RoleKey: p.word([]byte(u.RoleKey)),
		LastActive: u.LastActive.Stamp, Joined: u.DateJoined.Stamp, Invited: u.DateInvited.Stamp,
		Role: role, RoleCode: roleCode, RoleSubtype: u.RoleSubtype.code(), Rights: m.rights(),
	}
	if u.CustomRole != nil {
		person.CustomRole = p.customRole(u.CustomRole)
	}
	if i := m.InvitedBy; i != nil && i.ID != 0 {
		person.InvitedBy = shared(p.inviters, Inviter{ID: UserID(i.ID), Name: i.Username.clip(longestName), Email: i.Email.clip(longestAddress)})
	}
	return person, u.ID != 0
}

// customRole returns nil if r is a base role or empty.
func (p *pool) customRole(r *wireRole) *RoleRef {
	if r.ID == 0 || baseRole(r.ID.code()) != RoleUnknown {
		return nil
	}
	return shared(p.roles, RoleRef{ID: RoleID(r.ID), Name: string(r.Name)})
}

// role parses the role's number, or its name if there is no number. code is the number even
// if the role is unknown.
func (u *wireUser) role() (role Role, code int32) {
	if n, ok := parseNumber(string(u.Role)); ok {
		code = number(n).code()
		return baseRole(code), code
	}
	for _, word := range []text{u.Role, u.RoleKey} {
		for r := RoleOwner; r <= RoleGuest; r++ {
			if strings.EqualFold(string(word), r.String()) {
				return r, int32(r)
			}
		}
	}
	return RoleUnknown, 0
}

func baseRole(code int32) Role {
	if code < int32(RoleOwner) || code > int32(RoleGuest) {
		return RoleUnknown
	}
	return Role(code)
}

// color returns a colour as "#rrggbb" in lower case, or "" if s is none.
func color(s text) text {
	return text(ParseColor(string(s)).String())
}

// wireGuest is an answer about one guest or member, who may be in a "guest" or "member" object.
type wireGuest struct {
	wireMember
	Guest  *wireMember `json:"guest"`
	Member *wireMember `json:"member"`
}

// read returns the person and what is shared with them. ok is false if the person has no id.
func (w *wireGuest) read() (p Person, items []SharedItem, ok bool) {
	m := &w.wireMember
	for _, inner := range []*wireMember{w.Guest, w.Member} {
		if inner != nil {
			m = inner
		}
	}
	p, ok = newPool().person(m)
	return p, m.Shared.items(), ok
}
