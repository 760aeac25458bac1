package change

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
	"cutui/ui/theme"
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

// frameW is the cells of the frame and of the air within it.
const frameW = 4

// Lines is how high the page would be with room for everything, in a box of w cells.
func (p *addresses) Lines(w int) int {
	const others, most = 9, 40 // no screen has room for more
	n := others
	for i := range min(len(p.seen.lines), most) {
		n += len(p.line(&p.seen.lines[i], w-frameW))
	}
	return n
}

// list draws h lines: what inviting each address does. Where not all fit, the one being typed and
// those that need a look come first, and the last line says which keys show the others.
func (p *addresses) list(w, h int) []string {
	st, all := p.env.Styles, p.seen.lines
	out, n := p.draw(all, 0, w, h)
	more := ""
	switch {
	case len(all) == 0 && h > 0:
		out = []string{st.Render(theme.Dim, widget.Fit(st, "  What inviting them does is shown here as you type.", w))}
	case n == len(all):
		p.offset = 0
	default:
		room := max(1, h-1)
		p.offset = max(0, min(p.offset, p.lastOffset(w, room)))
		out, n = p.draw(p.seen.urgent, p.offset, w, room)
		more = "  " + p.others(p.offset, len(all)-p.offset-n)
	}
	p.shown = max(1, n)
	for len(out) < h {
		out = append(out, "")
	}
	if more != "" && h > 1 {
		out[h-1] = st.Render(theme.Dim, widget.Fit(st, more, w))
	}
	return out[:max(0, h)]
}

// draw draws the addresses from a number on in at most h lines, and counts those that are whole.
func (p *addresses) draw(all []address.AddressLine, from, w, h int) (out []string, n int) {
	for i := from; i < len(all) && len(out) < h; i++ {
		out = append(out, p.line(&all[i], w)...)
		if len(out) <= h {
			n++
		}
	}
	return out[:min(len(out), max(0, h))], n
}

// lastOffset is how many addresses are above the last ones that h lines have room for.
func (p *addresses) lastOffset(w, h int) int {
	all, used := p.seen.urgent, 0
	for i := len(all) - 1; i >= 0; i-- {
		if used += len(p.line(&all[i], w)); used > h {
			return min(i+1, len(all)-1)
		}
	}
	return 0
}

// others says how many addresses are above and below those that are shown, and how to get there.
func (p *addresses) others(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, text.Number(above)+p.env.Keys.Spell(" more above: {page-up}", keymap.Form))
	}
	if below > 0 {
		parts = append(parts, text.Number(below)+p.env.Keys.Spell(" more below: {page-down}", keymap.Form))
	}
	return strings.Join(parts, "   ")
}

func (p *addresses) needs(l *address.AddressLine) int {
	switch {
	case l.At+len(l.Raw) == len(*p.text):
		return 2
	case l.Warn():
		return 1
	}
	return 0
}

// entry is the address as it is sent, else the text that is none.
func entry(l *address.AddressLine) string {
	if l.Email != "" {
		return l.Email
	}
	return strings.Join(strings.Fields(l.Raw), " ")
}

// noteAt is the cells of a line beside the address and the note.
const noteAt = 5

// line is an address with what inviting it does, beside it or, where the address is long, below.
func (p *addresses) line(l *address.AddressLine, w int) []string {
	st := p.env.Styles
	sign, ink, text, note := p.verdict(l)
	beside := min(p.seen.widest, max(w/2-2, 12))
	var out []string
	head := st.Render(ink, widget.Fit(st, sign, 2))
	if who := entry(l); widget.Width(who) > beside {
		out, head, beside = append(out, head+st.Render(text, widget.Fit(st, who, w-2))), "", 0
	} else {
		head += st.Render(text, widget.Fit(st, who, beside)) + "   "
	}
	for _, words := range widget.Wrap(note, max(0, w-beside-noteAt)) {
		if head == "" {
			if words == "" {
				break
			}
			head = strings.Repeat(" ", beside+noteAt)
		}
		out, head = append(out, head+st.Render(ink, words)), ""
	}
	return out
}

// verdict is how an address is drawn, and what is said of it.
func (p *addresses) verdict(l *address.AddressLine) (sign string, ink, who theme.Ink, note string) {
	g := p.env.Styles.Glyphs
	sign, ink, who, note = " ", theme.Dim, theme.Text, l.Note
	switch {
	case p.unfinished(l):
		if note = ""; p.completion() != "" {
			note = "tab completes " + l.Raw + p.completion()
		}
	case l.Kind == address.InvalidAddress:
		sign, ink = g.Failed, theme.Danger
	case l.Warn():
		sign, ink = g.Warning, theme.Warning
	case l.Kind == address.NewAddress:
		ink = theme.Good
	default:
		who = theme.Dim
	}
	if l.Meant != "" {
		note += p.env.Keys.Spell("  ({take-hint} takes it)", keymap.Form)
	}
	return sign, ink, who, note
}

// unfinished reports the address that is being typed, which is not blamed for what it still lacks.
func (p *addresses) unfinished(l *address.AddressLine) bool {
	if p.said != "" || l.At+len(l.Raw) != len(*p.text) {
		return false
	}
	return l.Kind == address.InvalidAddress || p.completion() != ""
}
