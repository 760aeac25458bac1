package store

import (
	"fmt"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
)

// BenchmarkRuns lists 200 runs of 100 steps.
func BenchmarkRuns(b *testing.B) {
	st := New(b.TempDir(), "bench")
	for n := range 200 {
		run := change.Run{ID: change.RunID(fmt.Sprintf("20260504-%06d-a", n)), Phase: change.PhaseActive, Started: time.Unix(int64(n), 0)}
		for i := range 100 {
			run.Plan.Steps = append(run.Plan.Steps, change.Step{Op: change.OpShare, Email: fmt.Sprintf("guest%d@client.example", i), Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bb4x7ff"}, ItemName: "Zebra launch checklist", State: change.Planned})
		}
		j, err := st.CreateRun(b.Context(), run)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 100 {
			for _, state := range []change.StepState{change.Running, change.Done} {
				line, sum, _ := seal(j.sum, entry{Transition: &change.Transition{Index: i, State: state, Guest: 4711, At: time.Unix(int64(i), 0)}})
				if _, err := j.f.Write(line); err != nil {
					b.Fatal(err)
				}
				j.sum = sum
			}
		}
		_ = j.Close()
	}
	b.ResetTimer()
	b.ReportAllocs()
	for b.Loop() {
		if list, err := st.Runs(b.Context(), 0); err != nil || len(list) != 200 {
			b.Fatal(len(list), err)
		}
	}
}
