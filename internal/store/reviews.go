package store

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/private"
	"cutui/model/accessreview"
)

// maxReviews is how many reviews of a workspace are kept.
const maxReviews = 24

type storedReview struct {
	ID      string         `json:"id"`
	Name    string         `json:"workspace"`
	By      string         `json:"by"`
	Asker   string         `json:"asked_by"`
	At      time.Time      `json:"asked_at"`
	Due     time.Time      `json:"due"`
	Sheets  []storedSheet  `json:"sheets"`
	Answers []storedAnswer `json:"answers"`
}

type storedSheet struct {
	Key      string             `json:"key"`
	Reviewer string             `json:"reviewer"`
	Email    string             `json:"email"`
	Rows     []accessreview.Row `json:"rows"`
}

type storedAnswer struct {
	Person clickup.UserID `json:"person"`
	Keep   bool           `json:"keep"`
	Reason string         `json:"reason"`
	By     string         `json:"answered_by"`
	On     time.Time      `json:"answered_on"`
	Late   bool           `json:"late"`
}

// Reviews returns the reviews of a workspace, the latest last. A damaged file is set aside,
// and the error is a *FileError.
func (st *Store) Reviews(ws clickup.WorkspaceID) ([]accessreview.Review, error) {
	doc, err := readKept[storedReview](st, st.reviewPath(ws))
	if err != nil {
		return nil, err
	}
	out := make([]accessreview.Review, len(doc.Rows))
	for i, row := range doc.Rows {
		out[i] = row.review(ws)
	}
	return out, nil
}

// AddReview keeps a new review besides the earlier ones. It waits for other copies of the
// program until ctx ends.
func (st *Store) AddReview(ctx context.Context, ws clickup.WorkspaceID, r accessreview.Review) error {
	return st.changeReviews(ctx, ws, func(all []storedReview) ([]storedReview, error) {
		all = append(all, storeReview(r))
		return all[max(0, len(all)-maxReviews):], nil
	})
}

// AddAnswers adds answers to a review, and replaces older ones about the same people.
func (st *Store) AddAnswers(ctx context.Context, ws clickup.WorkspaceID, id string, answers []accessreview.Answer) error {
	return st.changeReviews(ctx, ws, func(all []storedReview) ([]storedReview, error) {
		for i := range all {
			if all[i].ID == id {
				r := all[i].review(ws)
				r.Answers = accessreview.Merge(r.Answers, answers)
				all[i] = storeReview(r)
				return all, nil
			}
		}
		return nil, fmt.Errorf("the review %s is not kept here any more", clean.Line(id))
	})
}

func (st *Store) changeReviews(ctx context.Context, ws clickup.WorkspaceID, change func([]storedReview) ([]storedReview, error)) error {
	if err := private.Folder(st.reviews); err != nil {
		return err
	}
	unlock, err := lock(ctx, filepath.Join(st.reviews, lockFile))
	if err != nil {
		return err
	}
	defer unlock()
	doc, err := readKept[storedReview](st, st.reviewPath(ws))
	if err != nil {
		return err
	}
	if doc.Rows, err = change(doc.Rows); err != nil {
		return err
	}
	doc.Version = keptVersion
	return st.writeKept(st.reviewPath(ws), doc)
}

func (st *Store) reviewPath(ws clickup.WorkspaceID) string {
	return filepath.Join(st.reviews, shortHash(string(ws))+".json")
}

func storeReview(r accessreview.Review) storedReview {
	out := storedReview{ID: r.ID, Name: r.Name, By: string(r.By), Asker: r.Asker, At: r.At.UTC(), Due: r.Due}
	for _, s := range r.Sheets {
		out.Sheets = append(out.Sheets, storedSheet(s))
	}
	for _, a := range r.Answers {
		out.Answers = append(out.Answers, storedAnswer(a))
	}
	return out
}

func (s storedReview) review(ws clickup.WorkspaceID) accessreview.Review {
	out := accessreview.Review{
		ID: clean.Line(s.ID), Workspace: ws, Name: clean.Line(s.Name), By: accessreview.Grouping(s.By), Asker: clean.Line(s.Asker), At: s.At, Due: s.Due,
	}
	for _, sheet := range s.Sheets {
		of := accessreview.Sheet{Key: clean.Line(sheet.Key), Reviewer: clean.Line(sheet.Reviewer), Email: clean.Line(sheet.Email)}
		for _, row := range sheet.Rows {
			of.Rows = append(of.Rows, accessreview.Row{
				Person: row.Person, Name: clean.Line(row.Name), Email: clean.Line(row.Email), Role: clean.Line(row.Role), LastSeen: clean.Line(row.LastSeen),
				Invited: clean.Line(row.Invited), Seat: clean.Line(row.Seat), Found: clean.Line(row.Found),
			})
		}
		out.Sheets = append(out.Sheets, of)
	}
	for _, a := range s.Answers {
		a.Reason, a.By = clean.Line(a.Reason), clean.Line(a.By)
		out.Answers = append(out.Answers, accessreview.Answer(a))
	}
	return out
}
