package model

import (
	"testing"
	"time"

	"cutui/model/audit"
)

func TestCostsInWords(t *testing.T) {
	t.Parallel()
	renewal := time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
	for want, c := range map[[3]string]audit.Cost{
		{"", "$152", "the next renewal"}:     {Avoidable: 152, Currency: "$"},
		{"$855", "$152", "1 Mar 2027"}:       {Now: 855, NowKnown: true, Avoidable: 152, Currency: "$", Renewal: renewal},
		{"EUR 90.50", "EUR 0", "1 Mar 2027"}: {Now: 90.5, NowKnown: true, Currency: "EUR", Renewal: renewal},
	} {
		var got Scorecard
		got.price(&c)
		if got.Cost != want[0] || got.Save != want[1] || got.SaveFrom != want[2] {
			t.Errorf("%+v: %q, %q from %q, want %q", c, got.Cost, got.Save, got.SaveFrom, want)
		}
	}
	if s := checked(t).Scorecard(); s.Cost != "" || s.Save != "" {
		t.Errorf("without prices: %q, %q", s.Cost, s.Save)
	}
}
