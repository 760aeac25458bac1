package clickup

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// sentRequest is what a test server was asked.
type sentRequest struct {
	method, target, auth, agent string
	body                        map[string]any
}

// answers is a server that gives fixed answers and remembers what it was asked.
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

// serve answers every request by handler.
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

// always answers everything with one status and body.
func always(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// routes answers by "METHOD target", without the base path, and others like ClickUp does.
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

// connect makes a client of a test server.
func connect(t *testing.T, a *answers, opts ...Option) *Client {
	t.Helper()
	c, err := New(testToken, append([]Option{WithBaseURL(a.URL + "/api"), WithClock(&skipClock{})}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answering is a client of a server that gives one body to everything.
func answering(t *testing.T, body string) *Client {
	t.Helper()
	return connect(t, serve(t, always(http.StatusOK, body)))
}
