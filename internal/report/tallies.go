package report

import (
	"cutui/clickup"
	"cutui/model/audit"
)

func tallyRow(t audit.Tally, of ...string) []string {
	return append(of, itoa(t.People), itoa(t.Members), itoa(t.Guests), itoa(t.Pending), itoa(t.Inactive))
}

func domainRows(domains []audit.DomainRow) [][]string {
	rows := make([][]string, len(domains))
	for i, d := range domains {
		rows[i] = tallyRow(d.Tally, domainName(d), d.Kind.String())
	}
	return rows
}

func domainName(d audit.DomainRow) string {
	if d.Domain == "" {
		return "(no address)"
	}
	return d.Domain
}

func inviterRows(inviters []audit.InviterRow) [][]string {
	rows := make([][]string, len(inviters))
	for i, r := range inviters {
		rows[i] = tallyRow(r.Tally, inviterName(r.By), hereWords(r))
	}
	return rows
}

func inviterName(by *clickup.Inviter) string {
	switch {
	case by == nil:
		return "(not known)"
	case by.Name != "":
		return by.Name
	case by.Email != "":
		return by.Email
	}
	return "#" + by.ID.String()
}

func hereWords(r audit.InviterRow) string {
	switch {
	case r.By == nil:
		return ""
	case r.Here:
		return "yes"
	}
	return "gone"
}

func roleRows(roles []audit.RoleRow) [][]string {
	rows := make([][]string, len(roles))
	for i, r := range roles {
		rows[i] = tallyRow(r.Tally, r.Role.String(), r.Custom)
	}
	return rows
}
