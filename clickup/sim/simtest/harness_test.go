package simtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// reply is an answer with its body decoded, where it is JSON.
type reply struct {
	status int
	header http.Header
	raw    string
	body   map[string]any
}

// ask makes one call with the demo's token, without a socket.
func ask(t *testing.T, s *sim.Server, method, path, body string) reply {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Authorization", sim.Token)
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

// team is a path under a workspace.
func team(ws string, rest ...string) string {
	return "/v2/team/" + strings.Join(append([]string{ws}, rest...), "/")
}

// decode is JSON with its numbers as they are written.
func decode(data []byte) any {
	var tree any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		panic(err)
	}
	return tree
}

// encode is JSON without escapes for HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// someone is the id of a person of Northwind Studio, as a path wants it.
func someone(t *testing.T, s *sim.Server, mail string) string {
	t.Helper()
	p, ok := s.Guest(sim.Northwind, mail)
	if !ok {
		t.Fatalf("%s is not there", mail)
	}
	return strconv.FormatInt(p.ID, 10)
}

// firstPlaces are the first space, folder and list of Northwind Studio.
func firstPlaces(t *testing.T, s *sim.Server) (space, folder, list string) {
	t.Helper()
	space = at(t, ask(t, s, "GET", team(sim.Northwind, "space"), "").body, "spaces", 0, "id").(string)
	first := at(t, ask(t, s, "GET", "/v2/space/"+space+"/folder", "").body, "folders", 0)
	return space, at(t, first, "id").(string), at(t, first, "lists", 0, "id").(string)
}
