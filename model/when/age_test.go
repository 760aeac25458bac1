package when_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cutui/model/when"
)

func TestTheExampleLiesAhead(t *testing.T) {
	t.Parallel()
	for day := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC); day.Year() < 2029; day = day.AddDate(0, 0, 1) {
		_, err := when.ParseAhead("soon", day)
		age, problem := when.Parse(when.Example(day))
		at := age.After(day)
		if problem != nil || !at.After(day.AddDate(0, 0, 85)) || at.After(day.AddDate(0, 0, 125)) {
			t.Fatalf("on %s the example is %s", day.Format(time.DateOnly), when.Example(day))
		}
		if !errors.Is(err, when.ErrForm) || err.Error() != `"soon" is no age and no date: use 30d, 6w, 3m, 1y or `+when.Example(day) {
			t.Fatal(err)
		}
	}
}

func TestAgesAndDates(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("UTC+9", 9*60*60)
	now := time.Date(2026, 11, 29, 15, 30, 0, 0, zone)
	for text, want := range map[string]time.Time{
		"12h": now.Add(-12 * time.Hour), "30d": now.AddDate(0, 0, -30), "30": now.AddDate(0, 0, -30), "6W": now.AddDate(0, 0, -42), "0": now,
		"3m": now.AddDate(0, -3, 0), "1y": now.AddDate(-1, 0, 0), "2026-11-01": time.Date(2026, 11, 1, 0, 0, 0, 0, zone),
	} {
		age, err := when.Parse(text)
		if err != nil || !age.Before(now).Equal(want) {
			t.Errorf("%s: %v, %v", text, age.Before(now), err)
		}
	}
	if age, err := when.Parse("3m"); err != nil || !age.After(now).Equal(time.Date(2027, 2, 28, 15, 30, 0, 0, zone)) {
		t.Errorf("ahead: %v, %v", age.After(now), err)
	}
}

func TestWhatIsNoAge(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "d", "-1d", "2026-13-01", "2026-11-1", "1.5h", "30 d", "90min", "soon", "999999999d", "\x1b[31m", strings.Repeat("x", 500)} {
		age, err := when.Parse(text)
		if !errors.Is(err, when.ErrForm) || age != (when.Age{}) || !strings.HasSuffix(err.Error(), "use "+when.Forms) || len(err.Error()) > 200 || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q is %+v, %v", text, age, err)
		}
	}
}
