package sim

import "fmt"

// fieldworksCast fills every member seat of the Business workspace.
var fieldworksCast = []personSpec{
	{name: "Femi Adeyemi", mail: "femi@fieldworks.example", role: roleOwner, seen: 0, joined: 900, invited: 900},
	{name: "Olga Owner", mail: olga, role: roleAdmin, seen: 1, joined: 620, by: "femi@fieldworks.example", id: 4480000},
	{name: "Hana Takahashi", mail: "hana@fieldworks.example", role: roleMember, seen: 2, joined: 610, by: "femi@fieldworks.example"},
	{name: "Tomás Herrera", mail: "tomas@fieldworks.example", role: roleMember, seen: 75, joined: 580, by: "femi@fieldworks.example"},
	{name: "Ngozi Obi", mail: "ngozi@fieldworks.example", role: roleMember, seen: 1, joined: 300, by: olga},
	{name: "Ruairí Ó Dónaill", mail: "ruairi@fieldworks.example", role: roleMember, seen: 4, joined: 290, by: olga},
	{name: "Ayşe Yıldız", mail: "ayse@fieldworks.example", role: roleMember, seen: 12, joined: 210, by: olga},
	{name: "Pavel Dvořák", mail: "pavel@gmail.com", role: roleMember, seen: 3, joined: 80, by: olga},
	{mail: "late.lena@fieldworks.example", role: roleMember, seen: never, joined: never, invited: 16, by: olga},
	{name: "Cleo Client", mail: "cleo@client.example", role: roleGuest, seen: 20, joined: 200, by: olga},
	{name: "Moss Carver", mail: "moss@rivergate.example", role: roleGuest, seen: 6, joined: 190, by: olga},
}

// labsCast leaves two seats of the free workspace empty.
var labsCast = []personSpec{
	{name: "Olga Owner", mail: olga, role: roleOwner, seen: 3, joined: 150, invited: 150, id: 4480000},
	{name: "Abel Admin", mail: abel, role: roleMember, seen: 30, joined: 149, by: olga},
	{name: "Suda Chai", mail: "suda@northwind.example", role: roleMember, seen: 8, joined: 70, by: olga},
	{name: "Theo Trial", mail: "theo@gmail.com", role: roleGuest, seen: 22, joined: 60, by: olga},
	{mail: "maybe.maja@lotusmill.example", role: roleGuest, seen: never, joined: never, invited: 31, by: olga},
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

// castBranch fills a generated workspace, for measuring many of them.
func castBranch(c *peopleBuilder, n int) {
	domain := fmt.Sprintf("branch%d.example", n)
	c.ws.domains = []string{domain}
	c.ws.memberSeats, c.ws.guestSeats = 20, 60
	c.add(personSpec{name: "Olga Owner", mail: olga, role: roleOwner, joined: 100, invited: 100, id: 4480000})
	for range 14 {
		c.add(c.extra(roleMember, domain, olga))
	}
	for range 9 {
		c.add(c.extra(roleGuest, c.client(), olga))
	}
}
