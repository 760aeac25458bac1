package sim

const (
	olga = Caller
	abel = "abel@northwind.example"
	cora = "cora@northwind.example"
)

// Custom roles of Northwind Studio.
const (
	financeAdmin = 4547089
	contractor   = 6715664
	reviewer     = 2957195
)

// northwindCast are the people of the agency who have a story:
// each stands for a case that an audit looks for or that breaks a client.
var northwindCast = []personSpec{
	{name: "Olga Owner", mail: olga, role: roleOwner, seen: 0, joined: 1400, invited: 1400, id: 4480000},
	{name: "Abel Admin", mail: abel, role: roleAdmin, seen: 0, joined: 1320, by: olga},
	{name: "Cora Custom", mail: cora, role: roleAdmin, custom: financeAdmin, seen: 2, joined: 800, by: olga},
	{name: "Frida Freemail", mail: "frida.freemail@gmail.com", role: roleAdmin, seen: 5, joined: 640, by: olga},
	{name: "Quentin Quiet", mail: "quentin@northwind.example", role: roleAdmin, seen: 212, joined: 1100, by: olga},

	{name: "Greta Gmail", mail: "greta@gmail.com", role: roleMember, seen: 1, joined: 609, by: olga},
	{name: "Ines Idle", mail: "ines@northwind.example", role: roleMember, seen: 400, joined: 1090, by: abel},
	{mail: "pending.pat@northwind.example", role: roleMember, seen: never, joined: never, invited: 45, by: olga},
	{mail: "new.nadia@northwind.example", role: roleMember, seen: never, joined: never, invited: 3, by: abel},
	{name: "Nora Never", mail: "nora@northwind.example", role: roleMember, seen: never, joined: 120, by: abel},
	{name: "Uma Unknown", mail: "uma@northwind.example", role: roleMember, seen: unheard, joined: 300, by: abel},
	{name: "Marcus Moonlight", mail: "marcus@client.example", role: roleMember, seen: 12, joined: 410, by: abel},
	{name: "Petra Plus", mail: "petra@northwind.example", role: roleMember, seen: 3, joined: 700, by: olga},
	{name: "Petra Plus (projects)", mail: "petra+projects@northwind.example", role: roleMember, seen: 80, joined: 350, by: "petra@northwind.example"},
	{name: "Sven Second", mail: "sven@northwind.example", role: roleMember, seen: 4, joined: 500, by: olga},
	{name: "Sven Sekund", mail: "sven@northwind-studio.example", role: roleMember, seen: 190, joined: 900, by: olga},
	{name: "Dana Double", mail: "dana@northwind.example", role: roleMember, seen: 6, joined: 250, by: abel},
	{name: "Ivo Orphan", mail: "ivo@northwind.example", role: roleMember, seen: 9, joined: 980, by: goneInviter},
	{name: "Milan Contractor", mail: "milan@northwind.example", role: roleMember, custom: contractor, seen: 2, joined: 90, by: cora},
	{name: "Nils Null", mail: "nils@northwind.example", role: roleMember, seen: 7, joined: 830, by: nullInviter},
	{mail: "nameless@northwind.example", role: roleMember, seen: 15, joined: 600, by: olga},
	{name: "Bettina Bigge", mail: "bettina@northwind.example", role: roleMember, seen: 1, joined: 14, by: abel, id: 4_294_967_301},
	{name: "Maximiliana-Theodora von Hohenfels-Wittgenstein zu Brandenburg-Ansbach", mail: "maximiliana.theodora.von.hohenfels.wittgenstein@northwind.example", role: roleMember, seen: 3, joined: 333, by: olga},
	{name: "Robin Sparks 🚀", mail: "robin@northwind.example", role: roleMember, seen: 0, joined: 420, by: abel},
	{name: "山田 太郎", mail: "taro.yamada@northwind.example", role: roleMember, seen: 1, joined: 512, by: abel},
	{name: "Łukasz Kowalczyk", mail: "lukasz.kowalczyk@northwind.example", role: roleMember, seen: 0, joined: 760, by: abel},

	{name: "Planner Agent", mail: "planner.agent@northwind.example", role: roleMember, seen: 0, joined: 60, by: olga, id: -40_578_317, agent: true},
	{name: "Rolf Seven", mail: "rolf@northwind.example", role: 7, seen: 8, joined: 200, by: abel},
	{name: "Nadia Norole", mail: "nadia@northwind.example", seen: 20, joined: 260, by: abel},

	{name: "Cleo Client", mail: "cleo@client.example", role: roleGuest, seen: 2, joined: 380, by: olga, rights: editTags},
	{name: "Inside Guest", mail: "inside@northwind.example", role: roleGuest, seen: 3, joined: 210, by: abel},
	{name: "Ida Insider", mail: "ida@northwind.example", role: roleGuest, seen: 11, joined: 150, by: abel},
	{name: "Ingo Intern", mail: "ingo.intern@northwind.example", role: roleGuest, seen: 95, joined: 170, by: cora},
	{name: "Iggy Inactive", mail: "iggy@brightwater.example", role: roleGuest, seen: 180, joined: 720, by: abel},
	{name: "Gus Grouped", mail: "gus@client.example", role: roleGuest, seen: 4, joined: 99, by: abel},
	{name: "Dana Double", mail: "dana.double@client.example", role: roleGuest, seen: 48, joined: 260, by: olga},
	{name: "Elena Elevated", mail: "elena@harborline.example", role: roleGuest, seen: 1, joined: 300, by: cora, rights: allRights},
	{name: "Una Unscoped", mail: "una@harborline.example", role: roleGuest, seen: 33, joined: 66, by: abel},
	{name: "Stan Stale", mail: "stan@brightwater.example", role: roleGuest, seen: 25, joined: 500, by: abel},
	{name: "Rita Reviewer", mail: "rita@client.example", role: roleGuest, custom: reviewer, seen: 5, joined: 61, by: cora},
	{name: "Vera Viewer", mail: "vera@client.example", role: roleGuest, seen: 6, joined: 140, by: abel, viewOnly: true},
	{name: "Viggo Viewer", mail: "viggo@harborline.example", role: roleGuest, seen: 14, joined: 130, by: abel, viewOnly: true},
	{name: "Oskar Outlook", mail: "oskar.outlook@outlook.com", role: roleGuest, seen: 10, joined: 230, by: goneInviter},
	{name: "Pia Proton", mail: "pia@proton.me", role: roleGuest, seen: never, joined: 75, by: abel},
	{name: "王伟", mail: "wang.wei@lotusmill.example", role: roleGuest, seen: 0, joined: 24, invited: 40, by: abel},
	{mail: "pending.guest@client.example", role: roleGuest, seen: never, joined: never, invited: 20, by: olga},
	{mail: "waiting.wanda@harborline.example", role: roleGuest, seen: never, joined: never, invited: 94, by: abel},
	{mail: "forgotten.finn@brightwater.example", role: roleGuest, seen: never, joined: never, invited: 404, by: goneInviter},
	{mail: "fresh.fay@client.example", role: roleGuest, seen: never, joined: never, invited: 1, by: olga},
}

// How many take seats in Northwind Studio, and how many seats there are. Three
// of the filled member seats are guests on the agency's own domain.
const (
	northwindMembers     = 41
	northwindMemberSeats = 45
	northwindGuests      = 118
	northwindGuestSeats  = 120
)

// castNorthwind fills the agency with its cast and then with ordinary people,
// up to n in all; 0 means as many as its seats tell.
func castNorthwind(c *peopleBuilder, n int) {
	c.ws.domains = []string{"northwind.example", "northwind-studio.example"}
	day := millis(c.now) - 86_400_000*700
	c.ws.roles = []customRole{
		{financeAdmin, "Finance admin", roleAdmin, day},
		{contractor, "Contractor", roleMember, day + 86_400_000},
		{reviewer, "Reviewer", roleGuest, day + 2*86_400_000},
	}
	c.ws.memberSeats, c.ws.guestSeats = northwindMemberSeats, northwindGuestSeats
	if n > 0 && n < len(northwindCast) {
		c.add(northwindCast[:n]...)
		return
	}
	c.add(northwindCast...)
	if n > 0 {
		c.populate(n)
		return
	}
	for c.ws.seats().Members < northwindMembers {
		c.add(c.extra(roleMember, "northwind.example", c.host()))
	}
	for c.ws.seats().Guests < northwindGuests {
		c.add(c.extra(roleGuest, c.client(), c.host()))
	}
}

// host draws who invited somebody.
func (c *peopleBuilder) host() string {
	switch r := c.rng.IntN(20); {
	case r < 9:
		return olga
	case r < 15:
		return abel
	case r < 19:
		return cora
	}
	return goneInviter
}

// populate adds ordinary people up to n, with seats for all of them and a few more.
func (c *peopleBuilder) populate(n int) {
	for i := len(c.ws.people); i < n; i++ {
		switch {
		case i%100 == 0:
			c.add(c.extra(roleAdmin, "northwind.example", c.host()))
		case i%5 < 2:
			c.add(c.extra(roleMember, "northwind.example", c.host()))
		default:
			c.add(c.extra(roleGuest, c.client(), c.host()))
		}
	}
	c.ws.guestSeats = -1
	taken := c.ws.seats()
	c.ws.guestSeats = taken.Guests + 2
	c.ws.memberSeats = taken.Members + 4
}
