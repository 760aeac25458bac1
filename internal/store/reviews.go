package store

import (
	"context"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/accessreview"
)

// maxReviews is how many reviews of a workspace are stored.
const maxReviews = 24

// Reviews returns the reviews of a workspace, the latest last. If the file is damaged, it is set
// aside and the error is a *FileError.
func (st *Store) Reviews(ws clickup.WorkspaceID) ([]accessreview.Review, error) {
	doc, err := readKept[accessreview.Review](st, st.path(reviewFolder, ws))
	for i := range doc.Rows {
		doc.Rows[i].Workspace = ws
	}
	return doc.Rows, err
}

// AddReview stores a new review. It waits for the lock of other instances until ctx ends.
func (st *Store) AddReview(ctx context.Context, ws clickup.WorkspaceID, r accessreview.Review) error {
	return st.changeReviews(ctx, ws, func(all []accessreview.Review) ([]accessreview.Review, error) {
		r.At = r.At.UTC()
		all = append(all, r)
		return all[max(0, len(all)-maxReviews):], nil
	})
}

// AddAnswers adds answers to a review and replaces older ones about the same people.
func (st *Store) AddAnswers(ctx context.Context, ws clickup.WorkspaceID, id string, answers []accessreview.Answer) error {
	return st.changeReviews(ctx, ws, func(all []accessreview.Review) ([]accessreview.Review, error) {
		for i := range all {
			if all[i].ID == id {
				all[i].Answers = accessreview.Merge(all[i].Answers, answers)
				return all, nil
			}
		}
		return nil, fmt.Errorf("the review %s is no longer stored here", clean.Line(id))
	})
}

func (st *Store) changeReviews(ctx context.Context, ws clickup.WorkspaceID, change func([]accessreview.Review) ([]accessreview.Review, error)) error {
	return st.alone(ctx, reviewFolder, func() error {
		all, err := st.Reviews(ws)
		if err != nil {
			return err
		}
		if all, err = change(all); err != nil {
			return err
		}
		return st.writeKept(st.path(reviewFolder, ws), keep(time.Time{}, all))
	})
}
