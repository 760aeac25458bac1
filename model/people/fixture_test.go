package people

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
)

var (
	givenNames = strings.Fields(`Olivia Liam Emma Noah Ava Oliver Sophia Elijah Isabella Lucas Mia Mason Charlotte Logan Amelia Ethan
		Harper James Evelyn Aiden Abigail Jackson Emily Sebastian Ella Mateo Scarlett Daniel Grace Henry Chloe Owen Victoria Levi
		Marta Marek Marie Mary José Łukasz Zoë Søren Jürgen Anaïs Björn François 山田 Мария Дмитрий Nguyễn Aoife Siobhán Ramesh Priya`)
	familyNames = strings.Fields(`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez
		Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson
		McDonald O'Brien Müller Ångström Kowalski Nowak Novák 太郎 García-Lorca van-der-Berg Marsh Damaris`)
	fixtureDomains = strings.Fields("eng.corp.example sales.corp.example client.example gmail.com uk.example münchen.example")
)

// roster is a made-up roster, the same for the same size.
func roster(n int) []clickup.Person {
	r := rand.New(rand.NewPCG(42, uint64(n)))
	inviters := []*clickup.Inviter{nil, {ID: 1, Name: "Olga Owner", Email: "olga@eng.corp.example"}, {ID: 2, Name: "Abel Admin"}, {ID: 3, Email: "ines@uk.example"}}
	roles := []*clickup.RoleRef{nil, nil, nil, {ID: 7, Name: "Client Viewer"}, {ID: 8, Name: "auditor"}}
	stamp := func() clickup.Stamp {
		switch r.IntN(10) {
		case 0:
			return clickup.Absent
		case 1:
			return clickup.Null
		}
		return clickup.Stamp(1_600_000_000_000 + r.Int64N(150_000_000_000))
	}
	rows := make([]clickup.Person, n)
	for i := range rows {
		given, family := givenNames[r.IntN(len(givenNames))], familyNames[r.IntN(len(familyNames))]
		p := &rows[i]
		*p = clickup.Person{
			ID: clickup.UserID(30_000_000 + i), Name: given + " " + family,
			Role: clickup.Role(r.IntN(5)), InvitedBy: inviters[r.IntN(len(inviters))], CustomRole: roles[r.IntN(len(roles))],
			LastActive: stamp(), Joined: stamp(), Invited: stamp(),
		}
		p.Email = fmt.Sprintf("%s.%s%d@%s", strings.ToLower(search.Fold(given)), search.Fold(family), r.IntN(n), fixtureDomains[r.IntN(len(fixtureDomains))])
		if p.Joined == clickup.Null {
			p.Name = ""
		}
		switch r.IntN(50) {
		case 0:
			p.Email = ""
		case 1:
			p.ID = -p.ID
		}
	}
	return rows
}

func mixedCrew() *People {
	active := clickup.Stamp(1_700_000_000_000)
	rows := []clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: active, LastActive: active},
		{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example", Role: clickup.RoleAdmin, Joined: active, LastActive: active},
		{ID: 3, Name: "Ines Idle", Email: "ines@northwind.example", Role: clickup.RoleMember, Joined: active, LastActive: active - 400*24*3600*1000},
		{ID: 4, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: active, LastActive: active},
		{ID: 5, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null, LastActive: clickup.Null},
		{ID: 6, Email: "mia@northwind.example", Role: clickup.RoleMember, Joined: clickup.Null, LastActive: clickup.Null},
		{ID: 8, Name: "Mia Muster", Email: "mia@münchen.example", Role: clickup.RoleGuest, Joined: active},
		{ID: 7, Name: "Rob Robot", Email: "rob@northwind.example", RoleCode: 7, Joined: active},
	}
	return New(rows)
}
