package people

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// test reports whether a row matches a term.
type test func(row int32) bool

// test prepares a term for many rows: what depends on few things, such as domains and
// inviters, is worked out once.
func (j Job) test(t Term) test {
	rows := j.People.rows
	has := func(v string) bool { return slices.Contains(t.Values, v) }
	switch t.Key {
	case TermRole:
		return func(i int32) bool {
			p := &rows[i]
			key := p.RoleKey.String()
			return has(roleValue(p)) || key != "" && key != p.Role.String() && has(search.Fold(seats.RoleWord(p)))
		}
	case TermRoleKey:
		return func(i int32) bool { return has(search.Fold(rows[i].RoleKey.String())) }
	case TermRoleSubtype:
		return func(i int32) bool { return has(strconv.Itoa(int(rows[i].RoleSubtype))) }
	case TermStatus:
		return func(i int32) bool { return has(rows[i].Status().String()) }
	case TermID:
		return func(i int32) bool { return has(rows[i].ID.String()) }
	case TermDomain:
		return j.People.onDomain(func(name string) bool { return has(search.Fold(name)) })
	case TermIs:
		return j.People.onDomain(func(name string) bool {
			return has("own") && j.Own.Has(name) || has("outside") && j.Own.Place(name) == seats.Outside || has("free-mail") && seats.FreeMail(name)
		})
	case TermBillable:
		facts := j.SeatFacts()
		return func(i int32) bool { return has(facts.SeatOf(&rows[i]).Paid.String()) }
	case TermSeat:
		facts := j.SeatFacts()
		return func(i int32) bool { return has(facts.SeatOf(&rows[i]).Kind.String()) }
	case TermGroup:
		return func(i int32) bool { return slices.ContainsFunc(j.Groups[rows[i].ID], t.names) }
	case TermCustomRole:
		return remembered(rows, func(p *clickup.Person) *clickup.RoleRef { return p.CustomRole },
			func(r clickup.RoleRef) bool { return t.names(r.Name) || has(strconv.FormatInt(int64(r.ID), 10)) })
	case TermInviter:
		return remembered(rows, func(p *clickup.Person) *clickup.Inviter { return p.InvitedBy }, t.invites)
	case TermUntil:
		return j.untilTest(t)
	case TermNever:
		return func(i int32) bool {
			return rows[i].LastActive == clickup.Null && rows[i].Status() != clickup.StatusPending
		}
	}
	return t.ageTest(rows, j.Now)
}

// ageTest compares dates. People without the date, or with an unknown one, never match.
func (t Term) ageTest(rows []clickup.Person, now time.Time) test {
	limit := clickup.StampOf(t.Age.Before(now))
	stamp := func(p *clickup.Person) clickup.Stamp { return p.LastActive }
	switch t.Key {
	case TermInvited:
		stamp = func(p *clickup.Person) clickup.Stamp { return p.Invited }
	case TermJoined:
		stamp = func(p *clickup.Person) clickup.Stamp { return p.Joined }
	}
	return func(i int32) bool {
		s := stamp(&rows[i])
		if !s.Known() {
			return false
		}
		switch t.Op {
		case Older:
			return s < limit
		case OlderOr:
			return s <= limit
		case Younger:
			return s > limit
		}
		return s >= limit
	}
}

// onDomain returns a test of each row's domain that calls is once per domain.
func (p *People) onDomain(is func(string) bool) test {
	on := make([]bool, len(p.domains.names))
	for n, name := range p.domains.names {
		on[n] = is(name)
	}
	return func(i int32) bool { return on[p.domains.of[i]] }
}

// remembered returns a test of what people point to that calls is once per value.
func remembered[T any](rows []clickup.Person, of func(*clickup.Person) *T, is func(T) bool) test {
	known := map[*T]bool{}
	return func(i int32) bool {
		v := of(&rows[i])
		if v == nil {
			return false
		}
		yes, asked := known[v]
		if !asked {
			yes = is(*v)
			known[v] = yes
		}
		return yes
	}
}

// names reports whether one of the values is the name. Hyphens and underscores stand for
// spaces, so that values need no quotes.
func (t Term) names(name string) bool {
	return slices.ContainsFunc(t.Values, func(v string) bool { return spaced(v) == spaced(search.Fold(name)) })
}

func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), " ")
}

func (t Term) invites(by clickup.Inviter) bool {
	return slices.ContainsFunc(t.Values, func(v string) bool {
		if strings.Contains(v, "@") {
			return search.Fold(by.Email) == v
		}
		return v == by.ID.String() || hasWords(search.Fold(by.Name), v) || hasWords(search.Fold(by.Email), v)
	})
}

// hasWords reports whether text contains words as whole words.
func hasWords(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(words)
		if (i == 0 || search.Separates(text[i-1])) && (end == len(text) || search.Separates(text[end])) {
			return true
		}
		from = i + 1
	}
}

// roleValue returns the value of role: that matches a person.
func roleValue(p *clickup.Person) string {
	return RoleTerm(seats.ClassOf(p))
}

// RoleTerm returns the value of role: for a class.
func RoleTerm(c seats.Class) string {
	if c == seats.ClassLimited {
		return "limited"
	}
	return c.String()
}

// seatKey sorts people who take a member seat by their role first, then guests who take
// one because of their domain, then other guests.
func (p *People) seatKey(facts seats.Facts) func(int32) uint64 {
	return func(i int32) uint64 {
		switch s := facts.SeatOf(&p.rows[i]); {
		case s.Paid == seats.Unknown:
			return last
		case s.Paid == seats.No:
			return 2
		case s.Kind != seats.Member:
			return 1
		}
		return 0
	}
}
