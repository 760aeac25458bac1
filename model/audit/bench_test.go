package audit_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

var benchNow = time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)

// roster makes n people: one in five a guest, one in ten idle, some pending,
// some without dates, a few namesakes and tagged addresses.
func roster(n int) []clickup.Person {
	r := rand.New(rand.NewPCG(1, 2))
	inviters := make([]clickup.Inviter, 50)
	for i := range inviters {
		inviters[i] = clickup.Inviter{ID: clickup.UserID(1000 + i*i*3), Name: fmt.Sprintf("Inviter %d", i)}
	}
	ago := func(days int) clickup.Stamp { return clickup.StampOf(benchNow.AddDate(0, 0, -days)) }
	people := make([]clickup.Person, n)
	for i := range people {
		p := clickup.Person{
			ID: clickup.UserID(1000 + i), Name: fmt.Sprintf("%c%06x Person %d", 'A'+r.IntN(26), r.IntN(1<<24), r.IntN(n)),
			Email: fmt.Sprintf("person.%d@northwind.example", i), Color: clickup.ParseColor("#7b68ee"), Initials: clickup.WordOf("PP"), RoleKey: clickup.WordOf("member"),
			Role: clickup.RoleMember, RoleCode: 3, Joined: ago(400 + r.IntN(900)), Invited: ago(1300), LastActive: ago(r.IntN(66)),
		}
		switch r.IntN(20) {
		case 0, 1, 2, 3:
			p.Role, p.RoleCode, p.RoleKey = clickup.RoleGuest, 4, clickup.WordOf("guest")
			p.Email = fmt.Sprintf("guest.%d@client%d.example", i, r.IntN(200))
			p.InvitedBy = &inviters[r.IntN(len(inviters))]
		case 4:
			p.Name, p.Joined, p.LastActive, p.Invited = "", clickup.Null, clickup.Null, ago(r.IntN(90))
		case 5:
			p.LastActive = clickup.Null
		case 6:
			p.Role, p.RoleCode = clickup.RoleAdmin, 2
		}
		if r.IntN(500) == 0 {
			p.Email = fmt.Sprintf("person.%d+test@northwind.example", r.IntN(n))
		}
		people[i] = p
	}
	people[0].Role = clickup.RoleOwner
	return people
}

func benchInput(people []clickup.Person) audit.Input {
	return audit.Input{
		People: people, Now: benchNow, Options: audit.DefaultOptions(), Own: seats.OwnDomains(seats.CountDomains(people), nil),
		Seats:  clickup.Seats{Members: clickup.SeatPool{Filled: clickup.CountOf(80_000), Total: clickup.CountOf(85_000)}},
		Groups: []clickup.UserGroup{{Name: "Clients", Members: []clickup.UserID{1001, 1017, 2002}}},
		Caller: people[1].ID, Protected: []string{"person.9@northwind.example"},
		Prices: seats.Prices{Member: 12, Currency: "$"},
	}
}

// BenchmarkAudit100k has the goal of ten times BenchmarkOnePass100k.
func BenchmarkAudit100k(b *testing.B) {
	in := benchInput(roster(100_000))
	b.ReportAllocs()
	for b.Loop() {
		report := audit.Run(in)
		b.ReportMetric(float64(len(report.Findings)), "findings")
	}
}

// BenchmarkOnePass100k is the yardstick: every field of everybody is looked at.
func BenchmarkOnePass100k(b *testing.B) {
	people := roster(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if touch(people) == 0 {
			b.Fatal("nothing touched")
		}
	}
}

func touch(people []clickup.Person) (sum int64) {
	for i := range people {
		p := &people[i]
		for _, s := range [...]string{p.Name, p.Email, p.Initials.String(), p.RoleKey.String()} {
			for j := range len(s) {
				sum += int64(s[j])
			}
		}
		if p.CustomRole != nil {
			sum += int64(p.CustomRole.ID) + int64(len(p.CustomRole.Name))
		}
		if p.InvitedBy != nil {
			sum += int64(p.InvitedBy.ID) + int64(len(p.InvitedBy.Name)) + int64(len(p.InvitedBy.Email))
		}
		sum += int64(p.ID) + int64(p.LastActive) + int64(p.Joined) + int64(p.Invited) + int64(p.RoleCode) +
			int64(p.RoleSubtype) + int64(p.Color) + int64(p.Role) + int64(p.Rights.Known) + int64(p.Rights.Granted)
	}
	return sum
}
