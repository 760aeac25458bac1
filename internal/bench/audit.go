package main

import (
	"context"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

// auditAll is P7.
func auditAll(ctx context.Context, l *lab) ([]finding, error) {
	rows, err := l.rows(ctx)
	if err != nil {
		return nil, err
	}
	in := audit.Input{
		Workspace: "1", People: rows, Now: time.Now(), Options: audit.DefaultOptions(), Own: seats.OwnDomains(seats.CountDomains(rows), nil),
		Plan:  clickup.Plan{Name: "Enterprise"},
		Seats: clickup.Seats{Members: clickup.SeatPool{Filled: clickup.CountOf(len(rows)), Total: clickup.CountOf(len(rows))}},
	}
	if err := sameFindings(in); err != nil {
		return nil, err
	}
	kept := 0 // so that nothing is left out as unused
	d := fight(l.rounds(15, 5), func() { kept += touch(rows) }, func() { kept += len(audit.Run(in).Findings) })
	if kept == 0 {
		return nil, errDiffers
	}
	return []finding{faster("audit, all checks that need no further call", "a pass over the roster that touches every field", d, 10)}, nil
}

// sameFindings counts, the plain way, those who never came back.
func sameFindings(in audit.Input) error {
	want := 0
	for i := range in.People {
		if p := &in.People[i]; p.Status() == clickup.StatusPending && p.Invited.Known() &&
			in.Now.Sub(p.Invited.Time()) > time.Duration(in.Options.PendingDays)*24*time.Hour {
			want++
		}
	}
	got := 0
	for _, f := range audit.Run(in).Findings {
		if f.Check == audit.PendingInvite {
			got++
		}
	}
	if got != want {
		return fmt.Errorf("%w: %d overdue invitations, not %d", errDiffers, got, want)
	}
	return nil
}

// touch looks at every field of everybody, and at every byte of the texts.
func touch(rows []clickup.Person) int {
	sum := 0
	text := func(s string) {
		for i := range len(s) {
			sum += int(s[i])
		}
	}
	for i := range rows {
		p := &rows[i]
		text(p.Name)
		text(p.Email)
		text(p.Initials.String())
		text(p.RoleKey.String())
		if p.CustomRole != nil {
			sum += int(p.CustomRole.ID)
			text(p.CustomRole.Name)
		}
		if p.InvitedBy != nil {
			sum += int(p.InvitedBy.ID)
			text(p.InvitedBy.Name)
			text(p.InvitedBy.Email)
		}
		sum += int(p.ID) + int(p.LastActive) + int(p.Joined) + int(p.Invited)
		sum += int(p.RoleCode) + int(p.RoleSubtype) + int(p.Color) + int(p.Role) + int(p.Rights.Known) + int(p.Rights.Granted)
	}
	return sum
}
