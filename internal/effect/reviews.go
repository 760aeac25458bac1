package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/internal/reviewform"
	"cutui/model"
	"cutui/model/accessreview"
)

// WriteReview writes the sheets of a new review, and stores the review if all were written.
func (r performer) WriteReview(ctx context.Context, e model.WriteReview, emit model.Emit) {
	files, err := writeSheets(inHome(e.Dir), &e.Review)
	if err == nil {
		err = r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddReview(ctx, e.Review.Workspace, e.Review) })
	}
	r.emitReviews(e.Seq, e.Review.Workspace, err, emit, model.ReviewsLoaded{Files: files})
}

func (r performer) LoadReviews(_ context.Context, e model.LoadReviews, emit model.Emit) {
	r.emitReviews(e.Seq, e.ID, nil, emit, model.ReviewsLoaded{})
}

func (r performer) SaveAnswers(ctx context.Context, e model.SaveAnswers, emit model.Emit) {
	err := r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddAnswers(ctx, e.ID, e.Review, e.Answers) })
	done := model.ReviewsLoaded{}
	if err == nil {
		done.Taken = e.Answers
	}
	r.emitReviews(e.Seq, e.ID, err, emit, done)
}

// emitReviews emits the stored reviews together with the result of an effect.
func (r performer) emitReviews(seq uint64, ws clickup.WorkspaceID, failed error, emit model.Emit, done model.ReviewsLoaded) {
	list, err := r.deps.Store.Reviews(ws)
	done.Answer, done.ID, done.List = r.answer(seq, errors.Join(failed, err)), ws, list
	emit(done)
}

func (r performer) ReadAnswerFiles(_ context.Context, e model.ReadAnswerFiles, emit model.Emit) {
	files, err := readAnswers(inHome(e.Path))
	emit(model.AnswersRead{Answer: r.answer(e.Seq, err), ID: e.ID, Files: files})
}

// readAnswers reads a CSV file, or all CSV files of a folder.
func readAnswers(path string) ([]accessreview.File, error) {
	paths := []string{path}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if paths, err = filesIn(path); err != nil {
			return nil, err
		}
	}
	files := make([]accessreview.File, len(paths))
	for i, p := range paths {
		csv, err := ReadTextFile(p)
		if err != nil {
			return nil, err
		}
		files[i] = accessreview.File{Name: clean.Line(filepath.Base(p)), CSV: csv}
	}
	return files, nil
}

// filesIn returns the paths of a folder's CSV files, sorted by name.
func filesIn(folder string) ([]string, error) {
	listed, err := listFiles(filepath.Clean(folder) + string(filepath.Separator))
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range listed {
		if strings.EqualFold(filepath.Ext(f.Name), ".csv") && !f.Folder {
			paths = append(paths, f.Path)
		}
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("there is no CSV file in %s", clean.Line(folder))
	}
	return paths, nil
}

// writeSheets writes a CSV file and a form for each reviewer and returns their paths. It never
// overwrites a file.
func writeSheets(dir string, r *accessreview.Review) ([]string, error) {
	if dir == "" {
		dir = "."
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", dir)
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
