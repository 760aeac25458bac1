package model

import (
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// Presence is whether a person has accepted their invitation.
type Presence = clickup.Status

// The presences: not known, accepted, not accepted yet.
const (
	PresenceUnknown = clickup.StatusUnknown
	PresenceHere    = clickup.StatusActive
	PresencePending = clickup.StatusPending
)

// Activity says whether somebody was last seen within the days after which people count as
// inactive.
type Activity uint8

// The activities.
const (
	SeenLately Activity = iota
	SeenLongAgo
	SeenNever
	SeenUnknown // ClickUp does not say
)

// Color is the color of a person's initials.
type Color = clickup.Color

// PersonRow is a person as a row of a table.
type PersonRow struct {
	Name     string
	Initials string
	Color    Color
	Role     string
	Presence Presence
	Seen     string   // when they were last seen, or when a pending person was invited
	Activity Activity // SeenLately for pending people
	Seat     seats.Seat
	Domain   string
	Odd      bool // the domain does not go with the role, see oddDomain
	Inviter  string

	Until      time.Time // their until date; zero: none
	UntilWords string    // "in 12 days"; empty: no until date
	Due        bool      // the until date has come
}

// PersonRow returns the row of a person of the chosen workspace.
func (s *State) PersonRow(p *clickup.Person) PersonRow {
	seat := s.SeatOf(p)
	row := PersonRow{
		Name:     p.Display(),
		Initials: p.Initials.String(),
		Color:    p.Color,
		Role:     RoleWords(p),
		Presence: p.Status(),
		Seen:     s.seenWords(p),
		Activity: s.activity(p),
		Seat:     seat,
		Domain:   p.Domain(),
		Odd:      oddDomain(s.Data().Own, p, seat),
		Until:    s.UntilOf(p),
		Inviter:  people.InviterName(p.InvitedBy),
	}
	row.UntilWords, row.Due = s.UntilWords(row.Until)
	return row
}

// PersonMore has the columns of a person that are not shown by default.
type PersonMore struct {
	Email, Status, CustomRole, ID string
	Joined, Invited               string // how long ago; empty: ClickUp does not say
}

// PersonMore returns further columns of a person of the chosen workspace.
func (s *State) PersonMore(p *clickup.Person) PersonMore {
	more := PersonMore{Email: p.Email, Status: p.Status().String(), ID: p.ID.String(), Joined: s.ageOf(p.Joined), Invited: s.ageOf(p.Invited)}
	if p.CustomRole != nil {
		more.CustomRole = p.CustomRole.Name
	}
	return more
}

// ageOf says how long ago a time was. It is empty if ClickUp does not say.
func (s *State) ageOf(at clickup.Stamp) string {
	if !at.Known() {
		return ""
	}
	return text.Ago(s.Now, at.Time())
}

// RoleWords returns a person's role, followed by the custom role if there is one: "guest ·
// Client viewer".
func RoleWords(p *clickup.Person) string {
	base := seats.RoleWord(p)
	if p.CustomRole == nil || p.CustomRole.Name == "" {
		return base
	}
	return base + CustomRoleSeparator + p.CustomRole.Name
}

// CustomRoleSeparator stands between a role and the custom role behind it.
const CustomRoleSeparator = " · "

// SeatOf returns the seat a person of the chosen workspace takes. It is called for every row
// drawn, so it collects only the shared items of that person.
func (s *State) SeatOf(p *clickup.Person) seats.Seat {
	f := s.Data()
	facts := f.seatFacts()
	if sh := f.SharesOf(p.ID); sh != nil && sh.Has() {
		facts.Shares = map[clickup.UserID][]clickup.SharedItem{p.ID: sh.Value}
	}
	return facts.SeatOf(p)
}

// oddDomain reports whether a person's domain does not go with the role: a limited member
// on an own domain, or a member on a foreign one.
func oddDomain(own seats.Domains, p *clickup.Person, seat seats.Seat) bool {
	switch {
	case len(own.List) == 0 || p.Email == "":
		return false
	case seat.Kind == seats.LimitedMember:
		return own.Has(p.Domain())
	}
	return seat.Kind == seats.Member && own.Place(p.Domain()) == seats.Outside
}

func (s *State) activity(p *clickup.Person) Activity {
	since := s.Now.AddDate(0, 0, -s.Options.Audit.InactiveDays)
	switch {
	case p.Status() != clickup.StatusActive:
		return SeenLately
	case p.LastActive == clickup.Null:
		return SeenNever
	case !p.LastActive.Known():
		return SeenUnknown
	case p.LastActive.Time().Before(since):
		return SeenLongAgo
	}
	return SeenLately
}

func (s *State) seenWords(p *clickup.Person) string {
	switch {
	case p.LastActive.Known():
		return text.Ago(s.Now, p.LastActive.Time())
	case p.Status() == clickup.StatusPending && p.Invited.Known():
		return "invited " + brief(text.Ago(s.Now, p.Invited.Time()))
	case p.Status() == clickup.StatusPending:
		return "invited"
	case p.LastActive == clickup.Null:
		return "never"
	}
	return "not known"
}

// BestFirst reports whether people are ordered by how well they match the filter rather
// than by Sort.
func (b *Browse) BestFirst() bool { return b.Query.IsRanked() }

// brief shortens an age for a narrow column: "45 d", "3 mo", "today".
func brief(ago string) string {
	return strings.NewReplacer(" days ago", " d", " months ago", " mo", " years ago", " y", "yesterday", "1 d").Replace(ago)
}

// PersonDetail is all that is known about a person, in words. Fields are empty if there is
// nothing to say.
type PersonDetail struct {
	PersonRow
	Email   string
	ID      string
	Status  string   // "since 3 Mar 2025", "has not accepted the invitation yet"
	Last    string   // when they were last seen: "12 Oct 2025, 2 days ago"
	Invited string   // "1 Mar 2025, 8 months ago, by Olga Owner"
	Billing string   // which seat they take, and why
	May     []string // the rights a guest has
	MayNot  []string // those a guest is known not to have
	Groups  []string
	Guest   bool
	// TwoFactor and Lists come from ClickUp's people export.
	TwoFactor string // "on", "off"
	Lists     string // "Launch (edit), Roadmap (view only)"

	UntilDay string // "1 Mar 2027, in 3 months"
}

// PersonDetail describes the person under the cursor. ok is false if there is none.
func (s *State) PersonDetail() (p PersonDetail, ok bool) {
	who := s.Person()
	if who == nil {
		return PersonDetail{}, false
	}
	f := s.Data()
	row := s.PersonRow(who)
	p = PersonDetail{
		PersonRow: row,
		Email:     who.Email,
		ID:        who.ID.String(),
		Status:    statusWords(who, s.day(who.Joined)),
		Last:      s.lastWords(who),
		Invited:   s.invitedWords(who),
		Billing:   row.Seat.Reason(),
		Groups:    f.GroupsOf(who.ID),
		Guest:     who.Guest(),
	}
	p.TwoFactor, p.Lists = s.exportedWords(who)
	if !row.Until.IsZero() {
		p.UntilDay = text.Day(row.Until) + ", " + row.UntilWords
	}
	if p.Guest {
		p.May, p.MayNot = rightsWords(who.Rights)
	}
	return p, true
}

// exportedWords returns what ClickUp's people export says about somebody, empty if nothing.
func (s *State) exportedWords(p *clickup.Person) (twoFactor, lists string) {
	exported := s.Options.Export.ByAddress(p.Email)
	if exported == nil {
		return "", ""
	}
	if exported.TwoFactor != peopleexport.TwoFactorUnknown {
		twoFactor = exported.TwoFactor.String() + ", by ClickUp's people export"
	}
	var names []string
	for _, l := range exported.Lists {
		names = append(names, l.Name+" ("+l.Permission.Label()+")")
	}
	return twoFactor, strings.Join(names, ", ")
}

func statusWords(p *clickup.Person, joined string) string {
	switch p.Status() {
	case clickup.StatusActive:
		return "since " + joined
	case clickup.StatusPending:
		return "has not accepted the invitation yet"
	}
	return "ClickUp does not say since when"
}

func (s *State) lastWords(p *clickup.Person) string {
	switch {
	case p.LastActive.Known():
		return s.day(p.LastActive) + ", " + text.Ago(s.Now, p.LastActive.Time())
	case p.Status() == clickup.StatusPending:
		return ""
	case p.LastActive == clickup.Null:
		return "never"
	}
	return "ClickUp does not say"
}

func (s *State) invitedWords(p *clickup.Person) string {
	var parts []string
	if p.Invited.Known() {
		parts = append(parts, s.day(p.Invited), text.Ago(s.Now, p.Invited.Time()))
	}
	if p.InvitedBy != nil {
		parts = append(parts, "by "+people.InviterName(p.InvitedBy))
	}
	return strings.Join(parts, ", ")
}

// day formats a date in the user's time zone.
func (s *State) day(at clickup.Stamp) string {
	return text.Day(at.Time().In(s.Now.Location()))
}

func rightsWords(r clickup.Rights) (may, mayNot []string) {
	for _, x := range clickup.AllRights {
		switch {
		case r.Has(x):
			may = append(may, x.Label())
		case r.Known&x != 0:
			mayNot = append(mayNot, x.Label())
		}
	}
	return may, mayNot
}

// Concern is a finding of the audit about one person, in words.
type Concern struct {
	Severity string // high, medium, low or info
	Reason   string
	Action   string
}

// Concerns returns the findings about a person of the chosen workspace, except those about
// shares, which are shown beside them.
func (s *State) Concerns(id clickup.UserID) []Concern {
	var out []Concern
	facts := s.Data()
	for _, i := range facts.findingsOn(id) {
		f := facts.Report.Value.Findings[i]
		if f.Check.OfShares() {
			continue
		}
		out = append(out, Concern{f.Severity.String(), f.Reason(), f.Action().Words})
	}
	return out
}

// Worded is a shared item in words.
type Worded struct {
	Kind, Name, Permission string
	Closed                 bool
}

// SharedWith returns what is shared with a guest, in words, and the state of loading it. ok
// is false if that was never loaded.
func (s *State) SharedWith(id clickup.UserID) (items []Worded, r Remote[struct{}], ok bool) {
	sh := s.Data().SharesOf(id)
	if sh == nil {
		return nil, r, false
	}
	for _, item := range sh.Value {
		w := Worded{item.Ref.Kind.String(), strings.TrimSpace(item.Name), item.Permission.Label(), item.Closed}
		if w.Name == "" {
			w.Name = item.Ref.ID
		}
		items = append(items, w)
	}
	return items, Remote[struct{}]{Phase: sh.Phase, Err: sh.Err, Seq: sh.Seq, At: sh.At}, true
}
