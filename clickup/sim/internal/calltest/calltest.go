// Package calltest makes single calls to a simulated ClickUp and inspects the answers, for the tests of
// packages sim and simtest.
package calltest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Reply is an answer, with its body decoded if it is JSON.
type Reply struct {
	Status int
	Header http.Header
	Raw    string
	Body   map[string]any
}

// Ask makes a call without a socket. If token is empty, it sends none.
func Ask(t *testing.T, s http.Handler, token, method, path, body string) Reply {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if token != "" {
		r.Header.Set("Authorization", token)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return ReplyOf(t, w.Result())
}

// ReplyOf reads an answer.
func ReplyOf(t *testing.T, resp *http.Response) Reply {
	t.Helper()
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("reading the answer: %v", err)
	}
	out := Reply{Status: resp.StatusCode, Header: resp.Header, Raw: string(data)}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		if err := d.Decode(&out.Body); err != nil {
			t.Fatalf("the answer is no JSON: %v\n%s", err, data)
		}
	}
	return out
}

// At returns the value at a path of keys and indexes. Negative indexes count from the end.
func At(t *testing.T, tree any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch k := step.(type) {
		case string:
			m, ok := tree.(map[string]any)
			if !ok {
				t.Fatalf("no object at %q of %v", k, path)
			}
			tree = m[k]
		case int:
			a, ok := tree.([]any)
			if !ok {
				t.Fatalf("no array at %d of %v", k, path)
			}
			if k < 0 {
				k += len(a)
			}
			if k < 0 || k >= len(a) {
				t.Fatalf("no element %d of %v", k, path)
			}
			tree = a[k]
		}
	}
	return tree
}

// WantStatus fails the test unless the answer has the status and error code.
func WantStatus(t *testing.T, r Reply, status int, code string) {
	t.Helper()
	got := ""
	if r.Body != nil {
		got, _ = r.Body["ECODE"].(string)
	}
	if r.Status != status || got != code {
		t.Fatalf("got %d %q, want %d %q\n%.300s", r.Status, got, status, code, r.Raw)
	}
}

// Team returns a path below a workspace.
func Team(ws string, rest ...string) string {
	return "/v2/team/" + strings.Join(append([]string{ws}, rest...), "/")
}
