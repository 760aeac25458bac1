package clickup

import (
	"encoding/json"
	"strings"
)

// rowPool lets the people of a roster share memory. It is asked with the bytes that were
// read, and keeps copies of new ones only.
type rowPool struct {
	*pool
	slab      strings.Builder
	slabSize  int
	roleJSON  map[string]*wireRole // by what was sent
	inviterOf map[number]*Inviter  // as last seen
}

const (
	smallSlab = 1 << 10 // bytes
	largeSlab = 64 << 10
	mostRoles = 1 << 10 // how many different objects are worth remembering
)

func newRowPool() *rowPool {
	return &rowPool{
		pool: newPool(), slabSize: smallSlab,
		roleJSON: map[string]*wireRole{}, inviterOf: map[number]*Inviter{},
	}
}

// sharedString is b as a string, which shares memory with others instead of having its own.
func (p *rowPool) sharedString(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if p.slab.Cap()-p.slab.Len() < len(b) {
		p.slab.Reset() // the strings keep the memory
		p.slabSize = min(2*p.slabSize, largeSlab)
		p.slab.Grow(max(p.slabSize, len(b)))
	}
	from := p.slab.Len()
	p.slab.Write(b)
	return p.slab.String()[from:]
}

// baseRole reads a role's number or word, as wireUser does.
func (p *rowPool) baseRole(role, key []byte) (Role, int32) {
	if len(role) == 1 && role[0]-'0' <= 9 {
		code := int32(role[0] - '0')
		return baseRole(code), code
	}
	u := wireUser{Role: text(role), RoleKey: text(key)}
	return u.role()
}

// role reads a custom role.
func (p *rowPool) role(sent []byte) *wireRole {
	r, ok := p.roleJSON[string(sent)]
	if !ok {
		r = new(wireRole)
		_ = json.Unmarshal(sent, r) // it is JSON; what does not fit stays empty
		if len(p.roleJSON) < mostRoles {
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
