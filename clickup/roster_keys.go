package clickup

import (
	"bytes"
	"strings"
)

// field is the meaning of a key of a row, or of a user in it.
type field uint8

const (
	fieldNone field = iota // an unknown key
	fieldOdd               // a known key in different case, which encoding/json accepts
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
	fieldEditTags // the rights, in the order of AllRights
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

// key is a key in the JSON, with the comma before it and the colon after it. It remembers
// the key that followed last time: rows are alike, and comparing bytes is faster than
// parsing a key.
type key struct {
	raw   []byte
	field field
	next  *key
}

// isAt reports whether rest begins with k.
func (k *key) isAt(rest []byte) bool { return k != nil && bytes.HasPrefix(rest, k.raw) }

// keyRing remembers the keys of one kind of object.
type keyRing struct {
	first *key
	known map[string]*key
}

// maxKeys is how many keys are remembered. ClickUp's objects have about twenty.
const maxKeys = 200

func newKeyRing() *keyRing { return &keyRing{known: map[string]*key{}} }

func (r *keyRing) key(raw, name []byte) *key {
	k, ok := r.known[string(raw)]
	if !ok {
		k = &key{raw: bytes.Clone(raw), field: fieldOf(string(name))}
		if len(r.known) < maxKeys {
			r.known[string(raw)] = k
		}
	}
	return k
}

// enter reads the start of an object and returns its first key, or nil if it is empty.
func (c *cursor) enter(ring *keyRing) *key {
	if c.next() != '{' {
		c.stick(false)
		return nil
	}
	c.at++
	if ring.first.isAt(c.b[c.at:]) {
		c.at += len(ring.first.raw)
		return ring.first
	}
	ring.first = c.readKey(ring, true)
	return ring.first
}

// after returns the key after last, whose value must have been read, or nil at the end of
// the object.
func (c *cursor) after(ring *keyRing, last *key) *key {
	if k := last.next; k.isAt(c.b[c.at:]) {
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
