package people

// View is a group of people, such as the guests.
type View uint8

// The views, in the order of their tabs. Owners and admins are members too. People who
// have not accepted yet are in the view of their role and in ViewPending. ViewDomains has
// everybody, counted by DomainsOf.
const (
	ViewAll View = iota
	ViewMembers
	ViewGuests
	ViewPending
	ViewAdmins
	ViewDomains
)

// String returns the view's name on its tab.
func (v View) String() string {
	return [...]string{"all", "members", "guests", "pending", "admins", "domains"}[min(v, ViewDomains)]
}

// trait returns the trait of the view's people, or 0 if it has everybody.
func (v View) trait() trait {
	switch v {
	case ViewMembers:
		return isMember
	case ViewGuests:
		return isGuest
	case ViewPending:
		return isPending
	case ViewAdmins:
		return isAdmin
	}
	return 0
}

// ViewCounts are the numbers on the views' tabs.
type ViewCounts struct{ All, Members, Guests, Pending, Admins, Domains int }

// Of returns the number on a view's tab.
func (c ViewCounts) Of(v View) int {
	return [...]int{c.All, c.Members, c.Guests, c.Pending, c.Admins, c.Domains}[min(v, ViewDomains)]
}

func (c *ViewCounts) add(t trait) {
	c.All++
	c.Members += int(t & isMember / isMember)
	c.Guests += int(t & isGuest / isGuest)
	c.Pending += int(t & isPending / isPending)
	c.Admins += int(t & isAdmin / isAdmin)
}
