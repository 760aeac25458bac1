package ui_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

// early is a runner that has a preview, and whose network never answers. It records the
// effects that it was asked for.
type early struct {
	asked chan string
}

func (e *early) Do(_ context.Context, effect model.Effect, emit func(model.Msg)) {
	switch effect := effect.(type) {
	case model.LoadPreview:
		first := fake.Northwind()[:3]
		emit(model.PreviewLoaded{SnapshotLoaded: model.SnapshotLoaded{At: today.Add(-3 * time.Hour), Rosters: []*model.Roster{
			{ID: "333", Name: "Northwind Studio", People: people.NewFirst(first, people.ViewCounts{All: 10_000})},
		}}})
	case model.Rank:
		ranked, _ := effect.Do(nil)
		emit(ranked)
	case model.FetchMe, model.FetchRosters:
		e.asked <- "network"
	case model.LoadSnapshot:
		e.asked <- "disk"
	}
}

func TestPreviewIsThereBeforeInit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // only timers take time here
		runner := &early{asked: make(chan string, 8)}
		d := deps(model.New(model.Options{}, today), newWorld(0))
		d.Runner = runner
		s := &screen{Model: ui.New(t.Context(), d), t: t, state: d.State}
		s.Bind(func(tea.Msg) {})
		if !s.Preview(120, 36) {
			t.Error("there is nothing to show")
		}
		s.shows("Northwind Studio", "Abel Admin", "1/10,000", "3 h ago")
		if got := drain(runner.asked); len(got) > 0 {
			t.Errorf("before Init: %v", got)
		}
		before := s.View().Content
		s.runCmd(s.Init())
		s.give(tea.WindowSizeMsg{Width: 120, Height: 36})
		s.give(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		if s.View().Content != before {
			t.Error("the first frame of the loop is another")
		}
		if got := drain(runner.asked); !slices.Equal(got, []string{"network", "network"}) {
			t.Errorf("Init: %v", got)
		}
		s.pass()
		if got := drain(runner.asked); !slices.Equal(got, []string{"disk"}) {
			t.Errorf("after the first frame: %v", got)
		}
		s.keys("G")
		s.shows("1/10,000") // the rest of the snapshot is not loaded yet
	})
}

func TestNothingKeptMeansNoPreview(t *testing.T) {
	t.Parallel()
	s := ui.New(t.Context(), deps(model.New(model.Options{}, today), newWorld(0)))
	s.Bind(func(tea.Msg) {})
	if s.Preview(120, 36) {
		t.Error("there is a preview of nothing")
	}
}

func drain(c chan string) (all []string) {
	for len(c) > 0 {
		all = append(all, <-c)
	}
	return all
}
