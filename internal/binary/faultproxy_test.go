package binary

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest/faultproxy"
)

// Over a bad network the audit command ends, stdout has the whole report or nothing, and
// stderr says in one line what went wrong and what to do.
func TestTheAuditCommandOverRoughRoads(t *testing.T) {
	t.Parallel()
	wanted := []string{
		"reset before the answer", "another protocol", "closed in the body", "a bad chunk", "a web page", "deep nesting", "half a gzip", "nothing",
		"401 in words", "404 as a page", "500 in words", "307", "429 in seconds",
	}
	var faults []faultproxy.Fault
	for _, all := range [][]faultproxy.Fault{faultproxy.BrokenConnections(), faultproxy.OddAnswers(), faultproxy.Refusals(), faultproxy.Failures(), faultproxy.RateLimits(time.Now())} {
		for _, x := range all {
			if slices.Contains(wanted, x.Name) {
				faults = append(faults, x)
			}
		}
	}
	for _, x := range append(faults, faultproxy.Bomb(600<<20)) {
		for _, times := range []int{1, 1000} {
			t.Run(x.Name, func(t *testing.T) {
				t.Parallel()
				auditOver(t, x, times)
			})
		}
	}
}

func auditOver(t *testing.T, x faultproxy.Fault, times int) {
	t.Helper()
	server := sim.New(sim.Options{Now: time.Now, RateLimit: -1})
	way, err := faultproxy.Open(server, func(r *http.Request, n int) *faultproxy.Fault {
		if strings.HasSuffix(r.URL.Path, "/team") && n <= times {
			return &x
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = way.Close() })
	if strings.HasPrefix(x.Name, "429") && times > 1 {
		return // it waited for the rate limit five times
	}
	start := time.Now()
	out, errs, code := command(t, environment(t, "CUTUI_API_URL="+way.URL()+"/api", "CLICKUP_API_TOKEN="+sim.Token), "", "audit", "--format", "json")
	if took := time.Since(start); took > 45*time.Second {
		t.Errorf("it took %v", took)
	}
	var report struct {
		Schema   int `json:"schema_version"`
		Findings []any
	}
	switch {
	case code == 0:
		if err := json.Unmarshal([]byte(out), &report); err != nil || report.Schema == 0 || len(report.Findings) == 0 || times > 1 {
			t.Errorf("%d times: %v, %d findings: %q", times, err, len(report.Findings), errs)
		}
	case out != "" || code != 1 && code != 4 || !strings.Contains(errs, `"hint"`):
		t.Errorf("%d times: exit code %d, %q, %q", times, code, out, errs)
	}
}
