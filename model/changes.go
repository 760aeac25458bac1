package model

import (
	"fmt"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
)

// compare compares the chosen workspace with an older roster of it; nil: there is none.
func (s *State) compare(old *Roster, at time.Time) []Effect {
	now := s.Roster()
	if old == nil || now == nil || old == now || old.ID != now.ID {
		return nil
	}
	return []Effect{Compare{
		ID:           now.ID,
		Before:       audit.Snapshot{At: at, People: old.People.Rows()},
		After:        audit.Snapshot{At: s.Rosters.At, People: now.People.Rows()},
		InactiveDays: s.Options.Audit.InactiveDays,
	}}
}

// Do compares the two rosters.
func (e Compare) Do() Compared {
	return Compared{ID: e.ID, Changes: audit.Diff(e.Before, e.After, e.InactiveDays)}
}

// apply keeps the changes until newer ones come.
func (m Compared) apply(s *State) []Effect {
	if len(m.Changes.List) == 0 {
		return nil
	}
	f := s.DataOf(m.ID)
	f.Changes, f.news, f.newsAt = m.Changes, map[clickup.UserID]bool{}, s.Now
	for i := range m.Changes.List {
		if c := &m.Changes.List[i]; c.Kind <= audit.Accepted {
			f.news[c.Person.ID] = true
		}
	}
	if m.ID == s.Chosen {
		s.notify(Info, s.ChangesSince(), nil)
	}
	return nil
}

// newsFor is how long the list marks what the latest load brought.
const newsFor = 5 * time.Minute

// New reports whether somebody joined, accepted or changed role by the latest load, a while
// ago at most.
func (s *State) New(id clickup.UserID) bool {
	f := s.Data()
	return f.news[id] && s.Now.Sub(f.newsAt) < newsFor
}

// since is a moment in words: the time on the same day, else the day.
func (s *State) since(at time.Time) string {
	at = at.In(s.Now.Location())
	if at.Format(time.DateOnly) == s.Now.Format(time.DateOnly) {
		return at.Format("15:04")
	}
	return text.Day(at)
}

func changeWords(c audit.Changes) string {
	var parts []string
	for _, k := range []struct {
		kind audit.ChangeKind
		word string
	}{
		{audit.Joined, "new"},
		{audit.Left, "gone"},
		{audit.RoleChanged, "with another role"},
		{audit.Accepted, "accepted"},
		{audit.BecameActive, "active again"},
		{audit.BecameInactive, "gone quiet"},
	} {
		if n := c.Count(k.kind); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, k.word))
		}
	}
	return strings.Join(parts, ", ")
}

// ChangeRow is a change of a person in words.
type ChangeRow struct {
	ID    clickup.UserID
	Who   string
	Email string
	Kind  string // joined, left, role, accepted, active or inactive
	Words string // the kind as people say it
	Text  string
}

// ChangeCount is the number of changes that the latest roster brought to the chosen
// workspace.
func (s *State) ChangeCount() int { return len(s.Data().Changes.List) }

// ChangesSince says what changed, and since when; empty: nothing did.
func (s *State) ChangesSince() string {
	c := s.Data().Changes
	if len(c.List) == 0 {
		return ""
	}
	return "since " + s.since(c.From) + ": " + changeWords(c)
}

// Change is change i in words.
func (s *State) Change(i int) ChangeRow {
	return changeRow(&s.Data().Changes.List[i])
}

func changeRow(c *audit.Change) ChangeRow {
	return ChangeRow{
		ID: c.Person.ID, Who: c.Person.Display(), Email: c.Person.Email,
		Kind: c.Kind.String(), Words: c.Kind.Words(), Text: c.Reason(),
	}
}
