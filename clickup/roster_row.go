package clickup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// rosterFields are the names that encoding/json takes for a field of a row or of somebody
// in it, whatever their case.
var rosterFields = [...]string{
	"id", "username", "email", "color", "initials", "role", "role_subtype", "role_key", "custom_role",
	"last_active", "date_joined", "date_invited", "timezone", "timezeone", "user", "invited_by", "shared",
	"can_edit_tags", "can_see_time_spent", "can_see_time_estimated", "can_create_views", "can_see_points_estimated",
}

// rowUser is what a row says of somebody. Texts may be parts of the row's JSON.
type rowUser struct {
	id                                    number
	name, email, color, initials, roleKey []byte
	role                                  []byte
	subtype                               number
	customRole                            *wireRole
	lastActive, joined, invited           Stamp
}

// rowReader reads rows of a roster as wireMember does, without its detours.
type rowReader struct {
	cursor
	pool    *rowPool
	own     rowUser // of a row without wrapper
	user    rowUser
	inviter rowUser
	wrapped bool // there is a user
	invited bool // there is an inviter
	flags   [len(AllRights)]flag
}

func newRowReader() *rowReader { return &rowReader{pool: newRowPool()} }

// read reads the row at the start of b, for person to give. It is how many bytes that
// took; 0 where the row is odd, broken or, then short, not all there.
func (r *rowReader) read(b []byte) (n int, short bool) {
	*r = rowReader{pool: r.pool, cursor: cursor{b: b}}
	r.enter()
	for r.nextKey() {
		switch string(r.key) {
		case "user":
			r.wrapped = r.somebody(&r.user, r.wrapped)
		case "invited_by":
			r.invited = r.somebody(&r.inviter, r.invited)
		case "can_edit_tags":
			r.flags[0] = r.flag()
		case "can_see_time_spent":
			r.flags[1] = r.flag()
		case "can_see_time_estimated":
			r.flags[2] = r.flag()
		case "can_create_views":
			r.flags[3] = r.flag()
		case "can_see_points_estimated":
			r.flags[4] = r.flag()
		default:
			r.field(&r.own)
		}
	}
	return r.at, r.short
}

// somebody reads an object that describes a user. A second one of the same name would
// have to be merged into the first, which is odd.
func (r *rowReader) somebody(u *rowUser, again bool) bool {
	if again {
		r.stick(false)
	}
	if r.isNull() {
		return false
	}
	r.enter()
	for r.nextKey() {
		r.field(u)
	}
	return true
}

// field reads the value of a user's field.
func (r *rowReader) field(u *rowUser) {
	switch string(r.key) {
	case "id":
		u.id = r.number()
	case "username":
		u.name = r.text()
	case "email":
		u.email = r.text()
	case "color":
		u.color = r.text()
	case "initials":
		u.initials = r.text()
	case "role":
		u.role = r.text()
	case "role_subtype":
		u.subtype = r.number()
	case "role_key":
		u.roleKey = r.text()
	case "custom_role":
		r.customRole(u)
	case "last_active":
		u.lastActive = r.stamp()
	case "date_joined":
		u.joined = r.stamp()
	case "date_invited":
		u.invited = r.stamp()
	case "profilePicture":
		r.value()
	default:
		r.unknown()
	}
}

func (r *rowReader) customRole(u *rowUser) {
	if u.customRole != nil {
		r.stick(false)
	}
	if !r.isNull() {
		u.customRole = r.pool.role(r.value())
	}
}

// unknown skips a field, unless it is a known one that is spelled in another case.
func (r *rowReader) unknown() {
	if bytes.ContainsFunc(r.key, unicode.IsUpper) && slices.Contains(rosterFields[:], strings.ToLower(string(r.key))) {
		r.stick(false)
	}
	r.value()
}

// person is the row that was read; false for one without an id.
func (r *rowReader) person() (Person, bool) {
	u := &r.own
	if r.wrapped {
		u = &r.user
	}
	if u.id == 0 {
		return Person{}, false
	}
	p := r.pool
	role, code := p.baseRole(u.role, u.roleKey)
	person := Person{
		ID: UserID(u.id), Name: p.keep(u.name), Email: p.keep(u.email),
		Color: p.color(u.color), Initials: p.word(u.initials), RoleKey: p.word(u.roleKey),
		LastActive: u.lastActive, Joined: u.joined, Invited: u.invited,
		Role: role, RoleCode: code, RoleSubtype: u.subtype.code(), Rights: rightsOf(r.flags),
	}
	if u.customRole != nil {
		person.CustomRole = p.customRole(u.customRole)
	}
	if r.invited && r.inviter.id != 0 {
		person.InvitedBy = p.inviter(&r.inviter)
	}
	return person, true
}
