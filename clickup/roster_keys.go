package clickup

import (
	"bytes"
	"strings"
)

// field is what a key of a row, or of somebody in it, stands for.
type field uint8

const (
	fieldNone field = iota // nothing that is kept
	fieldOdd               // a known key in another case, which encoding/json takes for that
	fieldID
	fieldName
	fieldEmail
	fieldColor
	fieldInitials
	fieldRole
	fieldRoleSubtype
	fieldRoleKey
	fieldCustomRole
	fieldLastActive
	fieldJoined
	fieldInvited
	fieldUser
	fieldInvitedBy
	fieldEditTags // the flags, in the order of AllRights
	fieldSeeTimeSpent
	fieldSeeTimeEstimated
	fieldCreateViews
	fieldSeePoints
)

var rowFields = map[string]field{
	"id": fieldID, "username": fieldName, "email": fieldEmail, "color": fieldColor, "initials": fieldInitials,
	"role": fieldRole, "role_subtype": fieldRoleSubtype, "role_key": fieldRoleKey, "custom_role": fieldCustomRole,
	"last_active": fieldLastActive, "date_joined": fieldJoined, "date_invited": fieldInvited,
	"user": fieldUser, "invited_by": fieldInvitedBy,
	"can_edit_tags": fieldEditTags, "can_see_time_spent": fieldSeeTimeSpent, "can_see_time_estimated": fieldSeeTimeEstimated,
	"can_create_views": fieldCreateViews, "can_see_points_estimated": fieldSeePoints,
}

func fieldOf(key string) field {
	f, known := rowFields[key]
	if !known && rowFields[strings.ToLower(key)] != fieldNone {
		return fieldOdd
	}
	return f
}

// key is a key as it stands in the JSON, with the comma before it and the colon after
// it. It remembers which one followed: rows are alike, and to find the same again is
// faster than to read it.
type key struct {
	raw   []byte
	field field
	next  *key
}

// follows reports whether k is what rest begins with.
func (k *key) follows(rest []byte) bool { return k != nil && bytes.HasPrefix(rest, k.raw) }

// keyRing is the keys of one kind of object. Each kind has its own order.
type keyRing struct {
	first *key
	known map[string]*key
}

// mostKeys is how many are remembered; objects of ClickUp's have twenty.
const mostKeys = 200

func newKeyRing() *keyRing { return &keyRing{known: map[string]*key{}} }

func (r *keyRing) key(raw, name []byte) *key {
	k, ok := r.known[string(raw)]
	if !ok {
		k = &key{raw: bytes.Clone(raw), field: fieldOf(string(name))}
		if len(r.known) < mostKeys {
			r.known[string(raw)] = k
		}
	}
	return k
}

// enter begins an object and is its first key; nil where it has none.
func (c *cursor) enter(ring *keyRing) *key {
	if c.next() != '{' {
		c.stick(false)
		return nil
	}
	c.at++
	if ring.first.follows(c.b[c.at:]) {
		c.at += len(ring.first.raw)
		return ring.first
	}
	ring.first = c.readKey(ring, true)
	return ring.first
}

// after is the key after last, whose value was read; nil at the end of the object.
func (c *cursor) after(ring *keyRing, last *key) *key {
	if k := last.next; k.follows(c.b[c.at:]) {
		c.at += len(k.raw)
		return k
	}
	k := c.readKey(ring, false)
	if k != nil {
		last.next = k
	}
	return k
}

func (c *cursor) readKey(ring *keyRing, first bool) *key {
	from := c.at
	b := c.next()
	switch {
	case b == '}':
		c.at++
		return nil
	case first:
	case b == ',':
		c.at++
		b = c.next()
	default:
		b = 0
	}
	if b != '"' {
		c.stick(false)
		return nil
	}
	name, plain := c.quoted()
	if !plain || c.next() != ':' {
		c.stick(false)
		return nil
	}
	c.at++
	return ring.key(c.b[from:c.at], name)
}
