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

// analysis is what the addresses page has worked out: everything from text and people, and
// the forecast also from facts.
type analysis struct {
	text   string
	people *people.People
	lines  []address.AddressLine
	urgent []address.AddressLine // the same, those that need a look first
	widest int                   // width of the widest entry
	sum    plans.Invitees

	facts    seatFacts
	forecast seats.Forecast
}

// A text longer than longText is analysed only after no key was pressed for pauseAfter: with
// thousands of addresses that takes too long to do for each key.
const (
	longText   = 16 << 10
	pauseAfter = 150 * time.Millisecond
)

// typing tracks whether somebody is typing in a long text.
type typing struct {
	on          bool
	keys, timed int // keys so far, and when the last timer was started
}

// restMsg arrives pauseAfter a key; keys is the number of keys up to that one.
type restMsg struct{ keys int }

// seatFacts identifies what a forecast is based on.
type seatFacts struct {
	version model.Version
	stale   string
}

// Follow updates the analysis and the completion.
func (p *addresses) Follow() {
	var people *people.People
	if r := p.env.State.Roster(); r != nil {
		people = r.People
	}
	if s := &p.analysis; s.lines == nil || s.people != people || s.text != *p.text && !p.typing.on {
		p.read(people)
	}
	facts := seatFacts{p.env.State.Version(), p.env.State.SeatReading(p.env.State.Chosen).Stale}
	if p.analysis.facts != facts {
		p.analysis.facts, p.analysis.forecast = facts, p.forecast(&p.analysis.sum)
	}
	if people != nil && p.domainsOf != people {
		p.domainsOf, p.domains = people, nil
		for _, row := range people.DomainRows() {
			p.domains = append(p.domains, row.Domain)
		}
	}
	p.field.Suggest(p.completion())
}

// read analyses the current text.
func (p *addresses) read(people *people.People) {
	lines := classify(p.env.State, *p.text, p.asMember)
	s := analysis{text: *p.text, people: people, lines: lines, sum: plans.InviteesOf(lines, p.asMember)}
	s.urgent = slices.Clone(lines)
	slices.SortStableFunc(s.urgent, func(a, b address.AddressLine) int { return p.urgency(&b) - p.urgency(&a) })
	for i := range lines {
		s.widest = max(s.widest, widget.Width(entry(&lines[i])))
	}
	p.analysis = s
}

// Later starts a timer after a key in a long text.
func (p *addresses) Later() tea.Cmd {
	if !p.typing.on || p.typing.timed == p.typing.keys {
		return nil
	}
	p.typing.timed = p.typing.keys
	end := restMsg{p.typing.keys}
	return tea.Tick(pauseAfter, func(time.Time) tea.Msg { return end })
}

// frameW is the width of the frame and the margins within it.
const frameW = 4

// Lines returns how high the page would be, in a box of w cells, to show everything.
func (p *addresses) Lines(w int) int {
	const others, most = 9, 40 // lines besides the list; no screen has room for more addresses
	n := others
	for i := range min(len(p.analysis.lines), most) {
		n += len(p.line(&p.analysis.lines[i], w-frameW))
	}
	return n
}

// list draws in h lines what inviting each address does. If not all fit, the one being typed
// and those that need a look come first, and the last line says which keys show the others.
func (p *addresses) list(w, h int) []string {
	st, all := p.env.Styles, p.analysis.lines
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
		out, n = p.draw(p.analysis.urgent, p.offset, w, room)
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

// draw draws the addresses from an index on in at most h lines; n of them are shown in full.
func (p *addresses) draw(all []address.AddressLine, from, w, h int) (out []string, n int) {
	for i := from; i < len(all) && len(out) < h; i++ {
		out = append(out, p.line(&all[i], w)...)
		if len(out) <= h {
			n++
		}
	}
	return out[:min(len(out), max(0, h))], n
}

// lastOffset returns the largest offset: h lines have room for the addresses from there on.
func (p *addresses) lastOffset(w, h int) int {
	all, used := p.analysis.urgent, 0
	for i := len(all) - 1; i >= 0; i-- {
		if used += len(p.line(&all[i], w)); used > h {
			return min(i+1, len(all)-1)
		}
	}
	return 0
}

// others says how many addresses are above and below those shown, and with which keys they
// are reached.
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

// urgency is the rank of an address in a list that has no room for all.
func (p *addresses) urgency(l *address.AddressLine) int {
	switch {
	case l.At+len(l.Raw) == len(*p.text):
		return 2
	case l.Warn():
		return 1
	}
	return 0
}

// entry returns the address as it would be sent, or the text if it is not an address.
func entry(l *address.AddressLine) string {
	if l.Email != "" {
		return l.Email
	}
	return strings.Join(strings.Fields(l.Raw), " ")
}

// noteAt is the room that the sign and the gaps take in a line.
const noteAt = 5

// line draws an address with what inviting it does, below the address if that is long.
func (p *addresses) line(l *address.AddressLine, w int) []string {
	st := p.env.Styles
	sign, ink, text, note := p.verdict(l)
	beside := min(p.analysis.widest, max(w/2-2, 12))
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

// verdict returns the sign and the colours of an address, and the note about it.
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

// unfinished reports whether an address is still being typed, so that it is not yet called
// wrong.
func (p *addresses) unfinished(l *address.AddressLine) bool {
	if p.warning != "" || l.At+len(l.Raw) != len(*p.text) {
		return false
	}
	return l.Kind == address.InvalidAddress || p.completion() != ""
}
