package sheet

import (
	"testing"
	"time"
)

func TestDays(t *testing.T) {
	t.Parallel()
	const want = "2026-11-01"
	for _, c := range []struct {
		order DayOrder
		cell  string
		want  string
	}{
		{OrderUnclear, "2026-11-01", want},
		{OrderUnclear, " 2026-11-01T10:00:00Z", want},
		{OrderUnclear, "1.11.2026 10:00", want},
		{OrderUnclear, "1 November 2026", want},
		{OrderUnclear, "Nov 1, 2026, 10:00", want},
		{OrderUnclear, "1/11/2026", ""},
		{DayMonth, "1/11/2026", want},
		{MonthDay, "11/1/2026", want},
		{DayMonth, "someday", ""},
		{DayMonth, "", ""},
	} {
		day, ok := c.order.Parse(c.cell)
		if ok != (c.want != "") || ok && day.Format(time.DateOnly) != c.want {
			t.Errorf("%q: %s %v, want %q", c.cell, day, ok, c.want)
		}
	}
}

func TestTheOrderOfAColumn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cells []string
		want  DayOrder
	}{
		"day first":      {[]string{"1/2/2026", "31/1/2026"}, DayMonth},
		"month first":    {[]string{"1/2/2026", "1/31/2026"}, MonthDay},
		"unclear":        {[]string{"1/2/2026", "", "never"}, OrderUnclear},
		"contradictory":  {[]string{"31/1/2026", "1/31/2026"}, OrderUnclear},
		"the year first": {[]string{"2026/11/1"}, OrderUnclear},
	} {
		if got := OrderOf(c.cells); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		" Ada@X.example ": "ada@x.example", "Ada <ada@x.example>": "ada@x.example", "mailto:ada@x.example": "ada@x.example",
		"ada": "", "@x.example": "", "ada@": "", "ada@x.example, bob@x.example": "", "": "",
	} {
		got, ok := Address(cell)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q %v, want %q", cell, got, ok, want)
		}
	}
}
