package sheet

import (
	"fmt"
	"strings"
	"time"
)

// DayOrder is how a column writes days with slashes. The zero value means that day and
// month can't be told apart.
type DayOrder uint8

// The orders.
const (
	OrderUnclear DayOrder = iota
	DayMonth
	MonthDay
)

// OrderOf finds out the order of day and month from all cells of a column, by numbers above 12.
func OrderOf(cells []string) DayOrder {
	dayFirst, monthFirst := false, false
	for _, cell := range cells {
		var a, b, year int
		if n, err := fmt.Sscanf(strings.TrimSpace(cell), "%d/%d/%d", &a, &b, &year); err == nil && n == 3 {
			dayFirst, monthFirst = dayFirst || a > 12 && a < 1000, monthFirst || b > 12
		}
	}
	switch {
	case dayFirst && !monthFirst:
		return DayMonth
	case monthFirst && !dayFirst:
		return MonthDay
	}
	return OrderUnclear
}

// Parse reads the usual forms of a day and ignores the time of day. It reads days with
// slashes only if the order is clear.
func (o DayOrder) Parse(text string) (time.Time, bool) {
	layouts := []string{"2006-1-2", "2006/1/2", "2.1.2006", "2 Jan 2006", "2-Jan-2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "20060102"}
	switch o {
	case DayMonth:
		layouts = append(layouts, "2/1/2006")
	case MonthDay:
		layouts = append(layouts, "1/2/2006")
	}
	text = withoutTime(strings.TrimSpace(text))
	for _, layout := range layouts {
		if day, err := time.Parse(layout, text); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

// withoutTime cuts the time of day off: "2026-11-01T10:00:00Z", "1.11.2026 10:00".
func withoutTime(text string) string {
	if at := strings.IndexByte(text, 'T'); at == len("2006-01-02") {
		text = text[:at]
	}
	if colon := strings.IndexByte(text, ':'); colon >= 0 {
		text = text[:max(0, strings.LastIndexByte(text[:colon], ' '))]
	}
	return strings.TrimSuffix(text, ",")
}
