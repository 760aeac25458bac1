package clickup

// rowUser is a user in a row. Its texts may point into the row's JSON.
type rowUser struct {
	id, subtype                           number
	name, email, color, initials, roleKey []byte
	role                                  []byte
	customRole                            *wireRole
	lastActive, joined, invited           Stamp
}

// rowReader decodes rows of a roster into the same people as wireMember, but faster.
type rowReader struct {
	cursor
	*rowMemory
	own     rowUser // the user's fields in the row itself
	user    rowUser // the user's fields in a "user" object
	inviter rowUser
	wrapped bool // the row has a "user" object
	invited bool // the row has an inviter
	flags   [len(AllRights)]flag
}

// rowMemory is what a rowReader keeps from row to row.
type rowMemory struct {
	pool                           *rowPool
	rowKeys, userKeys, inviterKeys *keyRing
}

func newRowReader() *rowReader {
	return &rowReader{rowMemory: &rowMemory{newRowPool(), newKeyRing(), newKeyRing(), newKeyRing()}}
}

// read reads the row at the start of b, for person to return, and returns its length. It is 0
// if the row is odd, broken or incomplete; if it is incomplete, short is true.
func (r *rowReader) read(b []byte) (n int, short bool) {
	*r = rowReader{rowMemory: r.rowMemory, cursor: cursor{b: b}}
	for k := r.enter(r.rowKeys); k != nil; k = r.after(r.rowKeys, k) {
		switch k.field {
		case fieldUser:
			r.wrapped = r.userObject(r.userKeys, &r.user, r.wrapped)
		case fieldInvitedBy:
			r.invited = r.userObject(r.inviterKeys, &r.inviter, r.invited)
		case fieldEditTags, fieldSeeTimeSpent, fieldSeeTimeEstimated, fieldCreateViews, fieldSeePoints:
			r.flags[k.field-fieldEditTags] = r.flag()
		default:
			r.field(&r.own, k.field)
		}
	}
	return r.at, r.short
}

// userObject reads an object that describes a user, and reports whether it is not null. If the
// row has the object again, the two would have to be merged: that is left to encoding/json.
func (r *rowReader) userObject(keys *keyRing, u *rowUser, again bool) bool {
	if again {
		r.stick(false)
	}
	if r.isNull() {
		return false
	}
	for k := r.enter(keys); k != nil; k = r.after(keys, k) {
		r.field(u, k.field)
	}
	return true
}

// field reads the value of a user's field.
func (r *rowReader) field(u *rowUser, f field) {
	switch f {
	case fieldID:
		u.id = r.number()
	case fieldName:
		u.name = clipped(r.text(), longestName)
	case fieldEmail:
		u.email = clipped(r.text(), longestAddress)
	case fieldColor:
		u.color = r.text()
	case fieldInitials:
		u.initials = r.text()
	case fieldRole:
		u.role = r.text()
	case fieldRoleSubtype:
		u.subtype = r.number()
	case fieldRoleKey:
		u.roleKey = r.text()
	case fieldCustomRole:
		r.customRole(u)
	case fieldLastActive:
		u.lastActive = r.stamp()
	case fieldJoined:
		u.joined = r.stamp()
	case fieldInvited:
		u.invited = r.stamp()
	case fieldOdd:
		r.stick(false)
	default:
		r.value()
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

// person returns the person in the row that was read. It is false if they have no id.
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
		ID: UserID(u.id), Name: p.sharedString(u.name), Email: p.sharedString(u.email),
		Color: ParseColor(string(u.color)), Initials: p.word(u.initials), RoleKey: p.word(u.roleKey),
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
