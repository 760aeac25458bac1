package model

import (
	"testing"

	"cutui/model/audit"
)

func TestCostWords(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]*audit.Cost{
		"":                             nil,
		"$152 a month avoidable":       {Avoidable: 152, Currency: "$"},
		"$855 a month, $152 avoidable": {Now: 855, NowKnown: true, Avoidable: 152, Currency: "$"},
	} {
		if got := costWords(c); got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}
