package audit_test

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
)

// FuzzRun throws odd people at the audit: it must not fall over, must keep its
// order, and must not call anybody inactive whose activity is not known.
func FuzzRun(f *testing.F) {
	f.Add(int64(1), "Olga", "olga+x@northwind.example", int64(1_700_000_000_000), int64(-1), uint8(4), int64(5))
	f.Add(int64(-9), "", "@", int64(-1), int64(0), uint8(0), int64(0))
	f.Add(int64(0), "\x00İ\xff", "a@b@gmail.com", int64(1)<<62, int64(-5), uint8(200), int64(-1))
	f.Fuzz(func(t *testing.T, id int64, name, address string, joined, active int64, role uint8, inviter int64) {
		p := clickup.Person{
			ID: clickup.UserID(id), Name: name, Email: address, Joined: clickup.Stamp(joined), LastActive: clickup.Stamp(active),
			Invited: clickup.Stamp(joined), Role: clickup.Role(role % 8), InvitedBy: &clickup.Inviter{ID: clickup.UserID(inviter)},
		}
		q := p
		q.ID, q.Role = 7, clickup.RoleMember
		in := input(p, q, owner(1, "Olga Owner"))
		in.Own.List = []string{"northwind.example", "northwind.test"}
		in.HR = audit.ListOf("olga.owner@northwind.example")
		report := audit.Run(in)
		for i, found := range report.Findings {
			if i > 0 && found.Lane < report.Findings[i-1].Lane {
				t.Errorf("finding %d is out of order", i)
			}
			if found.Reason() == "" {
				t.Errorf("%s has no reason", found.Check)
			}
			inactive := found.Check == audit.InactiveMember || found.Check == audit.InactiveGuest || found.Check == audit.InactiveAdmin
			if inactive && (active <= 0 || joined == -1 || time.UnixMilli(active).After(testNow)) {
				t.Errorf("%s of somebody joined %d, active %d", found.Check, joined, active)
			}
		}
		rollup.ByDomain(in.People, in.Own, testNow, 60)
		rollup.ByMonth(in.People)
	})
}

// Speed is kept by doing nothing per person that allocates.
func TestRunAllocatesForFindingsOnly(t *testing.T) {
	small, large := benchInput(roster(1_000)), benchInput(roster(10_000))
	few := testing.AllocsPerRun(3, func() { audit.Run(small) })
	many := testing.AllocsPerRun(3, func() { audit.Run(large) })
	if many > few+200 {
		t.Errorf("%.0f allocations for 1,000 people, %.0f for 10,000", few, many)
	}
}
