package audit

import (
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/seats"
)

// facts is what the rules of an audit look up. Findings keep it for their sentences.
type facts struct {
	in             Input
	inactiveBefore clickup.Stamp
	overdueBefore  clickup.Stamp
	newSince       clickup.Stamp // who joined since is a new starter
	details        map[clickup.UserID]*clickup.Guest
	leaks          map[clickup.UserID][]access.Leak
	seats          seats.Facts
	inviters       map[clickup.UserID]bool // whether they are still here
	twins          []int32                 // by index: the other account's index + 1
	hr             map[string]time.Time    // by address: the last day, where that is over
	protected      map[string]bool
	protectedIDs   map[clickup.UserID]bool
	accepted       map[acceptedKey]Acceptance
	sentences      []string // of the findings about the workspace
}

type acceptedKey struct {
	check  Check
	person clickup.UserID
}

func factsOf(in Input) *facts {
	if in.Seen.IsZero() || in.Seen.After(in.Now) {
		in.Seen = in.Now
	}
	found := scanRoster(in.People, in.Own)
	f := &facts{
		in:             in,
		inactiveBefore: DaysBefore(in.Seen, in.Options.InactiveDays),
		overdueBefore:  DaysBefore(in.Seen, in.Options.PendingDays),
		seats:          in.seatFacts(),
		newSince:       DaysBefore(in.Seen, in.Options.NewDays),
		inviters:       found.inviters.here,
		twins:          found.twins.other,
		hr:             map[string]time.Time{},
		protected:      foldedSet(in.Protected),
	}
	for _, p := range in.HR.People {
		f.hr[p.Address] = p.Ended
	}
	if len(in.Items) > 0 {
		rules := access.Rules{Own: in.Own, Shared: in.Shared}
		f.leaks = rules.Leaks(in.Items, rules.Clients(in.People))
	}
	for i := range in.Guests {
		setIn(&f.details, in.Guests[i].Person.ID, &in.Guests[i])
	}
	for entry := range f.protected {
		if id, err := strconv.ParseInt(entry, 10, 64); err == nil {
			setIn(&f.protectedIDs, clickup.UserID(id), true)
		}
	}
	for _, a := range in.Accepted {
		if a.Stands(in.Now) {
			setIn(&f.accepted, acceptedKey{a.Check, a.Person}, a)
		}
	}
	return f
}

// setIn makes the map with its first entry: most audits have no such entries, and
// a nil map answers fastest.
func setIn[K comparable, V any](m *map[K]V, k K, v V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[k] = v
}

func foldedSet(list []string) map[string]bool {
	var set map[string]bool
	for _, entry := range list {
		if entry = foldAddress(entry); entry != "" {
			setIn(&set, entry, true)
		}
	}
	return set
}

// foldAddress is how addresses are compared: ClickUp itself ignores their case.
func foldAddress(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

// DaysBefore is the stamp some days before now: what is older is less.
func DaysBefore(now time.Time, days int) clickup.Stamp {
	const longest = 1_000_000
	return clickup.StampOf(now) - clickup.Stamp(min(max(days, 0), longest))*24*60*60*1000
}

// subject is a person, counted once.
func (f *facts) subject(i int32, counts *seats.Counts) subject {
	p := &f.in.People[i]
	of := f.seats.Subject(p)
	s := subject{Person: p, index: i, role: of.Role, own: f.in.Own.HasAddress(p.Email), place: of.Place, seat: f.seats.Seat(of)}
	counts.Add(of, s.seat)
	return s
}

// role is a person's base role, that of a custom role where that says more.
func (f *facts) role(p *clickup.Person) clickup.Role { return f.seats.Subject(p).Role }

// protects reports whether nothing should be done about a person, whatever was
// found.
func (f *facts) protects(p *clickup.Person) bool {
	if p == nil {
		return false
	}
	return p.Role == clickup.RoleOwner || p.ID == f.in.Caller || f.protectedIDs[p.ID] ||
		len(f.protected) > 0 && f.protected[foldAddress(p.Email)]
}

func (f *facts) acceptance(c Check, p *clickup.Person) (Acceptance, bool) {
	if len(f.accepted) == 0 {
		return Acceptance{}, false
	}
	key := acceptedKey{check: c}
	if p != nil {
		key.person = p.ID
	}
	a, ok := f.accepted[key]
	return a, ok
}

// detail is what a finding must remember beside its person.
func (f *facts) detail(c Check, s *subject) int32 {
	if c == DuplicatePerson {
		return f.twins[s.index] - 1
	}
	return 0
}
