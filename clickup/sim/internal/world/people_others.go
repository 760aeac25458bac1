package world

import "fmt"

// fieldworksCast fills every member seat of the Business workspace.
var fieldworksCast = []personSpec{
	{name: "Femi Adeyemi", mail: "femi@fieldworks.example", role: RoleOwner, seen: 0, joined: 900, invited: 900},
	{name: "Olga Owner", mail: Olga, role: RoleAdmin, seen: 1, joined: 620, by: "femi@fieldworks.example", id: 4480000},
	{name: "Hana Takahashi", mail: "hana@fieldworks.example", role: RoleMember, seen: 2, joined: 610, by: "femi@fieldworks.example"},
	{name: "Tomás Herrera", mail: "tomas@fieldworks.example", role: RoleMember, seen: 75, joined: 580, by: "femi@fieldworks.example"},
	{name: "Ngozi Obi", mail: "ngozi@fieldworks.example", role: RoleMember, seen: 1, joined: 300, by: Olga},
	{name: "Ruairí Ó Dónaill", mail: "ruairi@fieldworks.example", role: RoleMember, seen: 4, joined: 290, by: Olga},
	{name: "Ayşe Yıldız", mail: "ayse@fieldworks.example", role: RoleMember, seen: 12, joined: 210, by: Olga},
	{name: "Pavel Dvořák", mail: "pavel@gmail.com", role: RoleMember, seen: 3, joined: 80, by: Olga},
	{mail: "late.lena@fieldworks.example", role: RoleMember, seen: Never, joined: Never, invited: 16, by: Olga},
	{name: "Cleo Client", mail: "cleo@client.example", role: RoleGuest, seen: 20, joined: 200, by: Olga},
	{name: "Moss Carver", mail: "moss@rivergate.example", role: RoleGuest, seen: 6, joined: 190, by: Olga},
}

// labsCast leaves two seats of the free workspace empty.
var labsCast = []personSpec{
	{name: "Olga Owner", mail: Olga, role: RoleOwner, seen: 3, joined: 150, invited: 150, id: 4480000},
	{name: "Abel Admin", mail: Abel, role: RoleMember, seen: 30, joined: 149, by: Olga},
	{name: "Suda Chai", mail: "suda@northwind.example", role: RoleMember, seen: 8, joined: 70, by: Olga},
	{name: "Theo Trial", mail: "theo@gmail.com", role: RoleGuest, seen: 22, joined: 60, by: Olga},
	{mail: "maybe.maja@lotusmill.example", role: RoleGuest, seen: Never, joined: Never, invited: 31, by: Olga},
}

func castFieldworks(c *peopleBuilder) {
	c.ws.domains = []string{"fieldworks.example"}
	c.ws.memberSeats, c.ws.guestSeats = 9, 45
	c.add(fieldworksCast...)
}

func castLabs(c *peopleBuilder) {
	c.ws.domains = []string{"northwind.example"}
	c.ws.memberSeats, c.ws.guestSeats = 5, -1
	c.add(labsCast...)
}

// castBranch fills a generated workspace, for tests with many of them.
func castBranch(c *peopleBuilder, n int) {
	domain := fmt.Sprintf("branch%d.example", n)
	c.ws.domains = []string{domain}
	c.ws.memberSeats, c.ws.guestSeats = 20, 60
	c.add(personSpec{name: "Olga Owner", mail: Olga, role: RoleOwner, joined: 100, invited: 100, id: 4480000})
	for range 14 {
		c.add(c.extra(RoleMember, domain, Olga))
	}
	for range 9 {
		c.add(c.extra(RoleGuest, c.client(), Olga))
	}
}
