package model

import (
	"context"
	"fmt"
	"time"

	"cutui/clickup"
)

// Performer does the IO of the effects, one method for each. internal/effect has the only
// implementation; an effect without a method does not compile.
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

// Emit sends an event to the state.
type Emit = func(Msg)

// Turn says which effects replace each other. The zero Turn replaces nothing.
type Turn struct {
	Key   string        // a newer effect replaces an older one with the same key
	Gen   uint64        // the greater, the newer
	Delay time.Duration // wait before the effect begins, in case a newer one comes
}

// performing is what an effect needs to be carried out.
type performing struct {
	Performer

	ctx  context.Context
	emit Emit
}

// Perform carries out an effect, with the method of p of the same name if it needs IO. It
// returns when the effect is done.
func Perform(ctx context.Context, e Effect, p Performer, emit Emit) {
	e.perform(performing{p, ctx, emit})
}

// TurnOf returns the turn of an effect.
func TurnOf(e Effect) Turn { return e.turn() }

// PriorityOf returns the priority of an effect's calls within the rate limit.
func PriorityOf(e Effect) clickup.Priority { return e.priority() }

// The effects that are requested repeatedly, where only the newest matters.

const (
	// rostersKey is shared by FetchRoster and FetchRosters: the state waits for one answer
	// at a time, whichever was requested last.
	rostersKey = "rosters"
	// auditDelay lets Rank go first, and the answers of a load, each of which requests an
	// audit, cause only one.
	auditDelay = 60 * time.Millisecond
	// typingDelay is how long a pause in typing means that a reference is complete.
	typingDelay = 300 * time.Millisecond
)

func (e FetchMe) turn() Turn          { return newest(e.Seq, "me") }
func (e FetchRosters) turn() Turn     { return newest(e.Seq, rostersKey) }
func (e FetchRoster) turn() Turn      { return newest(e.Seq, rostersKey) }
func (e FetchSeats) turn() Turn       { return newest(e.Seq, "seats ", e.ID) }
func (e FetchPlan) turn() Turn        { return newest(e.Seq, "plan ", e.ID) }
func (e FetchRoles) turn() Turn       { return newest(e.Seq, "roles ", e.ID) }
func (e FetchGroups) turn() Turn      { return newest(e.Seq, "groups ", e.ID) }
func (e FetchAccess) turn() Turn      { return newest(e.Seq, "access ", e.ID, " ", e.Ref) }
func (e FetchImpact) turn() Turn      { return newest(e.Seq, "impact ", e.ID) }
func (e FetchItems) turn() Turn       { return newest(e.Seq, "items ", e.ID) }
func (e FetchSpace) turn() Turn       { return newest(e.Seq, "space ", e.ID, " ", e.Space.Space) }
func (e SaveSnapshot) turn() Turn     { return newest(e.Seq, "snapshot") }
func (e RollUp) turn() Turn           { return newest(e.Seq, "roll-up ", e.ID) }
func (e CompareSince) turn() Turn     { return newest(e.Seq, "compare ", e.ID) }
func (e ListSnapshots) turn() Turn    { return newest(e.Seq, "snapshots") }
func (e ReadHR) turn() Turn           { return newest(e.Seq, "hr") }
func (e ListFiles) turn() Turn        { return newest(e.Seq, "files") }
func (e Rank) turn() Turn             { return newest(e.Gen, "rank") }
func (e SearchWorkspaces) turn() Turn { return newest(e.Gen, "search workspaces") }
func (e Rest) turn() Turn             { return newest(e.Gen, restKey).after(restDelay) }
func (e Audit) turn() Turn            { return newest(e.Seq, "audit ", e.ID).after(auditDelay) }

func (e FetchShares) turn() Turn {
	if e.AtRest {
		return newest(e.Seq, restKey)
	}
	return newest(e.Seq, "shares ", e.ID, " ", e.Guest)
}

func (e FetchItem) turn() Turn {
	if e.Typed {
		return newest(e.Seq, "typed item").after(typingDelay)
	}
	return newest(e.Seq, "item ", e.ID, " ", e.Ref)
}

// newest returns the turn of an effect that replaces older ones with the same key.
func newest(gen uint64, key ...any) Turn { return Turn{Key: fmt.Sprint(key...), Gen: gen} }

func (t Turn) after(delay time.Duration) Turn {
	t.Delay = delay
	return t
}

// The effects that the user asked for and that may take many calls.

func (e FetchItems) priority() clickup.Priority       { return clickup.Asked }
func (e FindLists) priority() clickup.Priority        { return clickup.Asked }
func (e FetchListMembers) priority() clickup.Priority { return clickup.Asked }
func (e FetchPublicTasks) priority() clickup.Priority { return clickup.Asked }
func (e FetchImpact) priority() clickup.Priority      { return clickup.Asked }

func (e FetchShares) priority() clickup.Priority {
	if e.AtRest {
		return clickup.Background
	}
	return clickup.Asked
}

// The effects that need IO are carried out by the performer.

func (e LoadPreview) perform(p performing)      { p.LoadPreview(p.ctx, e, p.emit) }
func (e LoadSnapshot) perform(p performing)     { p.LoadSnapshot(p.ctx, e, p.emit) }
func (e SaveSnapshot) perform(p performing)     { p.SaveSnapshot(p.ctx, e, p.emit) }
func (e FetchMe) perform(p performing)          { p.FetchMe(p.ctx, e, p.emit) }
func (e FetchRosters) perform(p performing)     { p.FetchRosters(p.ctx, e, p.emit) }
func (e FetchRoster) perform(p performing)      { p.FetchRoster(p.ctx, e, p.emit) }
func (e FetchSeats) perform(p performing)       { p.FetchSeats(p.ctx, e, p.emit) }
func (e FetchPlan) perform(p performing)        { p.FetchPlan(p.ctx, e, p.emit) }
func (e FetchRoles) perform(p performing)       { p.FetchRoles(p.ctx, e, p.emit) }
func (e FetchGroups) perform(p performing)      { p.FetchGroups(p.ctx, e, p.emit) }
func (e FetchShares) perform(p performing)      { p.FetchShares(p.ctx, e, p.emit) }
func (e FetchAccess) perform(p performing)      { p.FetchAccess(p.ctx, e, p.emit) }
func (e FetchImpact) perform(p performing)      { p.FetchImpact(p.ctx, e, p.emit) }
func (e LoadKeptImpact) perform(p performing)   { p.LoadKeptImpact(p.ctx, e, p.emit) }
func (e LoadKeptFacts) perform(p performing)    { p.LoadKeptFacts(p.ctx, e, p.emit) }
func (e LoadKeptShares) perform(p performing)   { p.LoadKeptShares(p.ctx, e, p.emit) }
func (e LoadKeptAccess) perform(p performing)   { p.LoadKeptAccess(p.ctx, e, p.emit) }
func (e LoadNewerAPI) perform(p performing)     { p.LoadNewerAPI(p.ctx, e, p.emit) }
func (e FetchItems) perform(p performing)       { p.FetchItems(p.ctx, e, p.emit) }
func (e FetchSpace) perform(p performing)       { p.FetchSpace(p.ctx, e, p.emit) }
func (e LoadSurvey) perform(p performing)       { p.LoadSurvey(p.ctx, e, p.emit) }
func (e SaveSurvey) perform(p performing)       { p.SaveSurvey(p.ctx, e, p.emit) }
func (e FindLists) perform(p performing)        { p.FindLists(p.ctx, e, p.emit) }
func (e FetchListMembers) perform(p performing) { p.FetchListMembers(p.ctx, e, p.emit) }
func (e FetchPublicTasks) perform(p performing) { p.FetchPublicTasks(p.ctx, e, p.emit) }
func (e FetchItem) perform(p performing)        { p.FetchItem(p.ctx, e, p.emit) }

func (e ListRuns) perform(p performing)    { p.ListRuns(p.ctx, e, p.emit) }
func (e OpenRun) perform(p performing)     { p.OpenRun(p.ctx, e, p.emit) }
func (e RejoinRun) perform(p performing)   { p.RejoinRun(p.ctx, e, p.emit) }
func (e SendStep) perform(p performing)    { p.SendStep(p.ctx, e, p.emit) }
func (e CloseRun) perform(p performing)    { p.CloseRun(p.ctx, e, p.emit) }
func (e MarkDropped) perform(p performing) { p.MarkDropped(p.ctx, e, p.emit) }

func (e Audit) perform(p performing)           { p.Audit(p.ctx, e, p.emit) }
func (e ListSnapshots) perform(p performing)   { p.ListSnapshots(p.ctx, e, p.emit) }
func (e CompareSince) perform(p performing)    { p.CompareSince(p.ctx, e, p.emit) }
func (e LoadDecisions) perform(p performing)   { p.LoadDecisions(p.ctx, e, p.emit) }
func (e SaveDecisions) perform(p performing)   { p.SaveDecisions(p.ctx, e, p.emit) }
func (e LoadUntil) perform(p performing)       { p.LoadUntil(p.ctx, e, p.emit) }
func (e WriteReview) perform(p performing)     { p.WriteReview(p.ctx, e, p.emit) }
func (e LoadReviews) perform(p performing)     { p.LoadReviews(p.ctx, e, p.emit) }
func (e SaveAnswers) perform(p performing)     { p.SaveAnswers(p.ctx, e, p.emit) }
func (e ReadAnswerFiles) perform(p performing) { p.ReadAnswerFiles(p.ctx, e, p.emit) }
func (e SaveUntil) perform(p performing)       { p.SaveUntil(p.ctx, e, p.emit) }
func (e LoadFilters) perform(p performing)     { p.LoadFilters(p.ctx, e, p.emit) }
func (e SaveFilter) perform(p performing)      { p.SaveFilter(p.ctx, e, p.emit) }
func (e ReadHR) perform(p performing)          { p.ReadHR(p.ctx, e, p.emit) }
func (e ListFiles) perform(p performing)       { p.ListFiles(p.ctx, e, p.emit) }
func (e Export) perform(p performing)          { p.Export(p.ctx, e, p.emit) }

func (e Copy) perform(p performing)          { p.Copy(p.ctx, e, p.emit) }
func (e OpenURL) perform(p performing)       { p.OpenURL(p.ctx, e, p.emit) }
func (e RunCommand) perform(p performing)    { p.RunCommand(p.ctx, e, p.emit) }
func (e WriteDocument) perform(p performing) { p.WriteDocument(p.ctx, e, p.emit) }
func (e Wait) perform(p performing)          { p.Wait(p.ctx, e, p.emit) }

// The effects that only compute need no performer. The long ones stop when cancelled.

func (e Merge) perform(p performing)   { p.emit(e.Do()) }
func (e Compare) perform(p performing) { p.emit(e.Do()) }
func (e RollUp) perform(p performing)  { p.emit(e.Do()) }
func (e Rest) perform(p performing)    { p.emit(rested{Gen: e.Gen}) }

func (e Rank) perform(p performing) {
	if done, ok := e.Do(p.cancelled); ok {
		p.emit(done)
	}
}

func (e SearchWorkspaces) perform(p performing) {
	if done, ok := e.Do(p.cancelled); ok {
		p.emit(done)
	}
}

func (p performing) cancelled() bool { return p.ctx.Err() != nil }
