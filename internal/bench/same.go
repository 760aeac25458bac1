package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"cutui/clickup"
)

// sameRoster makes sure that both ways of decoding find the same people.
func sameRoster(ctx context.Context, l *lab, body []byte) error {
	plain, err := decodePlain(bytes.NewReader(body))
	if err != nil {
		return err
	}
	rows, err := l.rows(ctx)
	if err != nil {
		return err
	}
	if len(plain.Teams) != 1 || len(plain.Teams[0].Members) != len(rows) {
		return errDiffers
	}
	for i := range rows {
		want := personOf(&plain.Teams[0].Members[i])
		got := rows[i]
		if !samePerson(&got, &want) {
			return fmt.Errorf("%w: %+v, not %+v", errDiffers, got, want)
		}
	}
	return nil
}

// samePerson compares what both can tell: to encoding/json, null and nothing are the same.
func samePerson(a, b *clickup.Person) bool {
	x, y := *a, *b
	for _, s := range []*clickup.Stamp{&x.LastActive, &x.Joined, &x.Invited} {
		if *s == clickup.Absent {
			*s = clickup.Null
		}
	}
	x.InvitedBy, y.InvitedBy, x.CustomRole, y.CustomRole = nil, nil, nil, nil
	x.Initials, y.Initials, x.RoleKey, y.RoleKey = clickup.Word{}, clickup.Word{}, clickup.Word{}, clickup.Word{}
	return x == y && a.Initials.String() == b.Initials.String() && a.RoleKey.String() == b.RoleKey.String() &&
		sameValue(a.InvitedBy, b.InvitedBy) && sameValue(a.CustomRole, b.CustomRole)
}

func sameValue[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// personOf is what a row of the simulator's says, in cutui's terms.
func personOf(m *plainMember) clickup.Person {
	u := &m.User
	p := clickup.Person{
		ID: clickup.UserID(u.ID), Name: deref(u.Username), Email: u.Email, Color: clickup.ParseColor(deref(u.Color)), Initials: clickup.WordOf(u.Initials),
		RoleKey: clickup.WordOf(u.RoleKey), Role: clickup.Role(u.Role), RoleCode: int32(u.Role), RoleSubtype: int32(u.RoleSubtype),
		LastActive: stampOf(u.LastActive), Joined: stampOf(u.DateJoined), Invited: stampOf(u.DateInvited),
	}
	if p.Role > clickup.RoleGuest {
		p.Role = clickup.RoleUnknown
	}
	if r := u.CustomRole; r != nil {
		p.CustomRole = &clickup.RoleRef{ID: clickup.RoleID(r.ID), Name: r.Name}
	}
	if by := m.InvitedBy; by != nil {
		p.InvitedBy = &clickup.Inviter{ID: clickup.UserID(by.ID), Name: deref(by.Username), Email: by.Email}
	}
	for i, on := range []*bool{m.EditTags, m.SeeTimeSpent, m.SeeTimeEstimated, m.CreateViews, m.SeePoints} {
		if on != nil {
			p.Rights = p.Rights.With(clickup.AllRights[i], *on)
		}
	}
	return p
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func stampOf(s *string) clickup.Stamp {
	if s == nil {
		return clickup.Null
	}
	n, _ := strconv.ParseInt(*s, 10, 64)
	return clickup.Stamp(n)
}
