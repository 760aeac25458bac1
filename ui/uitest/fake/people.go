package fake

import (
	"fmt"
	"time"

	"cutui/clickup"
)

// Today returns the time of the tests of the screen.
func Today() time.Time { return time.Date(2025, time.November, 5, 14, 2, 0, 0, time.UTC) }

// DaysAgo returns the time n days before Today.
func DaysAgo(n int) clickup.Stamp { return clickup.StampOf(Today().AddDate(0, 0, -n)) }

// Pool returns a pool of seats of which some are filled.
func Pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(total - filled)}
}

// Northwind returns the people of a small workspace, with somebody of every kind.
func Northwind() []clickup.Person {
	olga := &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"}
	abel := &clickup.Inviter{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example"}
	return []clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Initials: clickup.WordOf("OO"), Color: clickup.ParseColor("#7B68EE"), Role: clickup.RoleOwner, LastActive: DaysAgo(0), Joined: DaysAgo(900)},
		{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example", Initials: clickup.WordOf("AA"), Color: clickup.ParseColor("#1B5E20"), Role: clickup.RoleAdmin, InvitedBy: olga, LastActive: DaysAgo(1), Joined: DaysAgo(800), Invited: DaysAgo(801)},
		{ID: 3, Name: "Cleo Client", Email: "cleo@client.example", Initials: clickup.WordOf("CC"), Color: clickup.ParseColor("#E65100"), Role: clickup.RoleGuest, InvitedBy: olga, LastActive: DaysAgo(2), Joined: DaysAgo(200), Invited: DaysAgo(203), Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.CreateViews, false)},
		{ID: 4, Name: "Greta Gmail", Email: "greta@gmail.com", Initials: clickup.WordOf("GG"), Color: clickup.ParseColor("#F900EA"), Role: clickup.RoleMember, InvitedBy: olga, LastActive: DaysAgo(1), Joined: DaysAgo(247), Invited: DaysAgo(249)},
		{ID: 5, Name: "Ines Idle", Email: "ines@northwind.example", Initials: clickup.WordOf("II"), Color: clickup.ParseColor("#02BCD4"), Role: clickup.RoleMember, InvitedBy: abel, LastActive: DaysAgo(400), Joined: DaysAgo(800), Invited: DaysAgo(800)},
		{ID: 6, Name: "Inside Guest", Email: "inside@northwind.example", Initials: clickup.WordOf("IG"), Color: clickup.ParseColor("#FF7FAB"), Role: clickup.RoleGuest, InvitedBy: abel, LastActive: DaysAgo(9), Joined: DaysAgo(90), Invited: DaysAgo(91)},
		{ID: 7, Email: "pending.pat@northwind.example", Role: clickup.RoleMember, InvitedBy: olga, Joined: clickup.Null, LastActive: clickup.Null, Invited: DaysAgo(45)},
		{ID: 8, Name: "Nora Never", Email: "nora@client.example", Initials: clickup.WordOf("NN"), Role: clickup.RoleGuest, InvitedBy: olga, LastActive: clickup.Null, Joined: DaysAgo(30), Invited: DaysAgo(31)},
		{ID: 9, Name: "山田 太郎", Email: "taro@client.example", Initials: clickup.WordOf("山"), Color: clickup.ParseColor("#0079BF"), Role: clickup.RoleGuest, CustomRole: &clickup.RoleRef{ID: 77, Name: "Client viewer"}, InvitedBy: abel, LastActive: DaysAgo(3), Joined: DaysAgo(60), Invited: DaysAgo(61)},
		{ID: 10, Name: "Łukasz Żółć", Email: "lukasz@northwind.example", Initials: clickup.WordOf("ŁŻ"), Color: clickup.ParseColor("#4194f6"), Role: clickup.RoleMember, InvitedBy: olga, Joined: DaysAgo(300), Invited: DaysAgo(301)},
	}
}

// Crew returns the people of a smaller workspace: an owner, an admin, an idle member, a
// guest, and a guest who has not accepted the invitation.
func Crew() []clickup.Person {
	olga := &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"}
	return []clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, LastActive: DaysAgo(0), Joined: DaysAgo(900)},
		{ID: 3, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest, InvitedBy: olga, LastActive: DaysAgo(2), Joined: DaysAgo(200), Rights: clickup.Rights{}.With(clickup.EditTags, true)},
		{ID: 5, Name: "Ines Idle", Email: "ines@northwind.example", Role: clickup.RoleMember, InvitedBy: olga, LastActive: DaysAgo(400), Joined: DaysAgo(800)},
		{ID: 7, Email: "pat@client.example", Role: clickup.RoleGuest, InvitedBy: olga, Joined: clickup.Null, LastActive: clickup.Null, Invited: DaysAgo(45)},
		{ID: 8, Name: "Abel Admin", Email: "abel@northwind.example", Role: clickup.RoleAdmin, InvitedBy: olga, LastActive: DaysAgo(1), Joined: DaysAgo(700)},
	}
}

// Crowd returns n guests, for lists that are longer than the screen.
func Crowd(n int) []clickup.Person {
	out := make([]clickup.Person, n)
	for i := range out {
		name := fmt.Sprintf("Guest %04d", i)
		out[i] = clickup.Person{
			ID: clickup.UserID(1000 + i), Name: name, Email: fmt.Sprintf("g%d@agency%d.example", i, i%23), Initials: clickup.WordOf("G" + fmt.Sprint(i%10)),
			Role: clickup.RoleGuest, InvitedBy: &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"},
			LastActive: DaysAgo(i % 50), Joined: DaysAgo(100), Invited: DaysAgo(101),
		}
	}
	return out
}
