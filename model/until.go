package model

import (
	"maps"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/when"
)

// Intents, effects and events of the days until which people are to be here. They are kept
// on this machine; ClickUp knows nothing of them.
type (
	// SetUntil sets days of people in the chosen workspace, also of some who are not there
	// yet; a zero day takes one away.
	SetUntil struct{ Changes []people.Until }
	// NoteUntil sets the days that a plan names for those it would invite: nothing is sent,
	// since they are there already or somebody invites them in ClickUp itself.
	NoteUntil struct{ Plan change.Plan }
	// LoadUntil reads the days of workspaces from the disk.
	LoadUntil struct {
		request
		IDs []WorkspaceID
	}
	// SaveUntil writes changed days to the disk.
	SaveUntil struct {
		request
		ID      WorkspaceID
		Changes []people.Until
	}
	// UntilLoaded are the days on the disk.
	UntilLoaded struct {
		Of  map[WorkspaceID][]people.Until
		Err error
	}
	// UntilSaved are the days of a workspace after they were written.
	UntilSaved struct {
		ID   WorkspaceID
		List []people.Until
		Err  error
	}
)

// loadUntil reads the days of workspaces again: another cutui may have set some.
func (s *State) loadUntil(all []*Roster) []Effect {
	e := LoadUntil{}
	for _, r := range all {
		e.IDs = append(e.IDs, r.ID)
	}
	if len(e.IDs) == 0 {
		return nil
	}
	s.untilBusy++
	return []Effect{e}
}

// UntilSettled reports whether no days are on their way from the disk or to it.
func (s *State) UntilSettled() bool { return s.untilBusy == 0 }

func (m UntilLoaded) apply(s *State) []Effect {
	s.untilBusy = max(0, s.untilBusy-1)
	if m.Err != nil {
		s.notify(Warn, "until when people are to be here could not be read from the disk", m.Err)
	}
	var out []Effect
	for _, id := range slices.Sorted(maps.Keys(m.Of)) {
		out = append(out, s.putUntil(id, m.Of[id])...)
	}
	return out
}

func (m UntilSaved) apply(s *State) []Effect {
	s.untilBusy = max(0, s.untilBusy-1)
	s.UntilFailed = m.Err
	if m.Err != nil {
		return s.notify(Fault, "until when they are to be here could not be written: it holds until cutui ends", m.Err)
	}
	return s.putUntil(m.ID, m.List)
}

// putUntil shows the days of a workspace.
func (s *State) putUntil(id WorkspaceID, list []people.Until) []Effect {
	f := s.DataOf(id)
	if slices.EqualFunc(f.Until.List(), list, people.Until.Equal) {
		return nil
	}
	f.Until = people.NewUntilDays(list)
	s.Revision++
	out := append(s.audit(id), s.searchAgain(hasTerm(people.TermUntil))...)
	if b := s.Browse(); id == s.Chosen && (b.Query.HasTerm(people.TermUntil) || b.Sort.Column == people.ByUntil) {
		out = append(out, s.rank()...)
	}
	return out
}

func (m SetUntil) apply(s *State) []Effect {
	if s.Roster() == nil || len(m.Changes) == 0 {
		return nil
	}
	out := s.changeUntil(s.Chosen, m.Changes)
	day, same := m.Changes[0].Day, true
	for _, u := range m.Changes {
		same = same && u.Day.Equal(day)
	}
	words := text.Plural(len(m.Changes), "day") + " noted; nothing happens by itself"
	switch {
	case same && day.IsZero():
		words = "no day any more for " + text.PeopleOf(len(m.Changes))
	case same:
		words = text.PeopleOf(len(m.Changes)) + " to be here until " + text.Day(day) + ": noted, nothing happens by itself"
	}
	s.notify(Good, words, nil)
	return out
}

// UntilChanges sets a day for people of the chosen workspace, see SetUntil. Those without
// an address are left out: days are kept by address.
func (s *State) UntilChanges(ids []UserID, day time.Time) (changes []people.Until, nameless int) {
	r := s.Roster()
	for _, id := range ids {
		switch p, here := r.People.ByID(id); {
		case !here:
		case p.Email == "":
			nameless++
		default:
			changes = append(changes, people.Until{Email: p.Email, Day: day})
		}
	}
	return changes, nameless
}

// changeUntil sets days and writes those that are new to the disk.
func (s *State) changeUntil(id WorkspaceID, changes []people.Until) []Effect {
	now := s.DataOf(id).Until
	changes = slices.DeleteFunc(slices.Clone(changes), func(u people.Until) bool { return now.Of(u.Email).Equal(u.Day) })
	if len(changes) == 0 {
		return nil
	}
	out := s.putUntil(id, people.MergeUntil(now.List(), changes))
	s.untilBusy++
	return append(out, SaveUntil{ID: id, Changes: changes})
}

// noteUntil sets the day of somebody who was invited, and takes away that of somebody who
// was removed: if they are invited again, an old day must not stand.
func (s *State) noteUntil(ws WorkspaceID, step *change.Step) []Effect {
	if step.State != change.Done || !step.Invites() && !step.Removes() || step.Email == "" {
		return nil
	}
	u := people.Until{Email: step.Email}
	if step.Invites() {
		u.Day = s.dayOf(step.Until)
	}
	return s.changeUntil(ws, []people.Until{u})
}

// dayOf is a day as plans have it; zero for none.
func (s *State) dayOf(day string) time.Time {
	at, err := time.ParseInLocation(time.DateOnly, day, s.Now.Location())
	if err != nil {
		return time.Time{}
	}
	return at
}

func (m NoteUntil) apply(s *State) []Effect { return s.notePlanned(&m.Plan) }

// notePlanned sets the days that a plan names: also for those who are there already, and for
// those that somebody will invite in ClickUp itself.
func (s *State) notePlanned(p *change.Plan) []Effect {
	hands := p.ForHands() != ""
	changes := map[WorkspaceID][]people.Until{}
	for i := range p.Steps {
		step := &p.Steps[i]
		went := step.State == change.Done || step.State == change.Skipped || step.State == change.Planned
		if day := s.dayOf(step.Until); step.Invites() && !day.IsZero() && (went || hands) {
			ws := p.WorkspaceOf(*step)
			changes[ws] = append(changes[ws], people.Until{Email: step.Email, Day: day})
		}
	}
	var out []Effect
	for _, ws := range slices.Sorted(maps.Keys(changes)) {
		out = append(out, s.changeUntil(ws, changes[ws])...)
	}
	return out
}

// ParseUntil reads the day until which somebody is to be here: a date or a length of time
// from now; "none" is the zero day. The error says what can be typed.
func ParseUntil(typed string, now time.Time) (time.Time, error) {
	if strings.EqualFold(strings.TrimSpace(typed), "none") {
		return time.Time{}, nil
	}
	day, err := ParseReviewBy(typed, now)
	if err != nil {
		return time.Time{}, err
	}
	return when.Midnight(day), nil
}

// UntilOf is the day until which a person of the chosen workspace is to be here; zero:
// there is none.
func (s *State) UntilOf(p *clickup.Person) time.Time { return s.Data().Until.Of(p.Email) }

// UntilWords are a day in a narrow column, and whether it has come: "in 12 days", "1 Mar
// 2027", "5 days ago".
func (s *State) UntilWords(day time.Time) (words string, due bool) {
	if day.IsZero() {
		return "", false
	}
	return text.Ahead(s.Now, day), people.Until{Day: day}.Due(s.Now)
}
