package report_test

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/seats"
)

func jsonOf(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkspacesJSON(t *testing.T) {
	t.Parallel()
	seats := clickup.Seats{
		Members: clickup.SeatPool{Filled: clickup.CountOf(41), Total: clickup.CountOf(45), Empty: clickup.CountOf(4)},
		Guests:  clickup.SeatPool{Filled: clickup.CountOf(118), Total: clickup.Unlimited(), Empty: clickup.Unlimited()},
	}
	golden(t, "workspaces.json", jsonOf(t, report.Workspaces(report.Loaded{AsOf: report.Moment(now), Offline: true}, []report.Workspace{
		report.WorkspaceOf("9006000000", "Northwind <Studio>\x1b[31m", clickup.Plan{Name: "Enterprise"}, 159, seats),
		report.WorkspaceOf("9006000001", "Quiet", clickup.Plan{}, 0, clickup.Seats{}),
	})))
}

func TestPeopleJSON(t *testing.T) {
	t.Parallel()
	own := seats.Facts{Rules: seats.Rules{Own: seats.Domains{List: []string{"northwind.example"}}}}
	mara := person(184, "Mara\u202e Member", "Mara@Northwind.example", clickup.RoleMember, 300, 2)
	mara.CustomRole = &clickup.RoleRef{ID: 9, Name: "Contractor"}
	pat := pendingPerson(math.MaxInt64, "pat@client.example", clickup.RoleGuest, 45)
	odd := clickup.Person{ID: -40578317, RoleCode: 7}
	var list []report.Person
	for _, p := range []clickup.Person{mara, pat, odd} {
		list = append(list, report.PersonOf(&p, own, time.Time{}))
	}
	golden(t, "people.json", jsonOf(t, report.People(report.Loaded{AsOf: report.Moment(now)}, new(report.WorkspaceRefOf("333", "Northwind Studio")), list)))
}

func TestEmptyListsAreLists(t *testing.T) {
	t.Parallel()
	if got := string(jsonOf(t, report.Workspaces(report.Loaded{}, nil))); !strings.Contains(got, `"workspaces": []`) {
		t.Error(got)
	}
	if got := string(jsonOf(t, report.People(report.Loaded{}, nil, nil))); !strings.Contains(got, `"people": []`) {
		t.Error(got)
	}
}

func TestMoment(t *testing.T) {
	t.Parallel()
	east := time.Date(2026, 11, 20, 23, 2, 5, 999, time.FixedZone("east", 9*3600))
	if got := report.Moment(east).String(); got != "2026-11-20T14:02:05Z" {
		t.Errorf("moment %s", got)
	}
	if got := report.Moment(clickup.Null.Time()).String(); got != "" {
		t.Errorf("no moment is %q", got)
	}
}
