package contract

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"cutui/clickup/sim"
)

// recorder is a simulator that checks every call and answer against the reference.
type recorder struct {
	ref    *reference
	server *sim.Server

	callsOnly bool // the answers are not judged

	mu         sync.Mutex
	complaints []string
	seen       map[string]int // calls that were answered with 200, by operation
}

func newRecorder(t *testing.T, opts sim.Options) *recorder {
	t.Helper()
	return &recorder{ref: mustReference(t), server: sim.New(opts), seen: map[string]int{}}
}

// ServeHTTP answers as the simulator does.
func (r *recorder) ServeHTTP(w http.ResponseWriter, call *http.Request) {
	data, err := io.ReadAll(call.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	r.mu.Lock() // one at a time: the simulator's last call is this one
	defer r.mu.Unlock()
	inner := call.Clone(call.Context())
	inner.Body = io.NopCloser(bytes.NewReader(data))
	inner.Header.Del("Accept-Encoding")
	answer := httptest.NewRecorder()
	r.server.ServeHTTP(answer, inner)
	calls := r.server.Calls()
	op := calls[len(calls)-1].Op
	if answer.Code == http.StatusOK {
		r.seen[op]++
	}
	bad := r.ref.checkCall(op, call, data)
	if !r.callsOnly {
		bad = append(bad, r.ref.checkAnswer(op, call, data, answer.Result())...)
	}
	if len(bad) > 0 {
		r.complaints = append(r.complaints, title(call.Method+" "+call.URL.String(), bad))
	}
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// verdict fails the test for every deviation and for every operation that was not called.
func (r *recorder) verdict(t *testing.T, want []string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.complaints {
		t.Error(c)
	}
	for _, op := range slices.Sorted(slices.Values(want)) {
		if r.seen[op] == 0 {
			t.Errorf("%s was never answered with 200", op)
		}
	}
}
