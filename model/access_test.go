package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/modeltest"
)

func TestWhoHasAccessIsAskedAndKept(t *testing.T) {
	t.Parallel()
	s := New(Options{}, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))
	s.Chosen = "333"
	asked := s.Update(LoadAccess{Ref: modeltest.Task})
	want := FetchAccess{Seq: s.Data().Access[modeltest.Task].Seq, ID: "333", Ref: modeltest.Task, Link: true}
	if len(asked) != 1 || asked[0] != want {
		t.Fatalf("asks %+v, want %+v", asked, want)
	}
	if again := s.Update(LoadAccess{Ref: modeltest.Task}); again != nil {
		t.Errorf("asks twice: %+v", again)
	}
	cleo := []Access{{ID: 4, Name: "Cleo Client"}}
	s.Update(AccessLoaded{Answer: Answer{Seq: want.Seq - 1}, ID: "333", Ref: modeltest.Task, People: nil})
	s.Update(AccessLoaded{Answer: Answer{Seq: want.Seq}, ID: "333", Ref: modeltest.Task, People: cleo})
	if got := s.Data().Access[modeltest.Task]; got.Phase != Loaded || len(got.Value) != 1 || got.Value[0] != cleo[0] {
		t.Errorf("known: %+v", got)
	}
	again := s.Update(LoadAccess{Ref: modeltest.Task})
	if len(again) != 1 {
		t.Fatalf("does not ask again: %+v", again)
	}
	s.Update(AccessLoaded{Answer: Answer{Seq: again[0].(FetchAccess).Seq, Err: errors.New("down")}, ID: "333", Ref: modeltest.Task})
	if got := s.Data().Access[modeltest.Task]; got.Phase != LoadFailed || len(got.Value) != 1 {
		t.Errorf("after a failure: %+v", got)
	}
}

func TestAFoldersAccessCanNotBeAsked(t *testing.T) {
	t.Parallel()
	s := New(Options{}, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))
	ref := clickup.ItemRef{Kind: clickup.FolderItem, ID: "9"}
	if asked := s.Update(LoadAccess{Ref: ref}); asked != nil {
		t.Errorf("asks %+v", asked)
	}
	if got := s.Data().Access[ref]; got.Phase != LoadFailed || got.Err == nil {
		t.Errorf("known: %+v", got)
	}
}
