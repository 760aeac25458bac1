package sim

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestRosterIsTheSameByEveryRoute(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	all := calltest.At(t, ask(t, s, "GET", "/v2/team", "").Body, "teams", 0, "members").([]any)
	one := calltest.At(t, ask(t, s, "GET", calltest.Team(world.Northwind), "").Body, "team", "members").([]any)
	if !bytes.Equal(encode(all), encode(one)) {
		t.Error("one workspace differs from all of them")
	}
	guests := 0
	for _, m := range all {
		if u := m.(map[string]any)["user"].(map[string]any); u["role"] == json.Number("4") {
			guests++
		}
	}
	if guests < 118 {
		t.Errorf("%d guests of %d", guests, len(all))
	}
}

func TestRosterIsFreshAfterAChange(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	before := ask(t, s, "GET", "/v2/team", "").Raw
	if ask(t, s, "GET", "/v2/team", "").Raw != before {
		t.Error("the roster changes by itself")
	}
	ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"brand.new@b.example"}`)
	if !strings.Contains(ask(t, s, "GET", "/v2/team", "").Raw, "brand.new@b.example") {
		t.Error("the roster is stale")
	}
	ask(t, s, "DELETE", calltest.Team(world.Northwind, "guest", id(t, s, world.Northwind, "brand.new@b.example")), "")
	if ask(t, s, "GET", "/v2/team", "").Raw != before {
		t.Error("a removed guest leaves traces in the roster")
	}
}

func TestGzip(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	for path, zipped := range map[string]bool{"/v2/team": true, calltest.Team(world.Northwind, "space"): true, calltest.Team(world.Northwind, "plan"): false} {
		want := ask(t, s, "GET", path, "")
		if want.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: compressed without being asked", path)
		}
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Authorization", Token)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if got := w.Header().Get("Content-Encoding") == "gzip"; got != zipped {
			t.Errorf("%s: compressed %v", path, got)
			continue
		}
		var body io.Reader = w.Body
		if zipped {
			z, err := gzip.NewReader(body)
			if err != nil {
				t.Fatal(err)
			}
			body = z
		}
		if got, err := io.ReadAll(body); err != nil || string(got) != want.Raw {
			t.Errorf("%s: %v, or another body", path, err)
		}
	}
}

func TestTenThousandPeople(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes a body of 6 MB")
	}
	s := New(Options{People: 10_000})
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/v2/team", nil)
	r.Header.Set("Authorization", Token)
	s.ServeHTTP(w, r)
	var body struct {
		Teams []struct {
			Members []struct {
				User struct {
					ID    int64
					Email string
				}
			}
		}
	}
	if err := json.NewDecoder(w.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	ids := map[int64]bool{}
	for _, m := range body.Teams[0].Members {
		ids[m.User.ID] = true
	}
	if len(ids) != 10_000 {
		t.Errorf("%d different people", len(ids))
	}
}
