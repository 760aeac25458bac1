package model

// Update takes an intent or an event, changes the state and returns what has
// to be done about it. It is the only way the state changes.
func (s *State) Update(msg Msg) []Effect {
	switch m := msg.(type) {
	case Batch:
		return s.several(m.Msgs)
	case Boot:
		return s.boot()
	case ShowLast:
		return s.showLast()
	case ChooseWorkspace:
		return s.choose(m.ID)
	case MoveCursor:
		return s.moveTo(s.Browse().Pos + m.By)
	case PutCursor:
		return s.moveTo(m.Row)
	case SeekPerson:
		return s.seek(m.ID)
	case SetFilter:
		return s.filter(m.Text)
	case ShowView:
		return s.show(m.View, m.Filter)
	case SortBy:
		return s.sortBy(m.Sort)
	case ToggleMark:
		return s.toggleMark()
	case MarkPerson:
		return s.markPerson(m.ID)
	case MarkRange:
		return s.markRange()
	case InvertMarks:
		return s.invertMarks()
	case ClearMarks:
		return s.clearMarks()
	case Reload:
		return s.reload(m.All)
	case LearnRoles:
		return s.learnRoles(m.IDs)
	case RetryFailed:
		return s.retryFailed()
	case LoadShares:
		return s.loadShares(m.Guest)
	case LoadAccess:
		return s.loadAccess(m.Ref)
	case SearchEverywhere:
		return s.lookEverywhere(m.Text)
	case OpenPicker:
		return s.loadItems()
	case LookUpItem:
		return s.lookUp(m.Ref)
	case CopyText, OpenLink, SaveText:
		return handOut(msg)
	}
	return s.run(msg)
}

// run is Update for intents about runs.
func (s *State) run(msg Msg) []Effect {
	switch m := msg.(type) {
	case StartRun:
		return s.startRun(m.Plan)
	case PauseRun:
		return s.pauseRun()
	case RetryRun:
		return s.retryRun()
	case StopRun:
		return s.stopRun()
	case FindRuns:
		return []Effect{ListRuns{}}
	case ResumeRun:
		return s.resumeRun(m.ID, m.Retry)
	case DropRun:
		return s.dropRun(m.ID)
	}
	return s.happened(msg)
}

func (s *State) several(msgs []Msg) []Effect {
	var out []Effect
	for _, m := range msgs {
		out = append(out, s.Update(m)...)
	}
	return out
}

// happened is Update for events.
func (s *State) happened(msg Msg) []Effect {
	switch m := msg.(type) {
	case Ticked:
		return s.tick(m.Now)
	case PreviewLoaded:
		return s.glimpsed(m)
	case SnapshotLoaded:
		return s.recalled(m)
	case MeLoaded:
		return s.meLoaded(m)
	case RostersArrived:
		return s.rostersArrived(m)
	case RostersLoaded:
		return s.rostersLoaded(m)
	case RosterLoaded:
		return s.rosterLoaded(m)
	case SeatsLoaded:
		return s.seatsLoaded(m)
	case PlanLoaded:
		return s.planLoaded(m)
	case RolesLoaded:
		return s.rolesLoaded(m)
	case GroupsLoaded:
		return s.groupsLoaded(m)
	case PeopleRanked:
		return s.peopleRanked(m)
	case PeopleMerged:
		return s.peopleMerged(m)
	case FoundEverywhere:
		return s.foundEverywhere(m)
	case SharesLoaded:
		return s.sharesLoaded(m)
	case AccessLoaded:
		return s.accessLoaded(m)
	case ItemsArrived:
		return s.itemsArrived(m)
	case ItemLookedUp:
		return s.itemLookedUp(m)
	case Compared:
		return s.compared(m)
	case RunOpened:
		return s.runOpened(m)
	case StepEnded:
		return s.stepEnded(m)
	case RunsListed:
		return s.runsListed(m)
	case RunRejoined:
		return s.runRejoined(m)
	case MarkedDropped:
		return s.markedDropped(m)
	case Copied, Opened, Saved, RateChanged, Panicked:
		return s.told(m)
	}
	return s.audits(msg)
}

// audits is Update for the seat audit, intents and events.
func (s *State) audits(msg Msg) []Effect {
	switch m := msg.(type) {
	case OpenAudit:
		return s.openAudit()
	case SetInactiveDays:
		return s.setInactiveDays(m.Days)
	case AcceptFindings:
		return s.accept(m)
	case ReopenFindings:
		return s.decide(Decision{Workspace: s.Chosen}, m.Findings)
	case CompareWith:
		return s.compareWith(m.ID)
	case ReadShares:
		return s.readShares(m.Within)
	case UseHR:
		return s.useHR(m.Path)
	case LookForFiles:
		return s.lookForFiles(m.Path)
	case ExportReport:
		return s.export(m.Format)
	case Audited:
		return s.audited(m)
	case RolledUp:
		return s.studied(m)
	case DecisionsLoaded:
		return s.decisionsRecalled(m)
	case DecisionsSaved:
		return s.decisionsKept(m)
	case HRRead:
		return s.hrRead(m)
	case FilesListed:
		return s.filesListed(m)
	case SnapshotsListed:
		return s.snapshotsListed(m)
	case ComparedSince:
		return s.comparedSince(m)
	}
	return nil
}
