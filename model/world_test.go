package model

import (
	"strings"

	"cutui/model/change"
	"cutui/model/modeltest"
	"cutui/model/plans"
	"cutui/model/seats"
)

func worldContext() plans.Context {
	p := modeltest.People()
	return plans.Context{
		Workspace: "333", Name: "Northwind", People: p, Caller: 2,
		Seats:  seats.Reading{Seats: modeltest.Seats()},
		Own:    seats.OwnDomains(seats.CountDomains(p.Rows()), []string{"northwind.example"}),
		Shares: modeltest.Shares(),
	}
}

// lines puts a plan's steps into words, for comparing.
func stepLines(p change.Plan) string {
	var out []string
	for _, s := range p.Steps {
		words := []string{string(s.State), string(s.Op), s.Who()}
		if s.ItemName != "" {
			words = append(words, strings.TrimSpace(s.ItemName+" "+string(s.Permission)))
		}
		if s.Message != "" {
			words = append(words, "("+s.Message+")")
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n")
}
