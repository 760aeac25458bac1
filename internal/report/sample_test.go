package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/audit"
	"cutui/model/seats"
)

var now = time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC)

func daysAgo(days int) clickup.Stamp { return clickup.StampOf(now.AddDate(0, 0, -days)) }

func person(id clickup.UserID, name, email string, role clickup.Role, joined, active int) clickup.Person {
	return clickup.Person{
		ID: id, Name: name, Email: email, Role: role, RoleCode: int32(role),
		Joined: daysAgo(joined), Invited: daysAgo(joined + 1), LastActive: daysAgo(active),
	}
}

func pendingPerson(id clickup.UserID, email string, role clickup.Role, invited int) clickup.Person {
	return clickup.Person{
		ID: id, Email: email, Role: role, RoleCode: int32(role), Joined: clickup.Null, LastActive: clickup.Null,
		Invited: daysAgo(invited), InvitedBy: &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"},
	}
}

func roster() []clickup.Person {
	return []clickup.Person{
		person(1, "Olga Owner", "olga@gmail.com", clickup.RoleOwner, 900, 0),
		person(2, "Abel Admin", "abel@northwind.example", clickup.RoleAdmin, 800, 140),
		person(3, "Ines Idle", "ines@northwind.example", clickup.RoleMember, 1100, 399),
		person(4, "Greta Gmail", "greta@gmail.com", clickup.RoleMember, 620, 1),
		person(5, "Mara Member", "mara@northwind.example", clickup.RoleMember, 300, 0),
		person(6, "山田 太郎", "taro@northwind.example", clickup.RoleMember, 250, 90),
		person(7, "Inside Guest", "inside@northwind.example", clickup.RoleGuest, 200, 3),
		person(8, "Cleo Client", "cleo@client.example", clickup.RoleGuest, 150, 2),
		person(9, "Sam Client", "sam@client.example", clickup.RoleGuest, 420, 200),
		pendingPerson(10, "pending.pat@northwind.example", clickup.RoleMember, 45),
		pendingPerson(11, "zoe@studio.example", clickup.RoleGuest, 5),
		person(12, "mara member", "mara@private.example", clickup.RoleGuest, 60, 4),
	}
}

func sample() report.AuditDoc {
	people := roster()
	in := audit.Input{
		Workspace: "333", Name: "Northwind Studio", Plan: clickup.Plan{Name: "Enterprise"}, People: people, Now: now,
		Own: seats.OwnDomains(seats.CountDomains(people), nil), Options: audit.DefaultOptions(), Caller: 2,
		Seats: clickup.Seats{
			Members: clickup.SeatPool{Filled: clickup.CountOf(8), Total: clickup.CountOf(12), Empty: clickup.CountOf(4)},
			Guests:  clickup.SeatPool{Filled: clickup.CountOf(4), Total: clickup.CountOf(4), Empty: clickup.CountOf(0)},
		},
		Groups:   []clickup.UserGroup{{Name: "Clients & Friends", Members: []clickup.UserID{8}}},
		Prices:   seats.Prices{Member: 12, Currency: "$", Renewal: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)},
		Accepted: []audit.Acceptance{{Check: audit.ExternalMember, Person: 4, Who: "Greta Gmail", Note: "contractor", By: "Olga Owner", At: now.AddDate(0, 0, -3), ReviewBy: now.AddDate(0, 2, 0)}},
		HR:       hrList(),
	}
	before := audit.Snapshot{At: now.AddDate(0, 0, -30), People: append(people[:11:11], person(13, "Left Leo", "leo@northwind.example", clickup.RoleMember, 500, 20))}
	after := audit.Snapshot{At: now, People: people, Seats: in.Seats}
	changes := audit.Diff(before, after, in.Options.InactiveDays)
	return report.Document(audit.Run(in), people, &changes)
}

func hrList() audit.HRList {
	list, err := audit.ParseHR("Name,E-mail,Last day\nOlga,olga@gmail.com,\nAbel,abel@northwind.example,\nInes,ines@northwind.example,2026-10-31\n"+
		"Greta,greta@gmail.com,2027-03-31\nNew,new.joiner@northwind.example,\nRobot,,\n", now)
	if err != nil {
		panic(err)
	}
	list.File = "people.csv"
	return list
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (UPDATE_GOLDEN=1 writes it):\n%s", path, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer than the other"
}

func audited(t *testing.T, f report.Format, docs ...report.AuditDoc) []byte {
	t.Helper()
	var b bytes.Buffer
	write := report.Audits(&b, f, docs)
	if len(docs) == 1 {
		b.Reset()
		write = report.Audit(&b, f, docs[0])
	}
	if write != nil {
		t.Fatal(write)
	}
	return b.Bytes()
}
