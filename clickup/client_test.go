package clickup

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// sentRequest is a request that a test server received.
type sentRequest struct {
	method, target, auth, agent string
	body                        map[string]any
}

// answers is a server that records the requests it receives.
type answers struct {
	*httptest.Server
	mu   sync.Mutex
	sent []sentRequest
}

func (a *answers) log() []sentRequest {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]sentRequest(nil), a.sent...)
}

// serve starts a server that answers every request with handler.
func serve(t *testing.T, handler http.HandlerFunc) *answers {
	t.Helper()
	a := &answers{}
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := sentRequest{method: r.Method, target: r.URL.RequestURI(), auth: r.Header.Get("Authorization"), agent: r.UserAgent()}
		if raw, _ := io.ReadAll(r.Body); len(raw) > 0 {
			if err := json.Unmarshal(raw, &s.body); err != nil {
				t.Errorf("%s %s: the body is no JSON: %q", r.Method, r.URL, raw)
			}
		}
		a.mu.Lock()
		a.sent = append(a.sent, s)
		a.mu.Unlock()
		handler(w, r)
	}))
	t.Cleanup(a.Close)
	return a
}

// always answers every request with the same status and body.
func always(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// routes answers requests by "METHOD target", without the base path. It answers others as ClickUp
// answers unknown paths.
func routes(table map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, ok := table[r.Method+" "+r.URL.RequestURI()[len("/api"):]]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			body = `{"err":"Route not found","ECODE":"APP_001"}`
		}
		_, _ = io.WriteString(w, body)
	}
}

const testToken = "pk_1_CANARYCANARYCANARY"

// connect returns a client of a test server.
func connect(t *testing.T, a *answers, opts ...Option) *Client {
	t.Helper()
	c, err := New(testToken, append([]Option{WithBaseURL(a.URL + "/api"), WithClock(&skipClock{})}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answering returns a client of a server that answers everything with body.
func answering(t *testing.T, body string) *Client {
	t.Helper()
	return connect(t, serve(t, always(http.StatusOK, body)))
}
