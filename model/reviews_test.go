package model

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cutui/keymap"
	"cutui/model/accessreview"
)

// answering is a workspace whose reviewers were asked about everybody, and the answers to
// that as a file.
func answering(t *testing.T, words ...string) (*State, accessreview.File) {
	t.Helper()
	s := loaded(t)
	if err := s.Can(keymap.TakeAnswers); err == nil {
		t.Error("answers are taken though nobody was asked")
	}
	wrote := s.Update(StartReview{By: accessreview.ByInviter, Due: noon.AddDate(0, 0, 14), Dir: "sheets"})[0].(WriteReview)
	s.Update(ReviewsLoaded{Answer: Answer{Seq: wrote.Seq, At: noon}, ID: s.Chosen, List: []accessreview.Review{wrote.Review}, Files: []string{"sheets/a.csv"}})
	file := accessreview.File{Name: "a.csv", CSV: "review,person_id,answer,answered_by\n"}
	for i, sheet := range wrote.Review.Sheets {
		for j, row := range sheet.Rows {
			if i == 0 && j < len(words) {
				file.CSV += strings.Join([]string{wrote.Review.ID, row.Person.String(), words[j], "Max"}, ",") + "\n"
			}
		}
	}
	return s, file
}

func TestAnswersAreCheckedAndTaken(t *testing.T) {
	t.Parallel()
	s, file := answering(t, "keep", "remove")
	if got := s.Notices[len(s.Notices)-1].Text; !strings.HasPrefix(got, "1 file written for ") || !strings.HasSuffix(got, " into sheets") {
		t.Errorf("said %q", got)
	}
	read := s.Update(ReadAnswers{Path: "a.csv"})[0].(ReadAnswerFiles)
	s.Update(AnswersRead{Answer: Answer{Seq: read.Seq - 1, At: noon}, ID: s.Chosen, Files: nil})
	if _, files := s.ReadAnswers(); files.Phase != Loading {
		t.Error("an older answer ends the reading")
	}
	s.Update(AnswersRead{Answer: Answer{Seq: read.Seq, At: noon}, ID: s.Chosen, Files: []accessreview.File{file}})
	checked, _ := s.ReadAnswers()
	if len(checked.Answers) != 2 || len(checked.Problems) > 0 || len(s.NotNeeded()) > 0 {
		t.Fatalf("%+v, not needed %v", checked, s.NotNeeded())
	}
	if words := s.AnswerWords(checked, noon.Add(time.Hour)); !strings.HasPrefix(words[0], "1 person is kept, 1 is to be removed") {
		t.Errorf("said %q", words)
	}
	var save SaveAnswers
	for _, e := range s.Update(TakeAnswers{Review: s.Review().ID, Answers: checked.Answers, ReviewBy: noon.AddDate(0, 6, 0)}) {
		if e, ok := e.(SaveAnswers); ok {
			save = e
		}
	}
	review := *s.Review()
	review.Answers = save.Answers
	s.Update(ReviewsLoaded{Answer: Answer{Seq: save.Seq, At: noon}, ID: s.Chosen, List: []accessreview.Review{review}, Taken: save.Answers})
	if got := s.Notices[len(s.Notices)-1].Text; got != "2 answers taken: 1 keep, 1 remove" {
		t.Errorf("said %q", got)
	}
	if ids := s.NotNeeded(); len(ids) != 1 || ids[0] != checked.Answers[1].Person || s.Can(keymap.RemoveUnneeded) != nil {
		t.Errorf("not needed are %v, and %v", ids, s.Can(keymap.RemoveUnneeded))
	}
}

func TestAnswersFollowTheLatestReview(t *testing.T) {
	t.Parallel()
	s, file := answering(t, "keep")
	read := s.Update(ReadAnswers{Path: "a.csv"})[0].(ReadAnswerFiles)
	s.Update(AnswersRead{Answer: Answer{Seq: read.Seq, At: noon}, ID: s.Chosen, Files: []accessreview.File{file}})
	newer := *s.Review()
	newer.ID = "newer"
	find := s.Update(FindReviews{})[0].(LoadReviews)
	s.Update(ReviewsLoaded{Answer: Answer{Seq: find.Seq, At: noon}, ID: s.Chosen, List: []accessreview.Review{*s.Review(), newer}})
	if checked, _ := s.ReadAnswers(); len(checked.Problems) != 1 || !strings.Contains(checked.Problems[0], "not to newer") {
		t.Errorf("held against an older review: %+v", checked)
	}
	read = s.Update(ReadAnswers{Path: "none.csv"})[0].(ReadAnswerFiles)
	s.Update(AnswersRead{Answer: Answer{Seq: read.Seq, At: noon, Err: errors.New("no such file")}, ID: s.Chosen})
	if _, files := s.ReadAnswers(); files.Err == nil {
		t.Error("a file that can't be read is read")
	}
}
