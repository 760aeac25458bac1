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

// Intents, effects and events about until dates: the days until which people are to be here.
// They are kept on this machine; ClickUp does not know them.
type (
	// SetUntil sets until dates of people in the chosen workspace, who need not be there
	// yet. A zero day removes one.
	SetUntil struct{ Changes []people.Until }
	// NoteUntil sets the until dates that a plan has for the people it invites, without
	// sending anything: they are there already, or somebody invites them in ClickUp.
	NoteUntil struct{ Plan change.Plan }
	// LoadUntil reads the until dates of workspaces from disk.
	LoadUntil struct {
		request
		IDs []WorkspaceID
	}
	// SaveUntil writes changed until dates to disk.
	SaveUntil struct {
		request
		ID      WorkspaceID
		Changes []people.Until
	}
	// UntilLoaded answers LoadUntil.
	UntilLoaded struct {
		Of  map[WorkspaceID][]people.Until
		Err error
	}
	// UntilSaved answers SaveUntil. List has all until dates of the workspace.
	UntilSaved struct {
		ID   WorkspaceID
		List []people.Until
		Err  error
	}
)

// loadUntil reads until dates again, since another process may have set some.
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

// UntilSettled reports whether no until dates are being read or written.
func (s *State) UntilSettled() bool { return s.untilBusy == 0 }

func (m UntilLoaded) apply(s *State) []Effect {
	s.untilBusy = max(0, s.untilBusy-1)
	if m.Err != nil {
		s.notify(Warn, "the until dates could not be read from disk", m.Err)
	}
	var out []Effect
	for _, id := range slices.Sorted(maps.Keys(m.Of)) {
		out = append(out, s.showUntil(id, m.Of[id])...)
	}
	return out
}

func (m UntilSaved) apply(s *State) []Effect {
	s.untilBusy = max(0, s.untilBusy-1)
	s.UntilFailed = m.Err
	if m.Err != nil {
		return s.notify(Fault, "the until dates could not be saved: they are lost when cutui exits", m.Err)
	}
	return s.showUntil(m.ID, m.List)
}

// showUntil sets the until dates of a workspace, and updates what depends on them.
func (s *State) showUntil(id WorkspaceID, list []people.Until) []Effect {
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
		words = "no end date any more for " + text.PeopleOf(len(m.Changes))
	case same:
		words = text.Count(len(m.Changes), "person stays", "people stay") + " until " + text.Day(day) + ": noted, nothing happens by itself"
	}
	s.notify(Good, words, nil)
	return out
}

// UntilChanges returns the changes for SetUntil that set a day for people of the chosen
// workspace. nameless counts those left out because they have no address, by which until
// dates are kept.
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

// changeUntil sets until dates and saves those that differ.
func (s *State) changeUntil(id WorkspaceID, changes []people.Until) []Effect {
	now := s.DataOf(id).Until
	changes = slices.DeleteFunc(slices.Clone(changes), func(u people.Until) bool { return now.Of(u.Email).Equal(u.Day) })
	if len(changes) == 0 {
		return nil
	}
	out := s.showUntil(id, people.MergeUntil(now.List(), changes))
	s.untilBusy++
	return append(out, SaveUntil{ID: id, Changes: changes})
}

// noteUntil sets the until date of somebody who was invited, and removes that of somebody
// who was removed, lest it apply if they are invited again.
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

// dayOf parses a day of a step, zero if it has none.
func (s *State) dayOf(day string) time.Time {
	at, err := time.ParseInLocation(time.DateOnly, day, s.Now.Location())
	if err != nil {
		return time.Time{}
	}
	return at
}

func (m NoteUntil) apply(s *State) []Effect { return s.notePlanned(&m.Plan) }

// notePlanned sets the until dates of the people that a plan invites, including those who
// are there already and those that somebody will invite in ClickUp.
func (s *State) notePlanned(p *change.Plan) []Effect {
	byHand := p.ForHands() != ""
	changes := map[WorkspaceID][]people.Until{}
	for i := range p.Steps {
		step := &p.Steps[i]
		invited := step.State == change.Done || step.State == change.Skipped || step.State == change.Planned
		if day := s.dayOf(step.Until); step.Invites() && !day.IsZero() && (invited || byHand) {
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

// ParseUntil parses an until date: a date or a length of time from now, or "none" for the
// zero day. The error says what can be typed.
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

// UntilOf returns the until date of a person of the chosen workspace, zero if there is none.
func (s *State) UntilOf(p *clickup.Person) time.Time { return s.Data().Until.Of(p.Email) }

// UntilWords formats an until date for a narrow column, such as "in 12 days", "1 Mar 2027"
// or "5 days ago", and reports whether it has come.
func (s *State) UntilWords(day time.Time) (words string, due bool) {
	if day.IsZero() {
		return "", false
	}
	return text.Ahead(s.Now, day), people.Until{Day: day}.Due(s.Now)
}
