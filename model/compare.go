package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/events"
)

// SnapshotInfo is a roster on the disk that can be compared with.
type SnapshotInfo struct {
	ID         string
	At         time.Time // when it was first so
	Seen       time.Time // when a load last found it unchanged
	Workspaces int
	People     int // of all workspaces together
	Bytes      int64
}

// Comparison is what changed since a snapshot.
type Comparison struct {
	Snapshot SnapshotInfo
	Changes  audit.Changes
}

// Intents, effects and events of earlier rosters.
type (
	// CompareWith chooses the snapshot to compare with; none: one about a month old.
	CompareWith struct {
		ID string
	}
	// ListSnapshots lists the rosters on the disk.
	ListSnapshots struct {
		request
		Seq uint64
	}
	// SnapshotsListed are the rosters on the disk, newest first.
	SnapshotsListed struct {
		Answer
		List []SnapshotInfo
	}
	// CompareSince reads a roster from the disk and compares it with the one of today.
	CompareSince struct {
		request
		Seq          uint64
		ID           clickup.WorkspaceID
		Snapshot     SnapshotInfo
		Today        audit.Snapshot
		InactiveDays int
	}
	// ComparedSince answers CompareSince.
	ComparedSince struct {
		Answer
		ID         clickup.WorkspaceID
		Comparison Comparison
	}
)

// Do compares with a snapshot; the error says that the workspace is not in it.
func (e CompareSince) Do(before SnapshotLoaded) (Comparison, error) {
	i := slices.IndexFunc(before.Rosters, func(r *Roster) bool { return r.ID == e.ID })
	if i < 0 {
		return Comparison{}, fmt.Errorf("the snapshot of %s does not have this workspace", text.Day(e.Snapshot.At))
	}
	old := audit.Snapshot{At: e.Snapshot.At, People: before.Rosters[i].People.Rows(), Seats: before.Seats[e.ID]}
	return Comparison{Snapshot: e.Snapshot, Changes: audit.Diff(old, e.Today, e.InactiveDays)}, nil
}

// SnapshotAt is the newest snapshot of a list that is not after a moment, or else the
// oldest one. The list is newest first.
func SnapshotAt(list []SnapshotInfo, at time.Time) (SnapshotInfo, bool) {
	if len(list) == 0 {
		return SnapshotInfo{}, false
	}
	for _, s := range list {
		if !s.At.After(at) {
			return s, true
		}
	}
	return list[len(list)-1], true
}

// usualSpan is how many days back a comparison goes where no snapshot was chosen.
const usualSpan = 30

// Earlier are the snapshots that are older than the roster shown.
func (s *State) Earlier() []SnapshotInfo { return s.EarlierOf(s.Snapshots.Value) }

// EarlierOf picks the snapshots that are older than the roster shown. A snapshot that is
// the same as this roster is among them: nothing has changed since.
func (s *State) EarlierOf(list []SnapshotInfo) []SnapshotInfo {
	shown := s.Rosters.At.Truncate(time.Millisecond)
	return slices.DeleteFunc(slices.Clone(list), func(i SnapshotInfo) bool { return !i.At.Before(shown) })
}

// Baseline is the snapshot to compare with: the chosen one, else one about a
// month old; ok is false where there is none.
func (s *State) Baseline() (SnapshotInfo, bool) {
	earlier := s.Earlier()
	if i := slices.IndexFunc(earlier, func(i SnapshotInfo) bool { return i.ID == s.baseline }); i >= 0 {
		return earlier[i], true
	}
	return s.Usual(earlier)
}

// ShortestSpan is how far back a comparison goes at least where no snapshot was chosen: what
// changed in minutes says little.
const ShortestSpan = 24 * time.Hour

// Usual is the snapshot to compare with where none was chosen: one about a month old; ok is
// false where none is a day old.
func (s *State) Usual(earlier []SnapshotInfo) (SnapshotInfo, bool) {
	found, ok := SnapshotAt(earlier, s.AsOf().AddDate(0, 0, -usualSpan))
	return found, ok && s.AsOf().Sub(found.At) >= ShortestSpan
}

// DayOld is the latest of some snapshots that is a day old or more, or else the oldest.
func (s *State) DayOld(earlier []SnapshotInfo) SnapshotInfo {
	found, _ := SnapshotAt(earlier, s.AsOf().Add(-ShortestSpan))
	return found
}

// EventsOf are the events of the changes of a workspace.
func (s *State) EventsOf(r *Roster, changes audit.Changes) []events.Event {
	return events.Of(events.Input{Workspace: r.ID, Name: r.Name, Changes: changes, Facts: s.SeatFacts(r.ID), Prices: s.Options.Prices})
}

func (m SnapshotsListed) apply(s *State) []Effect {
	if !s.Snapshots.settle(s, m.Answer, m.List) || m.Err != nil {
		return nil
	}
	return s.compareSince()
}

func (m CompareWith) apply(s *State) []Effect {
	s.baseline = m.ID
	return s.compareSince()
}

// compareSince compares the chosen workspace with the baseline.
func (s *State) compareSince() []Effect {
	base, ok := s.Baseline()
	r, f := s.Roster(), s.Data()
	if !ok || r == nil || s.Partial {
		return nil
	}
	f.Since.begin(s.next())
	return []Effect{s.Comparing(f.Since.Seq, base)}
}

// Comparing compares the chosen workspace with a snapshot; its roster must be there.
func (s *State) Comparing(seq uint64, base SnapshotInfo) CompareSince {
	r := s.Roster()
	today := audit.Snapshot{At: s.Rosters.At, People: r.People.Rows(), Seats: s.Data().Seats.Value}
	return CompareSince{Seq: seq, ID: r.ID, Snapshot: base, Today: today, InactiveDays: s.Options.Audit.InactiveDays}
}

func (m ComparedSince) apply(s *State) []Effect {
	if s.DataOf(m.ID).Since.settle(s, m.Answer, m.Comparison) && m.Err != nil {
		s.notify(Warn, "there is nothing to compare with", m.Err)
	}
	return nil
}

// Ago says how long ago a moment was: "45 days ago".
func (s *State) Ago(at time.Time) string { return text.Ago(s.Now, at.In(s.Now.Location())) }

// Moment is a day and time in the time zone of the user: "2 Oct 2026 14:02".
func (s *State) Moment(at time.Time) string {
	at = at.In(s.Now.Location())
	return text.Day(at) + at.Format(" 15:04")
}

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
			parts = append(parts, fmt.Sprintf("%s %s", text.Number(n), k.word))
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
