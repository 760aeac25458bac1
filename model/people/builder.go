package people

import (
	"slices"

	"cutui/clickup"
	"cutui/model/search"
)

// Builder makes a roster of people who come in parts: the first are indexed while the
// last are still on their way.
type Builder struct{ p *People }

const (
	// textOf is what the name and address of somebody take, roughly, in bytes.
	textOf = 48
	// part is how many rows are copied at a time: a copy of pointers can't be
	// interrupted, and what waits meanwhile, a key too, is the whole program.
	part = 4096
	// MaxPrealloc bounds what is made room for on somebody's word.
	MaxPrealloc = 1 << 18
)

// NewBuilder is one for about so many people; 0: nobody knows.
func NewBuilder(room int) *Builder {
	room = min(max(room, 0), MaxPrealloc)
	b := &Builder{p: newPeople(room, room*textOf)}
	b.p.rows = make([]clickup.Person, 0, room)
	return b
}

// Len is how many people there are so far.
func (b *Builder) Len() int { return len(b.p.rows) }

// Add takes more people in. It copies them.
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

// Sofar is a roster of those who are there by now; more can be added to the builder.
func (b *Builder) Sofar() *People { return New(slices.Clip(b.p.rows)) }

// People is the whole roster. The builder is done then.
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
