package change

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/model/address"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
	"cutui/ui/widget"
)

// seenAddresses keeps what was worked out for a text, and by the facts of a moment.
type seenAddresses struct {
	text   string
	people *people.People
	lines  []address.AddressLine
	urgent []address.AddressLine // those that need a look first
	widest int                   // cells of an entry
	sum    plans.Invitees

	facts    seatFacts
	forecast seats.Forecast
}

// A text longer than longText is read again only when nobody has typed in it for restsAfter:
// what thousands of addresses do takes longer than a key may.
const (
	longText   = 16 << 10
	restsAfter = 150 * time.Millisecond
)

// typing is whether keys in a long text may still be followed by others.
type typing struct {
	on          bool
	keys, asked int // keys so far, and at the last look for rest
}

// rested comes restsAfter a key; keys is how many there were by then.
type rested struct{ keys int }

// seatFacts tell whether what a forecast rests on has changed.
type seatFacts struct {
	version model.Version
	stale   string
}

// Follow classifies the text, once for each text and roster, and says what could be
// completed.
func (p *addresses) Follow() {
	var people *people.People
	if r := p.env.State.Roster(); r != nil {
		people = r.People
	}
	if s := &p.seen; s.lines == nil || s.people != people || s.text != *p.text && !p.typing.on {
		p.read(people)
	}
	facts := seatFacts{p.env.State.Version(), p.env.State.SeatReading(p.env.State.Chosen).Stale}
	if p.seen.facts != facts {
		p.seen.facts, p.seen.forecast = facts, p.forecast(&p.seen.sum)
	}
	if people != nil && p.of != people {
		p.of, p.domains = people, nil
		for _, row := range people.DomainRows() {
			p.domains = append(p.domains, row.Domain)
		}
	}
	p.field.Suggest(p.completion())
}

// read says what the text of now does.
func (p *addresses) read(people *people.People) {
	lines := classify(p.env.State, *p.text, p.asMember)
	s := seenAddresses{text: *p.text, people: people, lines: lines, sum: plans.InviteesOf(lines, p.asMember)}
	s.urgent = slices.Clone(lines)
	slices.SortStableFunc(s.urgent, func(a, b address.AddressLine) int { return p.needs(&b) - p.needs(&a) })
	for i := range lines {
		s.widest = max(s.widest, widget.Width(entry(&lines[i])))
	}
	p.seen = s
}

// Later asks for a look whether somebody still types.
func (p *addresses) Later() tea.Cmd {
	if !p.typing.on || p.typing.asked == p.typing.keys {
		return nil
	}
	p.typing.asked = p.typing.keys
	end := rested{p.typing.keys}
	return tea.Tick(restsAfter, func(time.Time) tea.Msg { return end })
}
