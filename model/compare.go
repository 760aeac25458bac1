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

// SnapshotInfo describes a snapshot on disk.
type SnapshotInfo struct {
	ID         string
	At         time.Time // when it was loaded
	Seen       time.Time // when a load last found the same
	Workspaces int
	People     int // in all workspaces together
	Bytes      int64
}

// Comparison is what changed since a snapshot.
type Comparison struct {
	Snapshot SnapshotInfo
	Changes  audit.Changes
}

// Intents, effects and events about snapshots.
type (
	// CompareWith chooses the snapshot to compare with; an empty ID means the default one,
	// see DefaultBaseline.
	CompareWith struct {
		ID string
	}
	// ListSnapshots lists the snapshots on disk.
	ListSnapshots struct {
		request
		Seq uint64
	}
	// SnapshotsListed has the snapshots on disk, newest first.
	SnapshotsListed struct {
		Answer
		List []SnapshotInfo
	}
	// CompareSince reads a snapshot from disk and compares it with today's roster.
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

// Do compares with a snapshot. It fails if the workspace is not in it.
func (e CompareSince) Do(before SnapshotLoaded) (Comparison, error) {
	i := slices.IndexFunc(before.Rosters, func(r *Roster) bool { return r.ID == e.ID })
	if i < 0 {
		return Comparison{}, fmt.Errorf("the snapshot of %s does not include this workspace", text.Day(e.Snapshot.At))
	}
	old := audit.Snapshot{At: e.Snapshot.At, People: before.Rosters[i].People.Rows(), Seats: before.Seats[e.ID]}
	return Comparison{Snapshot: e.Snapshot, Changes: audit.Diff(old, e.Today, e.InactiveDays)}, nil
}

// SnapshotAt returns the newest snapshot that is not after a time, or else the oldest one.
// The list must be sorted newest first. ok is false if it is empty.
func SnapshotAt(list []SnapshotInfo, at time.Time) (found SnapshotInfo, ok bool) {
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

// defaultSpan is how many days back a comparison goes unless a snapshot was chosen.
const defaultSpan = 30

// Earlier returns the snapshots that are older than the roster shown.
func (s *State) Earlier() []SnapshotInfo { return s.EarlierOf(s.Snapshots.Value) }

// EarlierOf returns those of list that are older than the roster shown. That may include a
// snapshot equal to the roster, if nothing has changed since.
func (s *State) EarlierOf(list []SnapshotInfo) []SnapshotInfo {
	shown := s.Rosters.At.Truncate(time.Millisecond)
	return slices.DeleteFunc(slices.Clone(list), func(i SnapshotInfo) bool { return !i.At.Before(shown) })
}

// Baseline returns the snapshot to compare with: the chosen one, or else the default one.
// ok is false if there is none.
func (s *State) Baseline() (base SnapshotInfo, ok bool) {
	earlier := s.Earlier()
	if i := slices.IndexFunc(earlier, func(i SnapshotInfo) bool { return i.ID == s.baseline }); i >= 0 {
		return earlier[i], true
	}
	return s.DefaultBaseline(earlier)
}

// ShortestSpan is how far back a comparison goes at least, unless a snapshot was chosen:
// changes within minutes say little.
const ShortestSpan = 24 * time.Hour

// DefaultBaseline returns the snapshot to compare with if none was chosen: one about a month
// old. ok is false if none is a day old.
func (s *State) DefaultBaseline(earlier []SnapshotInfo) (base SnapshotInfo, ok bool) {
	found, ok := SnapshotAt(earlier, s.AsOf().AddDate(0, 0, -defaultSpan))
	return found, ok && s.AsOf().Sub(found.At) >= ShortestSpan
}

// DayOld returns the newest snapshot that is at least a day old, or else the oldest one.
func (s *State) DayOld(earlier []SnapshotInfo) SnapshotInfo {
	found, _ := SnapshotAt(earlier, s.AsOf().Add(-ShortestSpan))
	return found
}

// EventsOf turns the changes of a workspace into events.
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

// compareSince compares the chosen workspace with the baseline, if there is one.
func (s *State) compareSince() []Effect {
	base, ok := s.Baseline()
	r, f := s.Roster(), s.Data()
	if !ok || r == nil || s.Partial {
		return nil
	}
	f.Since.begin(s.next())
	return []Effect{s.Comparing(f.Since.Seq, base)}
}

// Comparing returns the effect that compares the chosen workspace, whose roster must be
// loaded, with a snapshot.
func (s *State) Comparing(seq uint64, base SnapshotInfo) CompareSince {
	r := s.Roster()
	today := audit.Snapshot{At: s.Rosters.At, People: r.People.Rows(), Seats: s.Data().Seats.Value}
	return CompareSince{Seq: seq, ID: r.ID, Snapshot: base, Today: today, InactiveDays: s.Options.Audit.InactiveDays}
}

func (m ComparedSince) apply(s *State) []Effect {
	if s.DataOf(m.ID).Since.settle(s, m.Answer, m.Comparison) && m.Err != nil {
		s.notify(Warn, "the comparison failed", m.Err)
	}
	return nil
}

// Ago says how long ago a time was: "45 days ago".
func (s *State) Ago(at time.Time) string { return text.Ago(s.Now, at.In(s.Now.Location())) }

// Moment formats a time in the user's time zone: "2 Oct 2026 14:02".
func (s *State) Moment(at time.Time) string {
	at = at.In(s.Now.Location())
	return text.Day(at) + at.Format(" 15:04")
}

// compare compares the chosen workspace with an older roster of it, which may be nil.
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

// apply replaces the earlier changes, unless nothing has changed.
func (m Compared) apply(s *State) []Effect {
	if len(m.Changes.List) == 0 {
		return nil
	}
	f := s.DataOf(m.ID)
	f.Changes, f.changed, f.changedAt = m.Changes, map[clickup.UserID]bool{}, s.Now
	for i := range m.Changes.List {
		if c := &m.Changes.List[i]; c.Kind <= audit.Accepted {
			f.changed[c.Person.ID] = true
		}
	}
	if m.ID == s.Chosen {
		s.notify(Info, s.ChangesSince(), nil)
	}
	return nil
}

// newFor is how long people that the latest load changed are marked as new.
const newFor = 5 * time.Minute

// New reports whether somebody joined, accepted or changed role at the latest load, and that
// was a few minutes ago at most.
func (s *State) New(id clickup.UserID) bool {
	f := s.Data()
	return f.changed[id] && s.Now.Sub(f.changedAt) < newFor
}

// since formats a time: the time of day if it was today, else the day.
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
	Words string // Kind in plain words
	Text  string
}

// ChangeCount returns the number of changes in WorkspaceData.Changes of the chosen
// workspace.
func (s *State) ChangeCount() int { return len(s.Data().Changes.List) }

// ChangesSince says what changed, and since when. It is empty if nothing did.
func (s *State) ChangesSince() string {
	c := s.Data().Changes
	if len(c.List) == 0 {
		return ""
	}
	return "since " + s.since(c.From) + ": " + changeWords(c)
}

// Change returns change i in words.
func (s *State) Change(i int) ChangeRow {
	return changeRow(&s.Data().Changes.List[i])
}

func changeRow(c *audit.Change) ChangeRow {
	return ChangeRow{
		ID: c.Person.ID, Who: c.Person.Display(), Email: c.Person.Email,
		Kind: c.Kind.String(), Words: c.Kind.Words(), Text: c.Reason(),
	}
}
