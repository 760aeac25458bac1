package effect

import (
	"slices"
	"testing"

	"cutui/clickup/sim"
	"cutui/model"
)

func TestFiltersAreKeptWithSnapshotsOnly(t *testing.T) {
	t.Parallel()
	for _, keep := range []bool{true, false} {
		g := newRig(t, sim.Options{})
		g.runner.deps.Snapshots = keep
		var got []string
		emit := func(m model.Msg) {
			loaded, ok := m.(model.FiltersLoaded)
			if !ok {
				t.Errorf("%+v", m)
			}
			got = loaded.List
		}
		g.runner.Do(t.Context(), model.SaveFilter{Text: "never"}, emit)
		g.runner.Do(t.Context(), model.LoadFilters{}, emit)
		if slices.Contains(got, "never") != keep {
			t.Errorf("kept %v: %v", keep, got)
		}
	}
}
