package people

import (
	"slices"

	"cutui/clickup"
	"cutui/model/search"
)

// Builder makes a roster of people who arrive in parts: it indexes the first while the last
// are still arriving.
type Builder struct{ p *People }

const (
	// textOf is about how many bytes the name and address of a person have.
	textOf = 48
	// part is how many rows are copied at a time: a copy of pointers can't be interrupted,
	// and the whole program, keys too, waits meanwhile.
	part = 4096
	// MaxPrealloc caps what is preallocated from an estimate.
	MaxPrealloc = 1 << 18
)

// NewBuilder is one for about room people; 0: nobody knows how many.
func NewBuilder(room int) *Builder {
	room = min(max(room, 0), MaxPrealloc)
	b := &Builder{p: newPeople(room, room*textOf)}
	b.p.rows = make([]clickup.Person, 0, room)
	return b
}

// Add adds people. It copies them.
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

// Sofar is a roster of the people added so far; more can be added to the builder.
func (b *Builder) Sofar() *People { return New(slices.Clip(b.p.rows)) }

// People is the whole roster. The builder must not be used after it.
func (b *Builder) People() *People {
	p := b.p
	if n := len(p.rows); cap(p.rows) > n+n/8 {
		b.move(n)
	}
	p.text.Clip()
	p.traits, p.domains.of = search.Clipped(p.traits), search.Clipped(p.domains.of)
	return p.ready()
}

// move gives the rows a place with another room.
func (b *Builder) move(room int) {
	rows := make([]clickup.Person, 0, room)
	for some := range slices.Chunk(b.p.rows, part) {
		rows = append(rows, some...)
	}
	b.p.rows = rows
}
