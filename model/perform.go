package model

import (
	"context"
	"fmt"
	"time"

	"cutui/clickup"
)

// Performer does the IO of each effect. internal/effect has the only one: an effect
// that nobody carries out does not compile.
type Performer interface {
	LoadPreview(context.Context, LoadPreview, Emit)
	LoadSnapshot(context.Context, LoadSnapshot, Emit)
	SaveSnapshot(context.Context, SaveSnapshot, Emit)
	FetchMe(context.Context, FetchMe, Emit)
	FetchRosters(context.Context, FetchRosters, Emit)
	FetchRoster(context.Context, FetchRoster, Emit)
	FetchSeats(context.Context, FetchSeats, Emit)
	FetchPlan(context.Context, FetchPlan, Emit)
	FetchRoles(context.Context, FetchRoles, Emit)
	FetchGroups(context.Context, FetchGroups, Emit)
	FetchShares(context.Context, FetchShares, Emit)
	FetchAccess(context.Context, FetchAccess, Emit)
	FetchImpact(context.Context, FetchImpact, Emit)
	LoadKeptImpact(context.Context, LoadKeptImpact, Emit)
	LoadKeptFacts(context.Context, LoadKeptFacts, Emit)
	LoadKeptShares(context.Context, LoadKeptShares, Emit)
	LoadKeptAccess(context.Context, LoadKeptAccess, Emit)
	LoadNewerAPI(context.Context, LoadNewerAPI, Emit)
	FetchItems(context.Context, FetchItems, Emit)
	FetchSpace(context.Context, FetchSpace, Emit)
	LoadSurvey(context.Context, LoadSurvey, Emit)
	SaveSurvey(context.Context, SaveSurvey, Emit)
	FindLists(context.Context, FindLists, Emit)
	FetchListMembers(context.Context, FetchListMembers, Emit)
	FetchPublicTasks(context.Context, FetchPublicTasks, Emit)
	FetchItem(context.Context, FetchItem, Emit)

	ListRuns(context.Context, ListRuns, Emit)
	OpenRun(context.Context, OpenRun, Emit)
	RejoinRun(context.Context, RejoinRun, Emit)
	SendStep(context.Context, SendStep, Emit)
	CloseRun(context.Context, CloseRun, Emit)
	MarkDropped(context.Context, MarkDropped, Emit)

	Audit(context.Context, Audit, Emit)
	ListSnapshots(context.Context, ListSnapshots, Emit)
	CompareSince(context.Context, CompareSince, Emit)
	LoadDecisions(context.Context, LoadDecisions, Emit)
	SaveDecisions(context.Context, SaveDecisions, Emit)
	LoadUntil(context.Context, LoadUntil, Emit)
	WriteReview(context.Context, WriteReview, Emit)
	LoadReviews(context.Context, LoadReviews, Emit)
	SaveAnswers(context.Context, SaveAnswers, Emit)
	ReadAnswerFiles(context.Context, ReadAnswerFiles, Emit)
	SaveUntil(context.Context, SaveUntil, Emit)
	LoadFilters(context.Context, LoadFilters, Emit)
	SaveFilter(context.Context, SaveFilter, Emit)
	ReadHR(context.Context, ReadHR, Emit)
	ListFiles(context.Context, ListFiles, Emit)
	Export(context.Context, Export, Emit)

	Copy(context.Context, Copy, Emit)
	OpenURL(context.Context, OpenURL, Emit)
	RunCommand(context.Context, RunCommand, Emit)
	WriteDocument(context.Context, WriteDocument, Emit)
	Wait(context.Context, Wait, Emit)
}

// Emit hands an answer to the program.
type Emit = func(Msg)

// Turn says which effects replace each other. The zero Turn: none does.
type Turn struct {
	Key   string        // effects with the same key replace each other
	Gen   uint64        // the newest has the greatest
	Delay time.Duration // how long a newer one is waited for before this one begins
}

// Perform carries an effect out, by the method of p that has its name where it needs
// IO. It returns when the effect is over.
func Perform(ctx context.Context, e Effect, p Performer, emit Emit) { e.perform(ctx, p, emit) }

// TurnOf says which effects e replaces.
func TurnOf(e Effect) Turn { return e.turn() }

// PriorityOf says how much of the rate limit the calls of e may take.
func PriorityOf(e Effect) clickup.Priority { return e.priority() }

// What is asked for again and again: only the newest is of use.

const (
	// rostersKey is the same for one workspace and for all: the state waits for one
	// answer at a time, whichever it asked for last.
	rostersKey = "rosters"
	// auditDelay lets people be found and sorted first, and the answers of a load, each
	// of which asks for an audit, come together.
	auditDelay = 60 * time.Millisecond
	// typingDelay lets somebody type the rest of an id.
	typingDelay = 300 * time.Millisecond
)

func (e FetchMe) turn() Turn { return Turn{Key: "me", Gen: e.Seq} }

func (e FetchRosters) turn() Turn { return Turn{Key: rostersKey, Gen: e.Seq} }

func (e FetchRoster) turn() Turn { return Turn{Key: rostersKey, Gen: e.Seq} }

func (e FetchSeats) turn() Turn { return Turn{Key: fmt.Sprint("seats ", e.ID), Gen: e.Seq} }

func (e FetchPlan) turn() Turn { return Turn{Key: fmt.Sprint("plan ", e.ID), Gen: e.Seq} }

func (e FetchRoles) turn() Turn { return Turn{Key: fmt.Sprint("roles ", e.ID), Gen: e.Seq} }

func (e FetchGroups) turn() Turn { return Turn{Key: fmt.Sprint("groups ", e.ID), Gen: e.Seq} }

func (e FetchShares) turn() Turn {
	if e.AtRest {
		return Turn{Key: restKey, Gen: e.Seq}
	}
	return Turn{Key: fmt.Sprint("shares ", e.ID, " ", e.Guest), Gen: e.Seq}
}

func (e FetchAccess) turn() Turn {
	return Turn{Key: fmt.Sprint("access ", e.ID, " ", e.Ref), Gen: e.Seq}
}

func (e FetchItems) turn() Turn { return Turn{Key: fmt.Sprint("items ", e.ID), Gen: e.Seq} }

func (e FetchSpace) turn() Turn {
	return Turn{Key: fmt.Sprint("space ", e.ID, " ", e.Space.Space), Gen: e.Seq}
}

func (e FetchItem) turn() Turn {
	if e.Typed {
		return Turn{Key: "typed item", Gen: e.Seq, Delay: typingDelay}
	}
	return Turn{Key: fmt.Sprint("item ", e.ID, " ", e.Ref), Gen: e.Seq}
}

func (e SaveSnapshot) turn() Turn { return Turn{Key: "snapshot", Gen: e.Seq} }

func (e Audit) turn() Turn {
	return Turn{Key: fmt.Sprint("audit ", e.ID), Gen: e.Seq, Delay: auditDelay}
}

func (e RollUp) turn() Turn { return Turn{Key: fmt.Sprint("roll-up ", e.ID), Gen: e.Seq} }

func (e CompareSince) turn() Turn { return Turn{Key: fmt.Sprint("compare ", e.ID), Gen: e.Seq} }

func (e ListSnapshots) turn() Turn { return Turn{Key: "snapshots", Gen: e.Seq} }

func (e ReadHR) turn() Turn { return Turn{Key: "hr", Gen: e.Seq} }

func (e ListFiles) turn() Turn { return Turn{Key: "files", Gen: e.Seq} }

func (e Rank) turn() Turn { return Turn{Key: "rank", Gen: e.Gen} }

func (e SearchWorkspaces) turn() Turn { return Turn{Key: "search workspaces", Gen: e.Gen} }

// What the user asked for and may take many calls.

func (e FetchShares) priority() clickup.Priority {
	if e.AtRest {
		return clickup.Background
	}
	return clickup.Asked
}

func (e FetchItems) priority() clickup.Priority { return clickup.Asked }

func (e FindLists) priority() clickup.Priority { return clickup.Asked }

func (e FetchListMembers) priority() clickup.Priority { return clickup.Asked }

func (e FetchPublicTasks) priority() clickup.Priority { return clickup.Asked }

// What needs IO is done by the performer.

func (e LoadPreview) perform(ctx context.Context, p Performer, emit Emit) {
	p.LoadPreview(ctx, e, emit)
}

func (e LoadSnapshot) perform(ctx context.Context, p Performer, emit Emit) {
	p.LoadSnapshot(ctx, e, emit)
}

func (e SaveSnapshot) perform(ctx context.Context, p Performer, emit Emit) {
	p.SaveSnapshot(ctx, e, emit)
}

func (e FetchMe) perform(ctx context.Context, p Performer, emit Emit) { p.FetchMe(ctx, e, emit) }

func (e FetchRosters) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchRosters(ctx, e, emit)
}

func (e FetchRoster) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchRoster(ctx, e, emit)
}

func (e FetchSeats) perform(ctx context.Context, p Performer, emit Emit) { p.FetchSeats(ctx, e, emit) }

func (e FetchPlan) perform(ctx context.Context, p Performer, emit Emit) { p.FetchPlan(ctx, e, emit) }

func (e FetchRoles) perform(ctx context.Context, p Performer, emit Emit) { p.FetchRoles(ctx, e, emit) }

func (e FetchGroups) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchGroups(ctx, e, emit)
}

func (e FetchShares) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchShares(ctx, e, emit)
}

func (e FetchAccess) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchAccess(ctx, e, emit)
}

func (e LoadNewerAPI) perform(ctx context.Context, p Performer, emit Emit) {
	p.LoadNewerAPI(ctx, e, emit)
}

func (e FetchItems) perform(ctx context.Context, p Performer, emit Emit) { p.FetchItems(ctx, e, emit) }

func (e FetchSpace) perform(ctx context.Context, p Performer, emit Emit) { p.FetchSpace(ctx, e, emit) }

func (e FetchItem) perform(ctx context.Context, p Performer, emit Emit) { p.FetchItem(ctx, e, emit) }

func (e LoadSurvey) perform(ctx context.Context, p Performer, emit Emit) { p.LoadSurvey(ctx, e, emit) }

func (e SaveSurvey) perform(ctx context.Context, p Performer, emit Emit) { p.SaveSurvey(ctx, e, emit) }

func (e FindLists) perform(ctx context.Context, p Performer, emit Emit) { p.FindLists(ctx, e, emit) }

func (e FetchListMembers) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchListMembers(ctx, e, emit)
}

func (e FetchPublicTasks) perform(ctx context.Context, p Performer, emit Emit) {
	p.FetchPublicTasks(ctx, e, emit)
}

func (e ListRuns) perform(ctx context.Context, p Performer, emit Emit) { p.ListRuns(ctx, e, emit) }

func (e OpenRun) perform(ctx context.Context, p Performer, emit Emit) { p.OpenRun(ctx, e, emit) }

func (e RejoinRun) perform(ctx context.Context, p Performer, emit Emit) { p.RejoinRun(ctx, e, emit) }

func (e SendStep) perform(ctx context.Context, p Performer, emit Emit) { p.SendStep(ctx, e, emit) }

func (e CloseRun) perform(ctx context.Context, p Performer, emit Emit) { p.CloseRun(ctx, e, emit) }

func (e MarkDropped) perform(ctx context.Context, p Performer, emit Emit) {
	p.MarkDropped(ctx, e, emit)
}

func (e Audit) perform(ctx context.Context, p Performer, emit Emit) { p.Audit(ctx, e, emit) }

func (e ListSnapshots) perform(ctx context.Context, p Performer, emit Emit) {
	p.ListSnapshots(ctx, e, emit)
}

func (e CompareSince) perform(ctx context.Context, p Performer, emit Emit) {
	p.CompareSince(ctx, e, emit)
}

func (e LoadDecisions) perform(ctx context.Context, p Performer, emit Emit) {
	p.LoadDecisions(ctx, e, emit)
}

func (e SaveDecisions) perform(ctx context.Context, p Performer, emit Emit) {
	p.SaveDecisions(ctx, e, emit)
}

func (e ReadHR) perform(ctx context.Context, p Performer, emit Emit) { p.ReadHR(ctx, e, emit) }

func (e ListFiles) perform(ctx context.Context, p Performer, emit Emit) { p.ListFiles(ctx, e, emit) }

func (e Export) perform(ctx context.Context, p Performer, emit Emit) { p.Export(ctx, e, emit) }

func (e Copy) perform(ctx context.Context, p Performer, emit Emit) { p.Copy(ctx, e, emit) }

func (e OpenURL) perform(ctx context.Context, p Performer, emit Emit) { p.OpenURL(ctx, e, emit) }

func (e WriteDocument) perform(ctx context.Context, p Performer, emit Emit) {
	p.WriteDocument(ctx, e, emit)
}

func (e Wait) perform(ctx context.Context, p Performer, emit Emit) { p.Wait(ctx, e, emit) }

// What is worked out needs none; it ends early where nobody waits for it any more.

func (e Merge) perform(_ context.Context, _ Performer, emit Emit) { emit(e.Do()) }

func (e Compare) perform(_ context.Context, _ Performer, emit Emit) { emit(e.Do()) }

func (e RollUp) perform(_ context.Context, _ Performer, emit Emit) { emit(e.Do()) }

func (e Rank) perform(ctx context.Context, _ Performer, emit Emit) {
	if done, ok := e.Do(func() bool { return ctx.Err() != nil }); ok {
		emit(done)
	}
}

func (e SearchWorkspaces) perform(ctx context.Context, _ Performer, emit Emit) {
	if done, ok := e.Do(func() bool { return ctx.Err() != nil }); ok {
		emit(done)
	}
}
