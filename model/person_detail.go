package model

import (
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/peopleexport"
)

// PersonDetail is all that is known of a person, in words. A field is empty where there
// is nothing to say.
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
	// TwoFactor and Lists are what ClickUp's people export says.
	TwoFactor string // "on", "off"
	Lists     string // "Launch (edit), Roadmap (view only)"

	UntilDay string // "1 Mar 2027, in 3 months"
}

// PersonDetail describes the person under the cursor; ok is false where there is none.
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

// exportedWords are what ClickUp's people export says of somebody; empty where it says
// nothing.
func (s *State) exportedWords(p *clickup.Person) (twoFactor, lists string) {
	said := s.Options.Export.ByAddress(p.Email)
	if said == nil {
		return "", ""
	}
	if said.TwoFactor != peopleexport.TwoFactorUnknown {
		twoFactor = said.TwoFactor.String() + ", by ClickUp's people export"
	}
	var names []string
	for _, l := range said.Lists {
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

// day is a date in the time zone of the user.
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

// Concerns are the findings about a person of the chosen workspace, without those that
// their rights and shares, which are shown beside them, make plain.
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
type Worded struct{ Kind, Name, Permission string }

// SharedWith is what is shared with a guest, in words, and how its loading stands; ok is
// false where nobody has asked yet.
func (s *State) SharedWith(id clickup.UserID) (items []Worded, r Remote[struct{}], ok bool) {
	sh := s.Data().SharesOf(id)
	if sh == nil {
		return nil, r, false
	}
	for _, item := range sh.Value {
		w := Worded{item.Ref.Kind.String(), strings.TrimSpace(item.Name), item.Permission.Label()}
		if w.Name == "" {
			w.Name = item.Ref.ID
		}
		if item.Closed {
			w.Permission = strings.TrimSpace(w.Permission + " (closed)")
		}
		items = append(items, w)
	}
	return items, Remote[struct{}]{Phase: sh.Phase, Err: sh.Err, Seq: sh.Seq, At: sh.At}, true
}
