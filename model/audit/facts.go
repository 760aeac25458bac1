package audit

import (
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/seats"
)

// facts is what the checks look up. Findings keep it to make their sentences.
type facts struct {
	in             Input
	inactiveBefore clickup.Stamp
	overdueBefore  clickup.Stamp
	newSince       clickup.Stamp // people who joined since then are new starters
	details        map[clickup.UserID]*clickup.Guest
	leaks          map[clickup.UserID][]access.Leak
	seats          seats.Facts
	inviters       map[clickup.UserID]bool // whether each inviter is still here
	twins          []int32                 // as twins.other
	hr             map[string]time.Time    // by address: the last day if it is past, else zero
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
	scan := scanRoster(in.People, in.Own)
	f := &facts{
		in:             in,
		inactiveBefore: DaysBefore(in.Seen, in.Options.InactiveDays),
		overdueBefore:  DaysBefore(in.Seen, in.Options.PendingDays),
		seats:          in.seatFacts(),
		newSince:       DaysBefore(in.Seen, in.Options.NewDays),
		inviters:       scan.inviters.here,
		twins:          scan.twins.other,
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

// setIn sets m[k], making the map with its first entry: most audits have no such
// entries, and a lookup in a nil map is fastest.
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

// foldAddress returns an address as it is compared: ClickUp ignores its case.
func foldAddress(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

// DaysBefore returns the stamp that many days before now.
func DaysBefore(now time.Time, days int) clickup.Stamp {
	const longest = 1_000_000
	return clickup.StampOf(now) - clickup.Stamp(min(max(days, 0), longest))*24*60*60*1000
}

// subject returns what the checks ask about the person at index i, and adds the person
// to counts.
func (f *facts) subject(i int32, counts *seats.Counts) subject {
	p := &f.in.People[i]
	inSeats := f.seats.Subject(p)
	s := subject{
		Person: p, index: i, role: inSeats.Role, own: f.in.Own.HasAddress(p.Email),
		place: inSeats.Place, seat: f.seats.Seat(inSeats),
	}
	counts.Add(inSeats, s.seat)
	return s
}

// role returns a person's base role, or the one that the custom role inherits if that is higher.
func (f *facts) role(p *clickup.Person) clickup.Role { return f.seats.Subject(p).Role }

// protects reports whether a person is never to be acted on, whatever is found.
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

// detail returns what a finding must remember besides its person.
func (f *facts) detail(c Check, s *subject) int32 {
	if c == DuplicatePerson {
		return f.twins[s.index] - 1
	}
	return 0
}
