package effect

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/store"
	"cutui/model"
)

// BenchmarkMemoryGivenBack measures the resident memory before and after FreeOSMemory, after a load of
// 100,000 people that was written to disk.
func BenchmarkMemoryGivenBack(b *testing.B) {
	server := sim.New(sim.Options{People: 100_000, Workspaces: 1, RateLimit: -1})
	api, err := clickup.New(sim.Token, clickup.WithTransport(server.Transport()))
	if err != nil {
		b.Fatal(err)
	}
	r := New(Deps{API: api, Store: store.New(b.TempDir(), "bench"), Snapshots: true, Clock: clickup.SystemClock{}})
	for b.Loop() {
		var all []*model.Roster
		r.Do(b.Context(), model.FetchRosters{Seq: 1}, func(m model.Msg) {
			if loaded, ok := m.(model.RostersLoaded); ok {
				all = loaded.Rosters
			}
		})
		r.saver.hold(model.SaveSnapshot{Seq: 1, Snapshot: model.SnapshotLoaded{At: time.Now(), Rosters: all}})
		if err := r.Flush(b.Context()); err != nil || len(all) != 1 {
			b.Fatal(err)
		}
		b.ReportMetric(residentMiB(b), "MiB-before")
		debug.FreeOSMemory()
		b.ReportMetric(residentMiB(b), "MiB-after")
	}
}

// residentMiB returns the resident memory of this process on Linux.
func residentMiB(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("the system does not tell")
	}
	for line := range strings.Lines(string(status)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmRSS: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	b.Skip("the system does not tell")
	return 0
}
