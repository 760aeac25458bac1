package effect

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model"
)

// audits carries out what the seat audit asks for; handled is false for all else.
func (r *Runner) audits(ctx context.Context, e model.Effect, emit func(model.Msg)) (handled bool) {
	switch e := e.(type) {
	case model.Audit:
		if done, ok := r.audit(ctx, e); ok {
			emit(done)
		}
	case model.RollUp:
		emit(e.Do())
	case model.ListSnapshots:
		list, err := r.Snapshots()
		emit(model.SnapshotsListed{Answer: r.answer(e.Seq, err), List: list})
	case model.CompareSince:
		done, err := r.compare(e)
		emit(model.ComparedSince{Answer: r.answer(e.Seq, err), ID: e.ID, Comparison: done})
	case model.LoadDecisions:
		list, err := r.deps.Store.Decisions()
		emit(model.DecisionsLoaded{Answer: r.answer(e.Seq, err), List: list})
	case model.SaveDecisions:
		emit(model.DecisionsSaved{Err: r.decide(ctx, e.List)})
	case model.ReadHR:
		list, err := r.readHR(e.Path)
		emit(model.HRRead{Answer: r.answer(e.Seq, err), List: list})
	case model.ListFiles:
		files, err := listFiles(e.Path)
		emit(model.FilesListed{Answer: r.answer(e.Seq, err), Path: e.Path, Files: files})
	case model.Export:
		path, err := r.export(e)
		emit(model.Saved{Path: path, Err: err})
	default:
		return false
	}
	return true
}

// auditPause lets people be found and sorted first, and the answers of a load, each of
// which asks for an audit, come together.
const auditPause = 60 * time.Millisecond

// audit makes audits one at a time, and of a workspace only the newest.
func (r *Runner) audit(ctx context.Context, e model.Audit) (done model.Audited, ok bool) {
	a := &r.auditing
	a.ask(e.ID, e.Seq)
	if r.deps.Clock.Sleep(ctx, auditPause) != nil {
		return done, false
	}
	a.turn.Lock()
	defer a.turn.Unlock()
	if a.ask(e.ID, e.Seq) > e.Seq {
		return done, false
	}
	return e.Do(), true
}

// auditing is which audits were asked for.
type auditing struct {
	turn   sync.Mutex
	mu     sync.Mutex
	newest map[clickup.WorkspaceID]uint64
}

// ask is the newest audit of a workspace that was asked for.
func (a *auditing) ask(id clickup.WorkspaceID, seq uint64) uint64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.newest[id] = max(a.newest[id], seq)
	return a.newest[id]
}

// decideTime is how long other copies of the program are waited for.
const decideTime = 2 * time.Second

// decide writes decisions one after the other, also while the program ends.
func (r *Runner) decide(ctx context.Context, list []model.Decision) error {
	r.deciding.Lock()
	defer r.deciding.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), decideTime)
	defer cancel()
	return r.deps.Store.Decide(ctx, list)
}

// Snapshots lists the rosters on the disk, newest first.
func (r *Runner) Snapshots() ([]model.SnapshotInfo, error) {
	stored, err := r.deps.Store.Snapshots()
	list := make([]model.SnapshotInfo, len(stored))
	for i, s := range stored {
		list[i] = model.SnapshotInfo(s)
	}
	return list, err
}

// Snapshot reads one of them by its ID; fs.ErrNotExist for an unknown one.
func (r *Runner) Snapshot(id string) (model.SnapshotLoaded, error) {
	s, err := r.deps.Store.Snapshot(id)
	if err != nil {
		return model.SnapshotLoaded{}, err
	}
	return recalled(s), nil
}

func (r *Runner) compare(e model.CompareSince) (model.Comparison, error) {
	before, err := r.Snapshot(e.Snapshot.ID)
	if err != nil {
		return model.Comparison{}, err
	}
	return e.Do(before)
}

// export writes a report of the format that its name says.
func (r *Runner) export(e model.Export) (string, error) {
	format, err := report.ParseFormat(e.Format, report.ReportFormats())
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	if err := report.Audit(&text, format, report.Document(e.Report, e.People, e.Changes)); err != nil {
		return "", fmt.Errorf("the report could not be made: %w", err)
	}
	return save(r.deps.SaveDirs, e.Name+format.Extension(), text.String())
}
