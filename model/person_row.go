package model

import (
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/seats"
)

// Presence is whether a person has accepted their invitation.
type Presence uint8

// The presences: not known, accepted, not accepted yet.
const (
	PresenceUnknown Presence = iota
	PresenceHere
	PresencePending
)

// Activity is when somebody who is here was last seen, by the days that count as
// inactive.
type Activity uint8

// The activities.
const (
	SeenLately Activity = iota
	SeenLongAgo
	SeenNever
	SeenUnknown // ClickUp does not tell
)

// Color is the color of a person's initials.
type Color = clickup.Color

// PersonRow is what a row of a table says about a person.
type PersonRow struct {
	Name     string
	Initials string
	Color    Color
	Role     string
	Presence Presence
	Seen     string   // when they were last seen, or how long they are invited
	Activity Activity // of somebody who is here
	Seat     seats.Seat
	Domain   string
	Odd      bool // the domain does not go with the role: see OddDomain
	Inviter  string

	Until      time.Time // until when they are to be here; zero: no day is noted
	UntilWords string    // "in 12 days"; empty for no day
	Due        bool      // the day has come
}

// PersonRow is the row of a person of the chosen workspace.
func (s *State) PersonRow(p *clickup.Person) PersonRow {
	seat := s.SeatOf(p)
	g := PersonRow{
		Name:     p.Display(),
		Initials: p.Initials.String(),
		Color:    p.Color,
		Role:     RoleWords(p),
		Presence: presence(p),
		Seen:     s.seenWords(p),
		Activity: s.activity(p),
		Seat:     seat,
		Domain:   p.Domain(),
		Odd:      oddDomain(s.Data().Own, p, seat),
		Until:    s.UntilOf(p),
	}
	g.UntilWords, g.Due = s.UntilWords(g.Until)
	if p.InvitedBy != nil {
		g.Inviter = people.InviterName(p.InvitedBy)
	}
	return g
}

// PersonMore is what the columns say that are not among the usual ones.
type PersonMore struct {
	Email, Status, CustomRole, ID string
	Joined, Invited               string // how long ago; empty where ClickUp does not tell
}

// PersonMore is more of a person for a row.
func (s *State) PersonMore(p *clickup.Person) PersonMore {
	more := PersonMore{Email: p.Email, Status: p.Status().String(), ID: p.ID.String(), Joined: s.ageOf(p.Joined), Invited: s.ageOf(p.Invited)}
	if p.CustomRole != nil {
		more.CustomRole = p.CustomRole.Name
	}
	return more
}

// ageOf is how long ago something was; empty where ClickUp does not tell.
func (s *State) ageOf(at clickup.Stamp) string {
	if !at.Known() {
		return ""
	}
	return text.Ago(s.Now, at.Time())
}

// RoleWords is a person's role, with the custom role behind it where there is one:
// "guest · Client viewer".
func RoleWords(p *clickup.Person) string {
	base := seats.RoleWord(p)
	if p.CustomRole == nil || p.CustomRole.Name == "" {
		return base
	}
	return base + " · " + p.CustomRole.Name
}

// SeatOf is the seat a person of the chosen workspace takes. Rows ask for it when they are
// drawn, so it looks only at what is shared with that person.
func (s *State) SeatOf(p *clickup.Person) seats.Seat {
	f := s.Data()
	facts := f.seatFacts()
	if sh := f.SharesOf(p.ID); sh != nil && sh.Has() {
		facts.Shares = map[clickup.UserID][]clickup.SharedItem{p.ID: sh.Value}
	}
	return facts.SeatOf(p)
}

// OddDomain reports whether a person's domain does not go with the role: somebody of
// the own domain who is no member and takes a paid seat, or a member from outside.
func (s *State) OddDomain(p *clickup.Person) bool {
	return oddDomain(s.Data().Own, p, s.SeatOf(p))
}

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

func presence(p *clickup.Person) Presence {
	switch p.Status() {
	case clickup.StatusActive:
		return PresenceHere
	case clickup.StatusPending:
		return PresencePending
	}
	return PresenceUnknown
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

// BestFirst reports whether people are ordered by how well they fit the filter
// rather than by Sort.
func (b *Browse) BestFirst() bool { return b.Query.IsRanked() }

// brief shortens an age for a narrow column: "45 d", "3 mo", "today".
func brief(ago string) string {
	return strings.NewReplacer(" days ago", " d", " months ago", " mo", " years ago", " y", "yesterday", "1 d").Replace(ago)
}
