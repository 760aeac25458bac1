package cli

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// reading is a state in which what a number of guests see is being read.
func reading(now time.Time, guests int) *model.State {
	s := model.New(model.Options{}, now)
	var rows []clickup.Person
	for i := range guests {
		rows = append(rows, clickup.Person{ID: clickup.UserID(i + 1), Role: clickup.RoleGuest})
	}
	s.Rosters.Value = []*model.Roster{{ID: "1", Name: "One", People: people.New(rows)}}
	s.Chosen = "1"
	s.Update(model.ReadShares{})
	return s
}

func TestLongReadCounts(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC)
	look := func(over bool) (said, shown []string) {
		s := reading(start, 300)
		c := readCounter{say: func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }, said: start}
		if over {
			c.over, c.room = func(line string) { shown = append(shown, line) }, 80
		}
		for second := range 25 {
			s.Now = start.Add(time.Duration(second) * time.Second)
			if second == 13 { // the line of the tenth second was just said
				s.Rate.WaitingUntil = start.Add(time.Minute)
			}
			c.look(s)
		}
		c.wipe()
		return said, shown
	}
	intro := "reading what guests see takes 300 calls at most, about 2 min; what was read is kept, and the next read continues there"
	said, _ := look(false)
	if want := []string{intro, "reading what guests see: 0 of 300", "reading what guests see: 0 of 300; waiting 47s for ClickUp's rate limit", "reading what guests see: 0 of 300; waiting 37s for ClickUp's rate limit"}; !slices.Equal(said, want) {
		t.Errorf("in a pipe: %q", said)
	}
	said, shown := look(true)
	if !slices.Equal(said, []string{intro}) || len(shown) != 25+2 || shown[25] != "" || shown[26] != "" {
		t.Errorf("on a terminal: %q %q", said, shown)
	}
	if s := reading(start, 9); s.Intro(s.LongRead()) != "" {
		t.Error("a short read is announced")
	}
}

// A read that begins after another one takes that one's line away before it says anything,
// and no line is wider than the terminal.
func TestLongReadsAreNotGlued(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC)
	var all []string
	c := readCounter{
		say:  func(format string, args ...any) { all = append(all, "say "+fmt.Sprintf(format, args...)[:7]) },
		over: func(line string) { all = append(all, "over "+line) }, room: 20,
	}
	s := reading(start, 300)
	c.look(s)
	c.what = "something else" // that was read before
	c.look(s)
	c.wipe()
	line := "over reading what gues..."
	if want := []string{"say reading", line, "over ", "over ", "say reading", line, "over ", "over "}; !slices.Equal(all, want) {
		t.Errorf("%q", all)
	}
}
