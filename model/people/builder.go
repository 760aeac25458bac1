package people

import (
	"slices"

	"cutui/clickup"
	"cutui/model/search"
)

// Builder makes a roster of people who arrive in parts. It indexes each part while later
// ones are still arriving.
type Builder struct{ p *People }

const (
	// bytesPerPerson estimates the length of a name and address.
	bytesPerPerson = 48
	// part is how many rows are copied at a time. A copy of pointers can't be interrupted,
	// and the whole program waits for it, keys too.
	part = 4096
	// MaxPrealloc caps what is preallocated from an estimate, in people.
	MaxPrealloc = 1 << 18
)

// NewBuilder returns a builder with room for about that many people; 0 if not known.
func NewBuilder(room int) *Builder {
	room = min(max(room, 0), MaxPrealloc)
	b := &Builder{p: newPeople(room, room*bytesPerPerson)}
	b.p.rows = make([]clickup.Person, 0, room)
	return b
}

// Add adds copies of these people.
func (b *Builder) Add(rows []clickup.Person) {
	from := len(b.p.rows)
	n := from + len(rows)
	if n > cap(b.p.rows) {
		b.move(max(n, 2*cap(b.p.rows)))
	}
	for some := range slices.Chunk(rows, part) {
		b.p.rows = append(b.p.rows, some...)
	}
	b.p.byID = b.p.byID.roomy(n, b.p.hashOf)
	b.p.index(from)
}

// Sofar returns a roster of the people added so far. The builder can still be added to.
func (b *Builder) Sofar() *People { return New(slices.Clip(b.p.rows)) }

// People returns the whole roster. The builder must not be used after it.
func (b *Builder) People() *People {
	p := b.p
	if n := len(p.rows); cap(p.rows) > n+n/8 {
		b.move(n)
	}
	p.text.Clip()
	p.traits, p.domains.of = search.Clipped(p.traits), search.Clipped(p.domains.of)
	return p.ready()
}

// move copies the rows to a slice with that capacity.
func (b *Builder) move(room int) {
	rows := make([]clickup.Person, 0, room)
	for some := range slices.Chunk(b.p.rows, part) {
		rows = append(rows, some...)
	}
	b.p.rows = rows
}
