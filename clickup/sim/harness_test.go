package sim

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/world"
)

// reply is an answer with its body decoded, where it is JSON.
type reply struct {
	status int
	header http.Header
	raw    string
	body   map[string]any
}

// ask makes one call with the demo's token, without a socket.
func ask(t *testing.T, s *Server, method, path, body string) reply {
	t.Helper()
	return askAs(t, s, Token, method, path, body)
}

func askAs(t *testing.T, s *Server, token, method, path, body string) reply {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if token != "" {
		r.Header.Set("Authorization", token)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return replyOf(t, w.Result())
}

func replyOf(t *testing.T, resp *http.Response) reply {
	t.Helper()
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("reading the answer: %v", err)
	}
	out := reply{status: resp.StatusCode, header: resp.Header, raw: string(data)}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		if err := d.Decode(&out.body); err != nil {
			t.Fatalf("the answer is no JSON: %v\n%s", err, data)
		}
	}
	return out
}

// at walks keys and, as decimal numbers, indexes from the end if negative.
func at(t *testing.T, tree any, path ...any) any {
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

func wantStatus(t *testing.T, r reply, status int, code string) {
	t.Helper()
	got := ""
	if r.body != nil {
		got, _ = r.body["ECODE"].(string)
	}
	if r.status != status || got != code {
		t.Fatalf("got %d %q, want %d %q\n%.300s", r.status, got, status, code, r.raw)
	}
}

// id is the id of a person, as a path wants it.
func id(t *testing.T, s *Server, ws, mail string) string {
	t.Helper()
	p, ok := s.Guest(ws, mail)
	if !ok {
		t.Fatalf("%s is not in %s", mail, ws)
	}
	return world.Itoa(p.ID)
}

// team is a path under a workspace.
func team(ws string, rest ...string) string {
	return "/v2/team/" + strings.Join(append([]string{ws}, rest...), "/")
}

// replaceID puts an id where a path or a body says ID.
func replaceID(s, id string) string { return strings.ReplaceAll(s, "ID", id) }

// number64 is the id of a row.
func number64(r row) json.Number { return r.get("user", "id").(json.Number) }
