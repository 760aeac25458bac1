package impact

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
)

var today = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

func in(days int) clickup.Stamp { return clickup.StampOf(today.AddDate(0, 0, days)) }

func sample() Sources {
	return Sources{
		At: today,
		Tasks: []clickup.Task{
			{ID: "a", List: "l1", ListName: "Launch", Assignees: []clickup.UserID{1}, Due: in(3)},
			{ID: "b", List: "l2", ListName: "Film", Assignees: []clickup.UserID{1, 2}, Due: in(-1)},
			{ID: "c", List: "l1", ListName: "Launch", Assignees: []clickup.UserID{1}, GroupAssignees: []clickup.GroupID{"g"}, Due: in(40)},
			{ID: "a", Assignees: []clickup.UserID{1}},
			{ID: "d", Assignees: []clickup.UserID{1}, Closed: true},
		},
		Goals: []clickup.Goal{{ID: "g1", Name: "Hire", Owners: []clickup.UserID{1}, Due: in(9)}, {ID: "g2", Owners: []clickup.UserID{1}, Archived: true}},
		Lists: []clickup.List{{ID: "l1", Assignee: 1}, {ID: "l9", Assignee: 1, Archived: true}},
		Spaces: []clickup.Space{
			{Name: "Sketches", Private: true, Members: []clickup.UserID{1}},
			{Name: "Open", Members: []clickup.UserID{1}},
			{Name: "Both", Private: true, Members: []clickup.UserID{1, 2}},
		},
		Groups:  []clickup.UserGroup{{Name: "Attic", Members: []clickup.UserID{1}}, {Name: "All", Members: []clickup.UserID{1, 2}}},
		Entries: []clickup.TimeEntry{{User: 1, Start: in(-2), Duration: 90 * time.Minute}, {User: 1, Start: in(-31), Duration: time.Hour}, {User: 2, Start: in(-1), Running: true}},
		Unread:  map[Part]string{Docs: "not asked for"},
	}
}

func TestHoldingsAreCounted(t *testing.T) {
	t.Parallel()
	src := sample()
	held := src.Of([]clickup.UserID{1, 2, 3})
	for i, want := range []string{
		"3 open tasks (1 only theirs, 2 due soon) · 1 goal · owns 1 list · alone in 1 private space · last in 1 group",
		"1 open task (1 due soon)",
		"holds nothing that can be seen",
	} {
		s := held[i].Summary(today)
		if got := s.Sentence(); got != want {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
		if s.Holds() != (i < 2) || held[i].Anything() != (i < 2) || s.Docs != nil {
			t.Errorf("%d: %+v", i, s)
		}
	}
	if s := held[0].Summary(today); *s.Hours != 1.5 || s.Tracked() != "tracked 1.5 h in 30 days" {
		t.Errorf("tracked %v", *s.Hours)
	}
	if by := held[0].ByList(); len(by) != 2 || by[0].Name != "Launch" || by[0].Tasks != 2 {
		t.Errorf("by list: %+v", by)
	}
}

func TestUnreadPartsAreNotZero(t *testing.T) {
	t.Parallel()
	src := sample()
	src.Unread = map[Part]string{Tasks: "refused", Goals: "x", Lists: "x", Spaces: "x", Groups: "x", Time: "x", Docs: "x"}
	h := src.Of([]clickup.UserID{1})[0]
	s := h.Summary(today)
	if s.OpenTasks != nil || s.Sole != nil || s.Goals != nil || s.Lists != nil || s.Spaces != nil || s.Groups != nil || s.Hours != nil || h.Anything() {
		t.Errorf("known: %+v", s)
	}
	if s.Sentence() != "what they hold is not known" || !slices.Contains(s.NotVisible, "open tasks: refused") {
		t.Errorf("%q, %q", s.Words(), s.NotVisible)
	}
}

func TestHiddenThingsAreAlwaysSaid(t *testing.T) {
	t.Parallel()
	src := sample()
	h := src.Of([]clickup.UserID{1})[0]
	text := strings.Join(h.NotVisible(), "\n")
	for _, word := range []string{"automations", "integrations", "dashboards", "recurring", "webhooks", "private items", "docs: not asked for"} {
		if !strings.Contains(text, word) {
			t.Errorf("nothing about %s in %s", word, text)
		}
	}
	s := h.Summary(today)
	if !strings.Contains(s.OffLimits(), "1 private space") || strings.Contains((&Summary{}).OffLimits(), "space") {
		t.Errorf("%q", s.OffLimits())
	}
}

func TestTracesNeverClaimMoreThanTheData(t *testing.T) {
	t.Parallel()
	entries := []clickup.TimeEntry{{User: 1, Start: in(-2), Duration: 12 * time.Hour}, {User: 2, Start: in(-100), Duration: time.Hour}}
	created := []clickup.Task{{ID: "a", Creator: 3, Created: in(-5)}, {ID: "a", Creator: 3, Created: in(-5)}, {ID: "b", Creator: 3, Created: in(-9)}}
	all := Traces{At: today, Time: true, Created: true, Of: FindTraces(today, entries, created)}
	for id, want := range map[clickup.UserID]string{1: "tracked 12 h in the last 7 days", 2: "", 3: "created 2 tasks, the last 5 days ago"} {
		if got := all.Words(id, today); got != want {
			t.Errorf("%d: %q, want %q", id, got, want)
		}
	}
	nobodyTracks := Traces{At: today, Time: true, Of: FindTraces(today, nil, created)}
	onlyCreated := nobodyTracks
	onlyCreated.Created = true
	for name, tt := range map[string]struct {
		traces *Traces
		want   string
	}{
		"both":                      {&all, "no tracked time and no task created in 90 days"},
		"nobody tracks time":        {&nobodyTracks, ""},
		"nobody tracks, all tasks":  {&onlyCreated, "no task created in 90 days"},
		"nothing was read":          {&Traces{}, ""},
		"nobody has asked":          {nil, ""},
		"not all tasks, some track": {&Traces{At: today, Time: true, Of: all.Of}, ""},
	} {
		if got := tt.traces.Absence(2); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
	if all.Absence(1) != "" {
		t.Error("somebody who tracked time left no trace")
	}
}
