package change

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// addresses is the first page of an invitation: a field for many people, and below it a
// list of what inviting each of them does.
type addresses struct {
	env      *overlay.Env
	text     *string
	asMember bool   // invites members rather than guests
	noun     string // who is invited, such as "guests"
	head     string // the box's title; empty for one with noun
	single   bool   // takes only one address
	next     string // where enter leads
	field    *form.Addresses
	warning  string // why enter did not go on
	agreed   string // the text whose invalid or doubtful addresses the user accepted

	analysis  analysis
	typing    typing
	offset    int            // how many addresses are scrolled past
	shown     int            // how many the last frame showed in full
	fieldY    int            // line at which the field starts
	domains   []string       // of the people, the most common first
	domainsOf *people.People // the people that domains was made from
}

func newAddresses(env *overlay.Env, text *string) *addresses {
	return &addresses{env: env, text: text, noun: "guests", next: "rights", field: form.NewAddresses(env.Styles, text)}
}

func (p *addresses) Name() string { return "addresses" }

func (p *addresses) Title() string {
	if p.head != "" {
		return p.head
	}
	return "Invite " + p.noun + toWorkspace(p.env.State)
}

// toWorkspace names the chosen workspace: " to Northwind Studio".
func toWorkspace(s *model.State) string {
	if r := s.Roster(); r != nil && r.Name != "" {
		return " to " + r.Name
	}
	return ""
}

func (p *addresses) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

func (p *addresses) Typing() bool { return true }

func (p *addresses) Flush() bool { return false }

func (p *addresses) Corner() string { return "" }

func (p *addresses) Cursor() (x, y int, ok bool) {
	x, y, ok = p.field.Cursor()
	return x, y + p.fieldY, ok
}

// Enter also asks about the workspaces, which the next page lists.
func (p *addresses) Enter() []overlay.Request {
	p.Follow()
	return p.env.LearnWorkspaces()
}

func (p *addresses) Scroll() widget.Scroll {
	return widget.Scroll{Offset: p.offset, Visible: p.shown, Total: len(p.analysis.lines)}
}

func (p *addresses) Hints() []widget.Hint {
	all := []widget.Hint{p.env.Hint(keymap.Form, keymap.Next, p.next)}
	if p.completion() != "" {
		all = append(all, p.env.Hint(keymap.Form, keymap.NextField, "complete"))
	}
	if p.analysis.sum.Typos > 0 {
		all = append(all, p.env.Hint(keymap.Form, keymap.TakeHint, "take it"))
	}
	return overlay.Hints(append(all, p.env.Hint(keymap.Form, keymap.Back, "close, draft kept"))...)
}

func (p *addresses) Update(msg tea.Msg) []overlay.Request {
	if end, ok := msg.(restMsg); ok {
		p.typing.on = p.typing.on && end.keys != p.typing.keys
		return nil
	}
	before := *p.text
	p.field.Update(msg)
	if *p.text != before {
		_, key := msg.(tea.KeyPressMsg)
		p.warning, p.offset = "", 0
		p.typing.keys++
		p.typing.on = key && len(*p.text) > longText
	}
	return nil
}

func (p *addresses) Do(a keymap.Action) (overlay.Move, []overlay.Request) {
	if p.typing.on {
		p.typing.on = false
		p.Follow()
	}
	switch a {
	case keymap.Next:
		return p.goOn()
	case keymap.NextField:
		if rest := p.completion(); rest != "" {
			p.field.Set(*p.text + rest)
			return overlay.Stay, nil
		}
		return p.goOn()
	case keymap.TakeHint:
		p.takeHint()
	case keymap.PageUp:
		p.offset -= p.shown
	case keymap.PageDown:
		p.offset += p.shown
	case keymap.Back:
		return overlay.Leave, nil
	}
	return overlay.Stay, nil
}

func (p *addresses) goOn() (overlay.Move, []overlay.Request) {
	sum := &p.analysis.sum
	switch {
	case len(sum.Emails) == 0 && sum.Invalid > 0:
		p.warning = "none of this can be invited yet"
		return overlay.Stay, nil
	case len(sum.Emails) == 0:
		p.warning = "type or paste at least one address"
		return overlay.Stay, nil
	case p.single && len(sum.Emails)+sum.Invalid > 1:
		p.warning = "type only one address, that of the new guest"
		return overlay.Stay, nil
	case sum.Invalid+sum.Doubtful > 0 && p.agreed != *p.text:
		p.agreed = *p.text
		p.warning = p.doubts(sum) + " – press enter again to go on"
		return overlay.Stay, nil
	}
	p.warning = ""
	if p.asMember {
		return overlay.Forward, nil
	}
	return overlay.Forward, loadShares(p.env.State, sum.GuestIDs)
}

// doubts says what pressing enter again accepts.
func (p *addresses) doubts(sum *plans.Invitees) string {
	var parts []string
	if sum.Invalid > 0 {
		parts = append(parts, fmt.Sprintf("%s can't be invited and will be left out", text.Number(sum.Invalid)))
	}
	if n := sum.Doubtful; n > 0 {
		parts = append(parts, text.Number(n)+p.env.Keys.Spell(" may be mistyped ({take-hint} takes the suggestion)", keymap.Form))
	}
	return strings.Join(parts, ", ")
}

func (p *addresses) takeHint() {
	for _, l := range p.analysis.lines {
		if l.Meant != "" {
			p.field.Set(l.TakeMeant(*p.text))
			return
		}
	}
}

// completion returns the rest of the domain being typed, as in the most common domain of the
// workspace that begins with it.
func (p *addresses) completion() string {
	text := *p.text
	if !p.field.AtEnd() {
		return ""
	}
	at := strings.LastIndexAny(text, "@ ,;\n<")
	if at < 1 || text[at] != '@' || at == len(text)-1 {
		return ""
	}
	typed := strings.ToLower(text[at+1:])
	for _, d := range p.domains {
		if rest, ok := strings.CutPrefix(d, typed); ok {
			return rest
		}
	}
	return ""
}

func (p *addresses) Render(w, h int) string {
	st := p.env.Styles
	top := overlay.Gate(p.env, w)
	airy := h >= p.Lines(w+frameW)
	if airy { // else the title says it
		top = append(top, st.Render(theme.Strong, "Addresses"))
	}
	p.fieldY = len(top)
	fieldH := min(p.field.Height(w), max(1, h/4))
	top = append(top, strings.Split(p.field.Render(w, fieldH), "\n")...)
	top = append(top, "")
	bottom := p.bottom(w)
	if airy {
		bottom = append([]string{""}, bottom...)
	}
	room := max(0, h-len(top)-len(bottom))
	return widget.FitBlock(strings.Join(slices.Concat(top, p.list(w, room), bottom), "\n"), w, h)
}

func (p *addresses) bottom(w int) (out []string) {
	st, sum := p.env.Styles, &p.analysis.sum
	if p.warning != "" {
		return append(out, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+p.warning, w)...)
	}
	if len(p.analysis.lines) > 1 {
		words := sumWords(sum, st.Glyphs.Dot)
		if widget.Width(words) > w {
			words = strings.ReplaceAll(words, " already", "")
		}
		out = append(out, overlay.Ink(st, theme.Dim, words, w)...)
	}
	if read := &p.env.State.Data().Seats; !read.Has() && read.Phase == model.Loading {
		return append(out, st.Render(theme.Dim, "the seats are still loading"+st.Glyphs.Ellipsis))
	}
	words, asks := p.seatWords(sum)
	ink := theme.Text
	if asks {
		ink = theme.Warning
	}
	return append(out, overlay.Ink(st, ink, words, w)...)
}

// seatWords says what inviting the people does to the seats or, before anybody is typed, how
// many are free. It also reports whether that must be confirmed.
func (p *addresses) seatWords(sum *plans.Invitees) (words string, asks bool) {
	if d, ok := p.env.State.ChangeContext(); ok && len(sum.Emails) == 0 {
		facts := d.SeatFacts()
		return facts.RoomWords(d.Seats, p.asMember), false
	}
	return p.analysis.forecast.Words(), p.analysis.forecast.Asks()
}

// forecast returns what inviting the people does to the seats, regardless of their rights and
// shares, which are chosen later.
func (p *addresses) forecast(sum *plans.Invitees) seats.Forecast {
	d, ok := p.env.State.ChangeContext()
	switch {
	case !ok:
		return seats.Forecast{Known: true}
	case p.asMember:
		return plans.InviteMembers(d, plans.InviteMemberRequest{Emails: sum.Emails}).Seats
	}
	return plans.Invite(d, plans.InviteRequest{Emails: sum.Emails}).Seats
}

// sumWords counts the addresses by kind.
func sumWords(sum *plans.Invitees, dot string) string {
	parts := []string{}
	for _, c := range []struct {
		n     int
		words string
	}{
		{sum.New, text.Number(sum.New) + " new"},
		{sum.Own, text.Number(sum.Own) + " own domain"},
		{sum.Guests, text.Plural(sum.Guests, "guest") + " already"},
		{sum.Members, text.Plural(sum.Members, "member") + " already"},
		{sum.Typos, text.Number(sum.Typos) + " mistyped?"},
		{sum.Twice, text.Number(sum.Twice) + " twice"},
		{sum.Invalid, text.Number(sum.Invalid) + " not possible"},
	} {
		if c.n > 0 {
			parts = append(parts, c.words)
		}
	}
	return strings.Join(parts, " "+dot+" ")
}
