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

// Intents, effects and events of asking those who invited.
type (
	// StartReview writes the sheets of a new review of the chosen workspace into a folder,
	// and keeps what was asked.
	StartReview struct {
		By  accessreview.Grouping
		Due time.Time
		Dir string
	}
	// FindReviews reads the reviews of the chosen workspace from the disk.
	FindReviews struct{}
	// TakeAnswers keeps answers to a review of the chosen workspace, and accepts what the
	// audit found about those who are kept, until a day.
	TakeAnswers struct {
		Review   string
		Answers  []accessreview.Answer
		ReviewBy time.Time
	}
	// ReadAnswers reads a file that came back from a reviewer, or all CSV files of a folder,
	// and checks it against the latest review of the chosen workspace.
	ReadAnswers struct{ Path string }
	// ReadAnswerFiles reads the CSV file of a path, or those of a folder.
	ReadAnswerFiles struct {
		request
		Seq  uint64
		ID   WorkspaceID
		Path string
	}
	// AnswersRead are the files with answers to a review of a workspace.
	AnswersRead struct {
		Answer
		ID    WorkspaceID
		Files []accessreview.File
	}
	// WriteReview writes the sheets and keeps the review.
	WriteReview struct {
		request
		Seq    uint64
		Review accessreview.Review
		Dir    string
	}
	// LoadReviews reads the reviews of a workspace.
	LoadReviews struct {
		request
		Seq uint64
		ID  WorkspaceID
	}
	// SaveAnswers adds answers to a review.
	SaveAnswers struct {
		request
		Seq     uint64
		ID      WorkspaceID
		Review  string
		Answers []accessreview.Answer
	}
	// ReviewsLoaded are the reviews of a workspace, the latest last. Files are those that
	// were written for a new one, Taken the answers that were added to one.
	ReviewsLoaded struct {
		Answer
		ID    WorkspaceID
		List  []accessreview.Review
		Files []string
		Taken []accessreview.Answer
	}
)

var errNobodyAsked = errors.New("nobody was asked here yet")

var errNobodyToAsk = errors.New("there is nobody to ask about: owners, agents and your own account are not asked about")

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

// newReview asks about everybody of the chosen workspace but its owners, agents and the
// account of the token.
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
	if !f.Report.Has() { // the sheets say what was found
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
		s.notify(Fault, "the review of those who invited is not kept, or could not be read", m.Err)
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

// folderWords are " into FOLDER", the folder of a path; empty where it has none.
func folderWords(path string) string {
	if at := strings.LastIndexAny(path, `/\`); at > 0 {
		return " into " + path[:at]
	}
	return ""
}

// countKept is how many of the answers keep somebody.
func countKept(answers []accessreview.Answer) int {
	keep := 0
	for _, a := range answers {
		if a.Keep {
			keep++
		}
	}
	return keep
}

// canTakeAnswers says why no answers can be taken, or is nil.
func (s *State) canTakeAnswers() error {
	switch {
	case s.Roster() == nil:
		return errNoRoster
	case s.Review() == nil:
		return errNobodyAsked
	}
	return nil
}

// canRemoveUnneeded says why there is nobody to remove by the answers, or is nil.
func (s *State) canRemoveUnneeded() error {
	if err := s.canAdminister(); err != nil {
		return err
	}
	if len(s.NotNeeded()) == 0 {
		return errors.New("nobody who is still here is to be removed by the answers")
	}
	return nil
}

// canAskReviewers says why no sheets can be written yet, or is nil: they quote the audit.
func (s *State) canAskReviewers() error {
	switch {
	case s.Roster() == nil:
		return errNoRoster
	case s.Partial || !s.Data().Report.Has():
		return errors.New("the audit, which the sheets quote, is not there yet: in a moment")
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

// checkAnswers holds the files that were read last against the latest review.
func (s *State) checkAnswers(f *WorkspaceData) {
	f.checked = accessreview.Checked{}
	if r := f.review(); r != nil && f.answers.Has() {
		f.checked = r.Check(f.answers.Value, s.Now)
	}
}

// ReadAnswers is what the files hold that were read last, and how reading them stands.
func (s *State) ReadAnswers() (accessreview.Checked, *Remote[[]accessreview.File]) {
	f := s.Data()
	return f.checked, &f.answers
}

// AnswerWords say what answers come to: who is kept and until when, who is to be removed,
// and what else to know of them.
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
		words += "; " + text.Count(gone, "person is", "people are") + " gone already"
	}
	return append([]string{words}, c.Notes...)
}

// NotNeeded are the people who are here and not needed, by the answers to the latest
// review.
func (s *State) NotNeeded() []UserID {
	r := s.Review()
	if r == nil || s.Roster() == nil {
		return nil
	}
	ids, _ := s.ToRemove(r.Answers)
	return ids
}

// ReviewGroupings are what there can be a sheet for each of, in words.
func ReviewGroupings() []string { return []string{"person who invited somebody", "e-mail domain"} }

// ReviewGrouping is the grouping of a number in ReviewGroupings.
func ReviewGrouping(i int) accessreview.Grouping { return accessreview.Groupings()[i] }

// Review is the latest review of the chosen workspace; nil: there is none, or it was not
// read.
func (s *State) Review() *accessreview.Review { return s.Data().review() }

func (f *WorkspaceData) review() *accessreview.Review {
	all := f.Reviews.Value
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// ReviewFiles are those that were written for the review that was started last.
func (s *State) ReviewFiles() []string { return s.Data().reviewFiles }

// apply keeps the answers. Who is kept stays kept until the day, and their findings with
// them; who is to be removed needs a plan besides.
func (m TakeAnswers) apply(s *State) []Effect {
	f := s.Data()
	out := []Effect{SaveAnswers{Seq: f.Reviews.begin(s.next()), ID: s.Chosen, Review: m.Review, Answers: m.Answers}}
	return append(out, s.addDecisions(s.keptDecisions(m.Answers, m.ReviewBy))...)
}

// keptDecisions accept what was found about those who are kept, in the name of who
// answered.
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

// ToRemove are the people to remove by the answers; gone counts those who are not here any
// more.
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
