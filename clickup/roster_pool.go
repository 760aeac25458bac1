package clickup

import (
	"encoding/json"
	"strings"
)

// rowPool lets the people of a roster share memory. Its methods take the bytes that were read
// and copy them only if they are new.
type rowPool struct {
	*pool
	slab      strings.Builder
	slabSize  int
	roleJSON  map[string]*wireRole // by their JSON
	inviterOf map[number]*Inviter  // as last seen, by their id
}

const (
	smallSlab = 1 << 10 // bytes
	largeSlab = 64 << 10
	maxRoles  = 1 << 10 // how many roles are remembered
)

func newRowPool() *rowPool {
	return &rowPool{
		pool: newPool(), slabSize: smallSlab,
		roleJSON: map[string]*wireRole{}, inviterOf: map[number]*Inviter{},
	}
}

// sharedString returns b as a string that shares an allocation with other strings.
func (p *rowPool) sharedString(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if p.slab.Cap()-p.slab.Len() < len(b) {
		p.slab.Reset() // earlier strings keep the old memory
		p.slabSize = min(2*p.slabSize, largeSlab)
		p.slab.Grow(max(p.slabSize, len(b)))
	}
	from := p.slab.Len()
	p.slab.Write(b)
	return p.slab.String()[from:]
}

// baseRole decodes a role's number or name, as wireUser.role does.
func (p *rowPool) baseRole(role, key []byte) (Role, int32) {
	if len(role) == 1 && role[0]-'0' <= 9 {
		code := int32(role[0] - '0')
		return baseRole(code), code
	}
	u := wireUser{Role: text(role), RoleKey: text(key)}
	return u.role()
}

// role decodes a custom role.
func (p *rowPool) role(sent []byte) *wireRole {
	r, ok := p.roleJSON[string(sent)]
	if !ok {
		r = new(wireRole)
		_ = json.Unmarshal(sent, r) // fields of a wrong type stay empty
		if len(p.roleJSON) < maxRoles {
			p.roleJSON[string(sent)] = r
		}
	}
	return r
}

func (p *rowPool) inviter(u *rowUser) *Inviter {
	i, ok := p.inviterOf[u.id]
	if !ok || i.Name != string(u.name) || i.Email != string(u.email) {
		i = shared(p.inviters, Inviter{ID: UserID(u.id), Name: p.sharedString(u.name), Email: p.sharedString(u.email)})
		p.inviterOf[u.id] = i
	}
	return i
}
