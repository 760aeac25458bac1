package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/peopleexport"
)

// Need says what is loaded besides the people. The zero value loads nothing else.
type Need struct {
	All    bool // for every workspace rather than the chosen one; custom roles excepted
	Named  bool // load nothing else until it is clear which workspace is meant
	Me     bool // the caller
	Seats  bool
	Plans  bool
	Groups bool
	Roles  bool // custom roles
	Audit  bool // audit the workspace whenever something was loaded
	Unkept bool // don't save a snapshot
}

// NeedEverything returns what the screen loads for the chosen workspace. For the others it
// sends ShowWorkspaces and LearnRoles.
func NeedEverything() Need {
	return Need{Me: true, Seats: true, Plans: true, Groups: true, Roles: true, Audit: true}
}

// ShowWorkspaces says that workspaces have come into view. Their seats and plans are loaded
// if they have not been since the last load of the people.
type ShowWorkspaces struct {
	IDs []clickup.WorkspaceID
}

func (m ShowWorkspaces) apply(s *State) []Effect {
	var out []Effect
	for _, id := range m.IDs {
		if s.DataOf(id).outdated && !s.Offline() {
			out = append(out, s.fetchSeatsAndPlan(id)...)
		}
	}
	return out
}

// Outdated returns the workspaces of rosters whose seats and plans have not been loaded
// since the last load of the people.
func (s *State) Outdated(rosters []*Roster) []clickup.WorkspaceID {
	var out []clickup.WorkspaceID
	for _, r := range rosters {
		if s.DataOf(r.ID).outdated && !s.Offline() {
			out = append(out, r.ID)
		}
	}
	return out
}

// Intents of shells that don't show everything, such as commands.
type (
	// LoadNeeded loads the people and what is needed besides them. From then on nothing
	// else is loaded or audited without being asked for.
	LoadNeeded struct {
		Need Need
	}
	// AlsoLoad replaces the Need and loads what is missing for the chosen workspace. The
	// seats and plans of others follow with ShowWorkspaces.
	AlsoLoad struct {
		Need Need
	}
	// SetAuditRules changes the rules of the audit. Zero fields leave them as they are.
	SetAuditRules struct {
		InactiveDays, PendingDays int
		HR                        audit.HRList
		Export                    *peopleexport.Export
	}
)

func (m LoadNeeded) apply(s *State) []Effect {
	s.need = m.Need
	return s.reload(true)
}

func (m AlsoLoad) apply(s *State) []Effect {
	s.need = m.Need
	for _, r := range s.Rosters.Value {
		f := s.DataOf(r.ID)
		f.outdated = f.outdated || m.Need.Seats && f.Seats.Phase == Idle
	}
	return s.fetchNeeded(s.Chosen, false)
}

func (m SetAuditRules) apply(s *State) []Effect {
	if m.InactiveDays > 0 {
		s.Options.Audit.InactiveDays = m.InactiveDays
	}
	if m.PendingDays > 0 {
		s.Options.Audit.PendingDays = m.PendingDays
	}
	if m.HR.Given() {
		s.Options.HR = m.HR
	}
	if m.Export.Given() {
		s.Options.Export = m.Export
	}
	return s.auditAgain()
}

// fetchNeeded loads what is needed about a workspace and was not loaded yet or, with again,
// all that is needed.
func (s *State) fetchNeeded(id clickup.WorkspaceID, again bool) []Effect {
	n, chosen := s.need, id == s.Chosen
	if !n.All && !chosen {
		return nil
	}
	f := s.DataOf(id)
	again = again || f.outdated
	f.outdated = false
	background := read{Background: true}
	wanted := func(need bool, p LoadPhase) bool { return need && (again || p == Idle) }
	var out []Effect
	if n.Named && n.Me && !s.Me.Has() && s.Me.Phase == Idle {
		out = append(out, FetchMe{read: background, Seq: s.Me.begin(s.next())})
	}
	if wanted(n.Seats, f.Seats.Phase) {
		out = append(out, FetchSeats{read: background, Seq: f.Seats.begin(s.next()), ID: id})
	}
	if wanted(n.Plans, f.Plan.Phase) {
		out = append(out, FetchPlan{read: background, Seq: f.Plan.begin(s.next()), ID: id})
	}
	if chosen && wanted(n.Roles, f.Roles.Phase) || wanted(s.needsRoles(id), f.Roles.Phase) {
		out = append(out, FetchRoles{read: background, Seq: f.Roles.begin(s.next()), ID: id})
	}
	if wanted(n.Groups, f.Groups.Phase) {
		out = append(out, FetchGroups{read: background, Seq: f.Groups.begin(s.next()), ID: id})
	}
	return out
}

// RefreshOld reloads the chosen workspace if Options.Refresh has passed since its last load.
// It does nothing while a load or run is under way or a confirmed plan waits. The screen
// sends it regularly.
type RefreshOld struct{}

func (RefreshOld) apply(s *State) []Effect {
	every := s.Options.Refresh
	switch {
	case every <= 0, s.Roster() == nil, s.Partial, s.Offline(), s.Rosters.Phase == Loading, s.Confirming(), s.Run != nil && s.Run.Live():
		return nil
	case s.Now.Sub(s.Rosters.At) < every, s.Now.Sub(s.refreshed) < every:
		return nil
	}
	s.refreshed = s.Now
	return s.reload(false)
}

// oldAge is the age from which the people count as old if nothing refreshes them.
const oldAge = 15 * time.Minute

// Old reports whether the people shown are old enough to warn about it.
func (s *State) Old() bool {
	limit := oldAge
	if s.Options.Refresh > 0 {
		limit = 2 * s.Options.Refresh
	}
	return s.Rosters.Has() && s.Now.Sub(s.Rosters.At) >= limit
}
