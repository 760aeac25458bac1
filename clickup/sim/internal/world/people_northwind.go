package world

// Addresses of the people who invite the most.
const (
	Olga = Caller
	Abel = "abel@northwind.example"
	Cora = "cora@northwind.example"
)

// Custom roles of Northwind Studio.
const (
	financeAdmin = 4547089
	contractor   = 6715664
	reviewer     = 2957195
)

// northwindCast are people of the agency with special cases: each is something that the audit looks for
// or that could break a client.
var northwindCast = []personSpec{
	{name: "Olga Owner", mail: Olga, role: RoleOwner, seen: 0, joined: 1400, invited: 1400, id: 4480000},
	{name: "Abel Admin", mail: Abel, role: RoleAdmin, seen: 0, joined: 1320, by: Olga},
	{name: "Cora Custom", mail: Cora, role: RoleAdmin, custom: financeAdmin, seen: 2, joined: 800, by: Olga},
	{name: "Frida Freemail", mail: "frida.freemail@gmail.com", role: RoleAdmin, seen: 5, joined: 640, by: Olga},
	{name: "Quentin Quiet", mail: "quentin@northwind.example", role: RoleAdmin, seen: 212, joined: 1100, by: Olga},

	{name: "Greta Gmail", mail: "greta@gmail.com", role: RoleMember, seen: 1, joined: 609, by: Olga},
	{name: "Ines Idle", mail: "ines@northwind.example", role: RoleMember, seen: 400, joined: 1090, by: Abel},
	{mail: "pending.pat@northwind.example", role: RoleMember, seen: Never, joined: Never, invited: 45, by: Olga},
	{mail: "new.nadia@northwind.example", role: RoleMember, seen: Never, joined: Never, invited: 3, by: Abel},
	{name: "Nora Never", mail: "nora@northwind.example", role: RoleMember, seen: Never, joined: 120, by: Abel},
	{name: "Uma Unknown", mail: "uma@northwind.example", role: RoleMember, seen: unheard, joined: 300, by: Abel},
	{name: "Marcus Moonlight", mail: "marcus@client.example", role: RoleMember, seen: 12, joined: 410, by: Abel},
	{name: "Petra Plus", mail: "petra@northwind.example", role: RoleMember, seen: 3, joined: 700, by: Olga},
	{name: "Petra Plus (projects)", mail: "petra+projects@northwind.example", role: RoleMember, seen: 80, joined: 350, by: "petra@northwind.example"},
	{name: "Sven Second", mail: "sven@northwind.example", role: RoleMember, seen: 4, joined: 500, by: Olga},
	{name: "Sven Sekund", mail: "sven@northwind-studio.example", role: RoleMember, seen: 190, joined: 900, by: Olga},
	{name: "Dana Double", mail: "dana@northwind.example", role: RoleMember, seen: 6, joined: 250, by: Abel},
	{name: "Ivo Orphan", mail: "ivo@northwind.example", role: RoleMember, seen: 9, joined: 980, by: goneInviter},
	{name: "Milan Contractor", mail: "milan@northwind.example", role: RoleMember, custom: contractor, seen: 2, joined: 90, by: Cora},
	{name: "Nils Null", mail: "nils@northwind.example", role: RoleMember, seen: 7, joined: 830, by: nullInviter},
	{mail: "nameless@northwind.example", role: RoleMember, seen: 15, joined: 600, by: Olga},
	{name: "Bettina Bigge", mail: "bettina@northwind.example", role: RoleMember, seen: 1, joined: 14, by: Abel, id: 4_294_967_301},
	{name: "Maximiliana-Theodora von Hohenfels-Wittgenstein zu Brandenburg-Ansbach", mail: "maximiliana.theodora.von.hohenfels.wittgenstein@northwind.example", role: RoleMember, seen: 3, joined: 333, by: Olga},
	{name: "Robin Sparks 🚀", mail: "robin@northwind.example", role: RoleMember, seen: 0, joined: 420, by: Abel},
	{name: "山田 太郎", mail: "taro.yamada@northwind.example", role: RoleMember, seen: 1, joined: 512, by: Abel},
	{name: "Łukasz Kowalczyk", mail: "lukasz.kowalczyk@northwind.example", role: RoleMember, seen: 0, joined: 760, by: Abel},

	{name: "Planner Agent", mail: "planner.agent@northwind.example", role: RoleMember, seen: 0, joined: 60, by: Olga, id: -40_578_317, agent: true},
	{name: "Rolf Seven", mail: "rolf@northwind.example", role: 7, seen: 8, joined: 200, by: Abel},
	{name: "Nadia Norole", mail: "nadia@northwind.example", seen: 20, joined: 260, by: Abel},

	{name: "Cleo Client", mail: "cleo@client.example", role: RoleGuest, seen: 2, joined: 380, by: Olga, rights: EditTags},
	{name: "Inside Guest", mail: "inside@northwind.example", role: RoleGuest, seen: 3, joined: 210, by: Abel},
	{name: "Ida Insider", mail: "ida@northwind.example", role: RoleGuest, seen: 11, joined: 150, by: Abel},
	{name: "Ingo Intern", mail: "ingo.intern@northwind.example", role: RoleGuest, seen: 95, joined: 170, by: Cora},
	{name: "Iggy Inactive", mail: "iggy@brightwater.example", role: RoleGuest, seen: 180, joined: 720, by: Abel},
	{name: "Gus Grouped", mail: "gus@client.example", role: RoleGuest, seen: 4, joined: 99, by: Abel},
	{name: "Dana Double", mail: "dana.double@client.example", role: RoleGuest, seen: 48, joined: 260, by: Olga},
	{name: "Elena Elevated", mail: "elena@harborline.example", role: RoleGuest, seen: 1, joined: 300, by: Cora, rights: allRights},
	{name: "Una Unscoped", mail: "una@harborline.example", role: RoleGuest, seen: 33, joined: 66, by: Abel},
	{name: "Stan Stale", mail: "stan@brightwater.example", role: RoleGuest, seen: 25, joined: 500, by: Abel},
	{name: "Rita Reviewer", mail: "rita@client.example", role: RoleGuest, custom: reviewer, seen: 5, joined: 61, by: Cora},
	{name: "Vera Viewer", mail: "vera@client.example", role: RoleGuest, seen: 6, joined: 140, by: Abel, viewOnly: true},
	{name: "Viggo Viewer", mail: "viggo@harborline.example", role: RoleGuest, seen: 14, joined: 130, by: Abel, viewOnly: true},
	{name: "Oskar Outlook", mail: "oskar.outlook@outlook.com", role: RoleGuest, seen: 10, joined: 230, by: goneInviter},
	{name: "Pia Proton", mail: "pia@proton.me", role: RoleGuest, seen: Never, joined: 75, by: Abel},
	{name: "王伟", mail: "wang.wei@lotusmill.example", role: RoleGuest, seen: 0, joined: 24, invited: 40, by: Abel},
	{mail: "pending.guest@client.example", role: RoleGuest, seen: Never, joined: Never, invited: 20, by: Olga},
	{mail: "waiting.wanda@harborline.example", role: RoleGuest, seen: Never, joined: Never, invited: 94, by: Abel},
	{mail: "forgotten.finn@brightwater.example", role: RoleGuest, seen: Never, joined: Never, invited: 404, by: goneInviter},
	{mail: "fresh.fay@client.example", role: RoleGuest, seen: Never, joined: Never, invited: 1, by: Olga},
}

// The filled seats of Northwind Studio, and the seats that it has. Three of the filled member seats are
// taken by guests on the agency's own domain.
const (
	northwindMembers     = 41
	northwindMemberSeats = 45
	northwindGuests      = 118
	northwindGuestSeats  = 120
)

// castNorthwind adds the agency's cast and then ordinary people, up to n people in all. 0 means as many
// as take the filled seats.
func castNorthwind(c *peopleBuilder, n int) {
	c.ws.domains = []string{"northwind.example", "northwind-studio.example"}
	day := Millis(c.now) - 86_400_000*700
	c.ws.Roles = []customRole{
		{financeAdmin, "Finance admin", RoleAdmin, day},
		{contractor, "Contractor", RoleMember, day + 86_400_000},
		{reviewer, "Reviewer", RoleGuest, day + 2*86_400_000},
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
	for c.ws.Seats().Members < northwindMembers {
		c.add(c.extra(RoleMember, "northwind.example", c.host()))
	}
	for c.ws.Seats().Guests < northwindGuests {
		c.add(c.extra(RoleGuest, c.client(), c.host()))
	}
}

// host draws an inviter.
func (c *peopleBuilder) host() string {
	switch r := c.rng.IntN(20); {
	case r < 9:
		return Olga
	case r < 15:
		return Abel
	case r < 19:
		return Cora
	}
	return goneInviter
}

// populate adds ordinary people up to n, and seats for all of them and a few more.
func (c *peopleBuilder) populate(n int) {
	for i := len(c.ws.People); i < n; i++ {
		switch {
		case i%100 == 0:
			c.add(c.extra(RoleAdmin, "northwind.example", c.host()))
		case i%5 < 2:
			c.add(c.extra(RoleMember, "northwind.example", c.host()))
		default:
			c.add(c.extra(RoleGuest, c.client(), c.host()))
		}
	}
	c.ws.guestSeats = -1
	taken := c.ws.Seats()
	c.ws.guestSeats = taken.Guests + 2
	c.ws.memberSeats = taken.Members + 4
}
