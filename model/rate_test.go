package model

import (
	"testing"
	"time"

	"cutui/model/change"
)

func TestAnOlderRateIsNotShown(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	waiting := change.Rate{Limit: 100, WaitingUntil: noon.Add(time.Minute)}
	s.Update(RateChanged{Order: 7, Rate: waiting})
	s.Update(RateChanged{Order: 6, Rate: change.Rate{Limit: 100, Remaining: 1}})
	if s.Rate != waiting {
		t.Errorf("the countdown is gone: %+v", s.Rate)
	}
	s.Update(RateChanged{Order: 8, Rate: change.Rate{Limit: 100, Remaining: 100}})
	if !s.Rate.WaitingUntil.IsZero() {
		t.Errorf("it waits still: %+v", s.Rate)
	}
}
