package text

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// DayLayout is the layout of Day.
const DayLayout = "2 Jan 2006"

// Day returns the date in words, such as "17 Oct 2025".
func Day(t time.Time) string { return t.Format(DayLayout) }

// Minute returns the date and time with the time zone, such as "17 Oct 2025 09:30 CEST".
func Minute(t time.Time) string { return t.Format(DayLayout + " 15:04 MST") }

// Ago returns how long before now something was: "today", "yesterday", "45 days ago", "13 months
// ago", "3 years ago". Days are counted from midnight to midnight in now's time zone. For a time
// in the future it returns "today".
func Ago(now, then time.Time) string {
	switch days := daysBetween(then, now); {
	case days <= 0:
		return "today"
	case days == 1:
		return "yesterday"
	case days < 60:
		return strconv.Itoa(days) + " days ago"
	}
	months := max(2, monthsBetween(then, now))
	if months < 24 {
		return strconv.Itoa(months) + " months ago"
	}
	return strconv.Itoa(months/12) + " years ago"
}

// Ahead is like Ago, but for days in the future it returns "tomorrow", "in 45 days", "in 13
// months" or "in 3 years".
func Ahead(now, then time.Time) string {
	switch days := daysBetween(now, then.In(now.Location())); {
	case days <= 0:
		return Ago(now, then)
	case days == 1:
		return "tomorrow"
	case days < 60:
		return "in " + strconv.Itoa(days) + " days"
	}
	months := max(2, monthsBetween(now, then.In(now.Location())))
	if months < 24 {
		return "in " + strconv.Itoa(months) + " months"
	}
	return "in " + strconv.Itoa(months/12) + " years"
}

// daysBetween counts the midnights between two times in the time zone of to. Days that a clock
// change makes shorter or longer count as one.
func daysBetween(from, to time.Time) int {
	return int(Midnight(to, to.Location()).Sub(Midnight(from, to.Location())) / (24 * time.Hour))
}

// Midnight returns the date of t in a time zone, as midnight in UTC.
func Midnight(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// monthsBetween counts whole months. In a month without the day, its last day counts: from 30
// November to 28 February there are three.
func monthsBetween(from, to time.Time) int {
	fy, fm, fd := from.In(to.Location()).Date()
	ty, tm, td := to.Date()
	months := (ty-fy)*12 + int(tm-fm)
	if short := to.AddDate(0, 0, 1).Day() == 1; td < fd && !short {
		months--
	}
	return months
}

// Age returns how long ago something was, in a short form: "3 h ago".
func Age(d time.Duration) string {
	switch {
	case d < 5*time.Second:
		return "just now"
	case d < time.Minute:
		return fmt.Sprintf("%d s ago", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// Duration returns a rough length of time, rounded up: "4 s", "3 min".
func Duration(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d s", max(1, int(math.Ceil(d.Seconds()))))
	}
	return fmt.Sprintf("%d min", int(math.Ceil(d.Minutes())))
}
