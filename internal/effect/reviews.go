package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/internal/reviewform"
	"cutui/model"
	"cutui/model/accessreview"
)

// WriteReview writes the sheets of a new review, and keeps it only where all were written.
func (r performer) WriteReview(ctx context.Context, e model.WriteReview, emit model.Emit) {
	files, err := writeSheets(e.Dir, &e.Review)
	if err == nil {
		err = r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddReview(ctx, e.Review.Workspace, e.Review) })
	}
	r.emitReviews(e.Seq, e.Review.Workspace, files, err, emit)
}

func (r performer) LoadReviews(_ context.Context, e model.LoadReviews, emit model.Emit) {
	r.emitReviews(e.Seq, e.ID, nil, nil, emit)
}

func (r performer) SaveAnswers(ctx context.Context, e model.SaveAnswers, emit model.Emit) {
	err := r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddAnswers(ctx, e.ID, e.Review, e.Answers) })
	r.emitReviews(e.Seq, e.ID, nil, err, emit)
}

func (r performer) emitReviews(seq uint64, ws clickup.WorkspaceID, files []string, failed error, emit model.Emit) {
	list, err := r.deps.Store.Reviews(ws)
	emit(model.ReviewsLoaded{Answer: r.answer(seq, errors.Join(failed, err)), ID: ws, List: list, Files: files})
}

// writeSheets writes a CSV and a form for each reviewer. A file that is there is never
// written over.
func writeSheets(dir string, r *accessreview.Review) ([]string, error) {
	if dir == "" {
		dir = "."
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", dir)
	}
	var files []string
	for i := range r.Sheets {
		var table, form bytes.Buffer
		if err := report.CSV(&table, accessreview.Columns(), r.Cells(&r.Sheets[i])); err != nil {
			return files, err
		}
		if err := reviewform.Write(&form, r, i); err != nil {
			return files, err
		}
		name := r.FileName(i)
		for _, file := range [][2]string{{".csv", table.String()}, {".html", form.String()}} {
			path, err := saveIn(dir, name+file[0], file[1])
			if err != nil {
				return files, err
			}
			files = append(files, path)
		}
	}
	return files, nil
}
