package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/audit"
)

// leave returns the decision that a person is on leave.
func leave(id clickup.UserID) model.Decision {
	return model.Decision{Workspace: "333", Acceptance: audit.Acceptance{
		Check: audit.InactiveMember, Person: id, Who: "Ines Idle", Note: "parental leave", By: "Olga Owner", At: noon, ReviewBy: noon.AddDate(0, 3, 0),
	}}
}

func mustDecide(t *testing.T, st *Store, changes ...model.Decision) {
	t.Helper()
	if err := st.Decide(t.Context(), changes); err != nil {
		t.Fatal(err)
	}
}

func mustDecisions(t *testing.T, st *Store) []model.Decision {
	t.Helper()
	list, err := st.Decisions()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestDecisionsAreKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	st := New(folder, "work")
	if got := mustDecisions(t, st); len(got) != 0 {
		t.Errorf("before the first: %+v", got)
	}
	seats := model.Decision{Workspace: "444", Acceptance: audit.Acceptance{Check: audit.SeatsUnused, At: noon, ReviewBy: noon.AddDate(1, 0, 0)}}
	mustDecide(t, st, leave(5), seats)
	if got := mustDecisions(t, New(folder, "work")); !slices.Equal(got, []model.Decision{leave(5), seats}) {
		t.Errorf("read %+v", got)
	}
	later := leave(5)
	later.Note, later.ReviewBy = "until summer", noon.AddDate(0, 6, 0)
	mustDecide(t, st, later)
	if got := mustDecisions(t, st); !slices.Equal(got, []model.Decision{seats, later}) {
		t.Errorf("a later decision takes the place of the older: %+v", got)
	}
	mustDecide(t, st, model.Decision{Workspace: "333", Acceptance: audit.Acceptance{Check: audit.InactiveMember, Person: 5}})
	if got := mustDecisions(t, st); !slices.Equal(got, []model.Decision{seats}) {
		t.Errorf("taken back: %+v", got)
	}
	if got := mustDecisions(t, New(folder, "home")); len(got) != 0 {
		t.Errorf("another account sees %+v", got)
	}
}

func TestDecisionsOfTwoCopiesAreNotLost(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			if err := New(folder, "work").Decide(t.Context(), []model.Decision{leave(clickup.UserID(i + 1))}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := mustDecisions(t, New(folder, "work")); len(got) != 20 {
		t.Errorf("%d of 20 decisions were kept", len(got))
	}
}

func TestDecisionsSurviveAFullDisk(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"create", "write", "sync", "close", "rename"} {
		st := New(t.TempDir(), "work")
		mustDecide(t, st, leave(5))
		st.disk = failing(step)
		if err := st.Decide(t.Context(), []model.Decision{leave(6)}); !errors.Is(err, errDisk) {
			t.Errorf("%s fails: %v", step, err)
		}
		if got := mustDecisions(t, st); !slices.Equal(got, []model.Decision{leave(5)}) {
			t.Errorf("after %s failed: %+v", step, got)
		}
	}
}

func TestBadDecisions(t *testing.T) {
	t.Parallel()
	one := `{"version":%d,"decisions":[{"workspace":"333","check":%q,"note":"a\u001b[31mb\nc","at":"2026-03-01T12:00:00Z","review_by":"2026-06-01T12:00:00Z"}]}`
	for _, c := range []struct {
		name, text string
		kind       error
	}{
		{"sound", fmt.Sprintf(one, 1, "seats-over"), nil},
		{"cut", fmt.Sprintf(one, 1, "seats-over")[:80], ErrDamaged},
		{"empty", "", ErrDamaged},
		{"a list", "[]", ErrDamaged},
		{"newer", fmt.Sprintf(one, 2, "seats-over"), ErrNewer},
		{"an unknown check", fmt.Sprintf(one, 1, "moon-phase"), ErrNewer},
	} {
		st := New(t.TempDir(), "work")
		writeRaw(t, st.decisionPath(), []byte(c.text))
		got, err := st.Decisions()
		if !errors.Is(err, c.kind) {
			t.Errorf("%s: %v, want %v", c.name, err, c.kind)
		}
		if c.kind == nil && (len(got) != 1 || strings.ContainsAny(got[0].Note, "\x1b\n")) {
			t.Errorf("%s: %+v", c.name, got)
		}
		aside := slices.Contains(filesIn(t, filepath.Dir(st.decisionPath())), decisionFile+damagedSuffix)
		if aside != errors.Is(c.kind, ErrDamaged) {
			t.Errorf("%s: set aside is %v", c.name, aside)
		}
		if err := st.Decide(t.Context(), []model.Decision{leave(5)}); errors.Is(err, ErrNewer) != errors.Is(c.kind, ErrNewer) {
			t.Errorf("%s: deciding after it: %v", c.name, err)
		}
	}
}

func TestDecidingWaitsOnlyUntilTheContextEnds(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "work")
	mustDecide(t, st, leave(5))
	unlock, err := lock(t.Context(), filepath.Join(st.folder(decisionFolder), lockFile))
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := st.Decide(ctx, []model.Decision{leave(6)}); !errors.Is(err, ErrBusy) {
		t.Errorf("while another copy writes: %v", err)
	}
}
