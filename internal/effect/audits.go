package effect

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"cutui/internal/report"
	"cutui/model"
)

// Audit runs an audit. Only one runs at a time, because each uses a whole core.
func (r performer) Audit(ctx context.Context, e model.Audit, emit model.Emit) {
	r.auditing.Lock()
	defer r.auditing.Unlock()
	if ctx.Err() == nil {
		emit(e.Do())
	}
}

func (r performer) ListSnapshots(_ context.Context, e model.ListSnapshots, emit model.Emit) {
	list, err := r.Snapshots()
	emit(model.SnapshotsListed{Answer: r.answer(e.Seq, err), List: list})
}

func (r performer) CompareSince(_ context.Context, e model.CompareSince, emit model.Emit) {
	done, err := r.compare(e)
	emit(model.ComparedSince{Answer: r.answer(e.Seq, err), ID: e.ID, Comparison: done})
}

func (r performer) LoadDecisions(_ context.Context, e model.LoadDecisions, emit model.Emit) {
	list, err := r.deps.Store.Decisions()
	emit(model.DecisionsLoaded{Answer: r.answer(e.Seq, err), List: list})
}

func (r performer) SaveDecisions(ctx context.Context, e model.SaveDecisions, emit model.Emit) {
	emit(model.DecisionsSaved{Err: r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.Decide(ctx, e.List) })})
}

func (r performer) Export(_ context.Context, e model.Export, emit model.Emit) {
	path, err := r.export(e)
	emit(model.Saved{Path: path, Err: err})
}

func (r performer) WriteDocument(_ context.Context, e model.WriteDocument, emit model.Emit) {
	path, err := r.writeDocument(e)
	emit(model.Saved{Path: path, Err: err})
}

// decideTime is how long keepDecision waits for other instances of the program.
const decideTime = 2 * time.Second

// keepDecision writes a decision of the user to disk, one at a time and even while the program
// ends. It waits for other instances of the program.
func (r *Runner) keepDecision(ctx context.Context, write func(context.Context) error) error {
	r.deciding.Lock()
	defer r.deciding.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), decideTime)
	defer cancel()
	return write(ctx)
}

// Snapshots lists the rosters on disk, newest first.
func (r *Runner) Snapshots() ([]model.SnapshotInfo, error) { return r.deps.Store.Snapshots() }

// Snapshot reads a roster from disk by its ID. For an unknown ID the error is fs.ErrNotExist.
func (r *Runner) Snapshot(id string) (model.SnapshotLoaded, error) {
	s, err := r.deps.Store.Snapshot(id)
	if err != nil {
		return model.SnapshotLoaded{}, err
	}
	return loadedFrom(s), nil
}

func (r *Runner) compare(e model.CompareSince) (model.Comparison, error) {
	before, err := r.Snapshot(e.Snapshot.ID)
	if err != nil {
		return model.Comparison{}, err
	}
	return e.Do(before)
}

// export writes a report in the format e.Format and returns the file's path.
func (r *Runner) export(e model.Export) (string, error) {
	format, err := report.ParseFormat(e.Format, report.ReportFormats())
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	doc := report.Document(e.Report, e.People, e.Changes)
	doc.Sees, doc.Review = e.Sees, e.Review
	if err := report.Audit(&text, format, doc); err != nil {
		return "", fmt.Errorf("the report could not be made: %w", err)
	}
	return save(r.deps.SaveDirs, e.Name+format.Extension(), text.String())
}

// writeDocument writes a document in the format e.Format and returns the file's path.
func (r *Runner) writeDocument(e model.WriteDocument) (string, error) {
	format, err := report.ParseFormat(e.Format, report.ReportFormats())
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	if err := report.Write(&text, format, e.Document); err != nil {
		return "", fmt.Errorf("the file could not be made: %w", err)
	}
	return save(r.deps.SaveDirs, e.Document.FileName()+format.Extension(), text.String())
}
