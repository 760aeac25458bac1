package report

import (
	"strconv"

	"cutui/clickup"
	"cutui/model/audit/rollup"
)

func tallyRow(t rollup.Tally, of ...string) []string {
	return append(of, strconv.Itoa(t.People), strconv.Itoa(t.Members), strconv.Itoa(t.Guests), strconv.Itoa(t.Pending), strconv.Itoa(t.Inactive))
}

func domainRows(domains []rollup.DomainRow) [][]string {
	rows := make([][]string, len(domains))
	for i, d := range domains {
		rows[i] = tallyRow(d.Tally, domainName(d), d.Kind.String())
	}
	return rows
}

func domainName(d rollup.DomainRow) string {
	if d.Domain == "" {
		return "(no address)"
	}
	return d.Domain
}

func inviterRows(inviters []rollup.InviterRow) [][]string {
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

func hereWords(r rollup.InviterRow) string {
	switch {
	case r.By == nil:
		return ""
	case r.Here:
		return "yes"
	}
	return "gone"
}

func roleRows(roles []rollup.RoleRow) [][]string {
	rows := make([][]string, len(roles))
	for i, r := range roles {
		rows[i] = tallyRow(r.Tally, r.Role.String(), r.Custom)
	}
	return rows
}
