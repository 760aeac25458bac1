package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func TestTaggedAddresses(t *testing.T) {
	t.Parallel()
	wantFindings(t, input(
		member(1, "Mara Test", email("Mara+test@northwind.example")),
		member(2, "Mara Member", email("mara@Northwind.example")),
		member(3, "Zed One", email("zed+1@northwind.example")),
		member(4, "Zed Two", email("zed+2@northwind.example")),
		member(5, "Lone Tag", email("lone+tag@northwind.example")),
		member(6, "Odd Plus", email("+x@northwind.example")),
		guest(7, "Elsewhere", email("mara+x@client.example")),
		guest(8, "Plus In Domain", email("x@cli+ent.example")),
	),
		"review medium duplicate-person Mara Test: the same address, but for its tag, as mara@Northwind.example (Mara Member, member)",
		"review medium duplicate-person Zed Two: the same address, but for its tag, as zed+1@northwind.example (Zed One, member)",
	)
}

func TestSameNameOnTwoOwnDomains(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{
		member(1, "Mara Member", email("mara@northwind.example")),
		member(2, "Mara M.", email("Mara@northwind.test")),
		member(3, "Ulf Unique", email("ulf@northwind.test")),
		guest(4, "Client Mara", email("mara@client.example")),
		member(5, "No Address", email("")),
	}
	in := input(people...)
	in.Own.List = []string{"northwind.example", "northwind.test"}
	wantFindings(t, in,
		"review medium duplicate-person Mara M.: the same name on another domain of yours as mara@northwind.example (Mara Member, member)")

	in.Own.List = []string{"northwind.example"}
	if n := audit.Run(in).Summary.Check(audit.DuplicatePerson); n != 0 {
		t.Errorf("one own domain makes %d duplicates, want none", n)
	}
}

func TestSameNameAsMemberAndGuest(t *testing.T) {
	t.Parallel()
	wantFindings(t, input(
		guest(1, "ZOË ZEBRA", email("zoe@private.example")),
		member(2, "Zoë Zebra"),
		guest(3, "Zoë Zebra", email("zz@client.example")),
		guest(4, "Pat Twice", email("a@client.example")),
		guest(5, "Pat Twice", email("b@client.example")),
		member(6, "Max Twice", email("m1@northwind.example")),
		member(7, "Max Twice", email("m2@northwind.example")),
		guest(14, "same local", email("same.local@client.example")),
		member(15, "Same Local"),
		guest(8, "山田 太郎", email("taro@client.example")),
		member(9, "山田 太郎", email("")),
		guest(10, "", email("x@client.example")),
		member(11, "", email("y@northwind.example")),
		member(-12, "Cleo Client"),
		guest(13, "Cleo Client"),
	),
		"review medium duplicate-person same local: the same name as same.local@northwind.example (member)",
		"review medium duplicate-person ZOË ZEBRA: the same name as zoë.zebra@northwind.example (member)",
		"review medium duplicate-person Zoë Zebra: the same name as zoë.zebra@northwind.example (member)",
		"review medium duplicate-person 山田 太郎: the same name as 山田 太郎, member",
	)
}

// A duplicate that must be found stays found among many people, whose hashes
// fill the sieves.
func TestDuplicatesAmongMany(t *testing.T) {
	t.Parallel()
	people := roster(20_000)
	people = append(people,
		guest(1_000_001, "Needle Guest", email("needle@client.example")),
		member(1_000_002, "needle guest"),
		member(1_000_003, "Tagged Needle", email("person.77777+needle@northwind.example")),
		member(1_000_004, "Plain Needle", email("person.77777@northwind.example")),
	)
	report := audit.Run(benchInput(people))
	for _, id := range []clickup.UserID{1_000_001, 1_000_003} {
		found := report.About(id)
		if len(found) != 1 || found[0].Check != audit.DuplicatePerson {
			t.Errorf("%d: %q", id, lines(found))
		}
	}
}
