package people

// View is a group of people, such as the guests.
type View uint8

// The views, in the order they stand on the screen. Owners and admins
// are members too; who has not accepted yet belongs to their role and is pending
// besides. In ViewDomains the people are all, rolled up by DomainsOf.
const (
	ViewAll View = iota
	ViewMembers
	ViewGuests
	ViewPending
	ViewAdmins
	ViewDomains
)

// String is the view's name on its tab.
func (v View) String() string {
	return [...]string{"all", "members", "guests", "pending", "admins", "domains"}[min(v, ViewDomains)]
}

// trait is the trait that people of the view have, or 0 for everybody.
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

// Of is the number of a view.
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
