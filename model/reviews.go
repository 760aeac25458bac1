package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/accessreview"
	"cutui/model/audit"
)

// Intents, effects and events about access reviews.
type (
	// StartReview starts a review of the chosen workspace: it writes its sheets into a
	// folder and saves what was asked.
	StartReview struct {
		By  accessreview.Grouping
		Due time.Time
		Dir string
	}
	// FindReviews reads the reviews of the chosen workspace from disk.
	FindReviews struct{}
	// TakeAnswers saves answers to a review of the chosen workspace, and accepts the
	// findings about people to keep until ReviewBy.
	TakeAnswers struct {
		Review   string
		Answers  []accessreview.Answer
		ReviewBy time.Time
	}
	// ReadAnswers reads a sheet that a reviewer sent back, or all CSV files of a folder, and
	// checks them against the latest review of the chosen workspace.
	ReadAnswers struct{ Path string }
	// ReadAnswerFiles reads a CSV file, or all those of a folder.
	ReadAnswerFiles struct {
		request
		Seq  uint64
		ID   WorkspaceID
		Path string
	}
	// AnswersRead answers ReadAnswerFiles.
	AnswersRead struct {
		Answer
		ID    WorkspaceID
		Files []accessreview.File
	}
	// WriteReview writes the sheets of a review and saves it.
	WriteReview struct {
		request
		Seq    uint64
		Review accessreview.Review
		Dir    string
	}
	// LoadReviews reads the reviews of a workspace from disk.
	LoadReviews struct {
		request
		Seq uint64
		ID  WorkspaceID
	}
	// SaveAnswers adds answers to a review on disk.
	SaveAnswers struct {
		request
		Seq     uint64
		ID      WorkspaceID
		Review  string
		Answers []accessreview.Answer
	}
	// ReviewsLoaded has the reviews of a workspace. It answers LoadReviews, WriteReview and
	// SaveAnswers.
	ReviewsLoaded struct {
		Answer
		ID    WorkspaceID
		List  []accessreview.Review // the latest last
		Files []string              // written by WriteReview
		Taken []accessreview.Answer // added by SaveAnswers
	}
)

var (
	errNoReview     = errors.New("no review has been started here yet")
	errNobodyToAsk  = errors.New("there is nobody to review: owners, agents and your own account are left out")
	errNobodyToDrop = errors.New("the answers remove nobody who is still here")
)

func (m StartReview) apply(s *State) []Effect {
	r := s.Roster()
	if r == nil {
		return nil
	}
	review := s.newReview(m.By, m.Due)
	f := s.Data()
	if len(review.Sheets) == 0 {
		f.Reviews.settle(s, Answer{Seq: f.Reviews.begin(s.next()), At: s.Now, Err: errNobodyToAsk}, nil)
		return nil
	}
	return []Effect{WriteReview{Seq: f.Reviews.begin(s.next()), Review: review, Dir: m.Dir}}
}

// newReview returns a review of everybody in the chosen workspace except owners, agents and
// the owner of the token.
func (s *State) newReview(by accessreview.Grouping, due time.Time) accessreview.Review {
	r := s.Roster()
	var subjects []accessreview.Subject
	rows := r.People.Rows()
	for i := range rows {
		p := &rows[i]
		if p.ID < 0 || p.Role == clickup.RoleOwner || p.ID == s.Me.Value.ID {
			continue
		}
		subjects = append(subjects, accessreview.Subject{Person: p, Row: s.reviewRow(p)})
	}
	here := func(id clickup.UserID) *clickup.Person {
		p, _ := r.People.ByID(id)
		return p
	}
	return accessreview.Review{
		ID: s.Now.UTC().Format("20060102-150405"), Workspace: r.ID, Name: r.Name, By: by, Asker: s.Me.Value.Name, At: s.Now, Due: due,
		Sheets: accessreview.Divide(by, subjects, here),
	}
}

func (s *State) reviewRow(p *clickup.Person) accessreview.Row {
	last := s.lastWords(p)
	if p.Status() == clickup.StatusPending {
		last = "never: " + statusWords(p, "")
	}
	row := accessreview.Row{
		Person: p.ID, Name: p.Display(), Email: p.Email, Role: RoleWords(p), LastSeen: last, Invited: s.invitedWords(p), Seat: s.SeatOf(p).Reason(),
	}
	var reasons []string
	f := s.Data()
	for _, i := range f.findingsOn(p.ID) {
		reasons = append(reasons, f.Report.Value.Findings[i].Reason())
	}
	row.Found = strings.Join(reasons, "; ")
	return row
}

func (FindReviews) apply(s *State) []Effect {
	if s.Roster() == nil {
		return nil
	}
	f := s.Data()
	out := []Effect{LoadReviews{Seq: f.Reviews.begin(s.next()), ID: s.Chosen}}
	if !f.Report.Has() { // the sheets quote the findings
		out = append(out, s.audit(s.Chosen)...)
	}
	return out
}

func (m ReviewsLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if !f.Reviews.settle(s, m.Answer, m.List) {
		return nil
	}
	switch {
	case m.Err != nil:
		s.notify(Fault, "the access review could not be read or saved", m.Err)
	case len(m.Files) > 0 && f.review() != nil:
		s.notify(Good, text.Plural(len(m.Files), "file")+" written for "+text.Plural(len(f.review().Sheets), "reviewer")+folderWords(m.Files[0]), nil)
	case len(m.Taken) > 0:
		keep := countKept(m.Taken)
		s.notify(Good, fmt.Sprintf("%s taken: %s keep, %s remove", text.Plural(len(m.Taken), "answer"), text.Number(keep), text.Number(len(m.Taken)-keep)), nil)
	}
	f.reviewFiles = m.Files
	s.checkAnswers(f)
	return nil
}

// folderWords returns " into " and the folder of a path, empty if the path has none.
func folderWords(path string) string {
	if at := strings.LastIndexAny(path, `/\`); at > 0 {
		return " into " + path[:at]
	}
	return ""
}

// countKept returns how many of the answers keep somebody.
func countKept(answers []accessreview.Answer) int {
	keep := 0
	for _, a := range answers {
		if a.Keep {
			keep++
		}
	}
	return keep
}

// canTakeAnswers says why no answers can be read, or returns nil.
func (s *State) canTakeAnswers() error {
	switch {
	case s.Roster() == nil:
		return errNoRoster
	case s.Review() == nil:
		return errNoReview
	}
	return nil
}

// canRemoveUnneeded says why nobody can be removed as the answers say, or returns nil.
func (s *State) canRemoveUnneeded() error {
	if err := s.canAdminister(); err != nil {
		return err
	}
	if len(s.NotNeeded()) == 0 {
		return errNobodyToDrop
	}
	return nil
}

// canAskReviewers says why no sheets can be written yet, or returns nil.
func (s *State) canAskReviewers() error {
	switch {
	case s.Roster() == nil:
		return errNoRoster
	case s.Partial || !s.Data().Report.Has():
		return errors.New("the audit is not ready yet: try again in a moment")
	}
	return nil
}

func (m ReadAnswers) apply(s *State) []Effect {
	if s.Roster() == nil {
		return nil
	}
	f := s.Data()
	return []Effect{ReadAnswerFiles{Seq: f.answers.begin(s.next()), ID: s.Chosen, Path: m.Path}}
}

func (m AnswersRead) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if f.answers.settle(s, m.Answer, m.Files) {
		s.checkAnswers(f)
	}
	return nil
}

// checkAnswers checks the answer files read last against the latest review.
func (s *State) checkAnswers(f *WorkspaceData) {
	f.checked = accessreview.Checked{}
	if r := f.review(); r != nil && f.answers.Has() {
		f.checked = r.Check(f.answers.Value, s.Now)
	}
}

// ReadAnswers returns the answers in the files read last, and the state of reading them.
func (s *State) ReadAnswers() (accessreview.Checked, *Remote[[]accessreview.File]) {
	f := s.Data()
	return f.checked, &f.answers
}

// AnswerWords sums up answers in sentences: how many people are kept and removed, how many
// findings are accepted until when, and what is missing.
func (s *State) AnswerWords(c accessreview.Checked, until time.Time) []string {
	keep := countKept(c.Answers)
	words := text.Count(keep, "person is", "people are") + " kept, " + text.Count(len(c.Answers)-keep, "is", "are") + " to be removed"
	if n := len(s.keptDecisions(c.Answers, until)); n > 0 {
		words += "; " + text.Count(n, "finding is", "findings are") + " accepted until " + text.Day(until)
	}
	if c.Blank > 0 {
		words += "; " + text.Plural(c.Blank, "row") + " without an answer"
	}
	if _, gone := s.ToRemove(c.Answers); gone > 0 {
		words += "; " + text.Count(gone, "person is", "people are") + " already gone"
	}
	return append([]string{words}, c.Notes...)
}

// NotNeeded returns the people still here who are to be removed according to the answers to
// the latest review.
func (s *State) NotNeeded() []UserID {
	r := s.Review()
	if r == nil || s.Roster() == nil {
		return nil
	}
	ids, _ := s.ToRemove(r.Answers)
	return ids
}

// ReviewGroupings returns the groupings in words: a review has one sheet for each of them.
func ReviewGroupings() []string { return []string{"person who invited somebody", "e-mail domain"} }

// ReviewGrouping returns the grouping at an index of ReviewGroupings.
func ReviewGrouping(i int) accessreview.Grouping { return accessreview.Groupings()[i] }

// Review returns the latest review of the chosen workspace, nil if there is none or it was
// not loaded.
func (s *State) Review() *accessreview.Review { return s.Data().review() }

func (f *WorkspaceData) review() *accessreview.Review {
	all := f.Reviews.Value
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// ReviewFiles returns the files written for the review started last.
func (s *State) ReviewFiles() []string { return s.Data().reviewFiles }

// apply saves the answers and accepts findings. Removing people takes a plan besides.
func (m TakeAnswers) apply(s *State) []Effect {
	f := s.Data()
	out := []Effect{SaveAnswers{Seq: f.Reviews.begin(s.next()), ID: s.Chosen, Review: m.Review, Answers: m.Answers}}
	return append(out, s.addDecisions(s.keptDecisions(m.Answers, m.ReviewBy))...)
}

// keptDecisions accepts the findings about the people to keep, in the reviewers' names.
func (s *State) keptDecisions(answers []accessreview.Answer, until time.Time) []Decision {
	if !until.After(s.Now) {
		return nil
	}
	var list []Decision
	f := s.Data()
	for _, a := range answers {
		if !a.Keep {
			continue
		}
		for _, i := range f.findingsOn(a.Person) {
			found := &f.Report.Value.Findings[i]
			list = append(list, Decision{Workspace: s.Chosen, Acceptance: audit.Acceptance{
				Check: found.Check, Person: a.Person, Who: s.nameOf(a.Person), Note: a.Reason, By: a.By, At: a.On, ReviewBy: until,
			}})
		}
	}
	return list
}

// ToRemove returns the people to remove according to the answers. gone counts those who are
// no longer here.
func (s *State) ToRemove(answers []accessreview.Answer) (ids []clickup.UserID, gone int) {
	for _, a := range answers {
		if a.Keep {
			continue
		}
		if _, here := s.Roster().People.ByID(a.Person); !here {
			gone++
			continue
		}
		ids = append(ids, a.Person)
	}
	slices.Sort(ids)
	return ids, gone
}
