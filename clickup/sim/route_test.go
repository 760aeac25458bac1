package sim

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestUnknownRoutes(t *testing.T) {
	t.Parallel()
	s := New(Options{Without: []string{"GetTeam"}})
	for _, path := range []string{
		"/", "/v2", "/v1/team", "/v2/nothing", "/v2/team/", "/v2/workspace/1/guest", calltest.Team(world.Northwind, "guest", "1", "more"),
		calltest.Team(world.Northwind, "member"), calltest.Team(world.Northwind), "/v2//team",
	} {
		calltest.WantStatus(t, ask(t, s, "GET", path, ""), 404, "APP_001")
	}
	for _, path := range []string{calltest.Team(world.Northwind, "guest"), calltest.Team(world.Northwind, "group"), calltest.Team(world.Northwind, "user")} {
		r := ask(t, s, "GET", path, "")
		if r.Status != 404 || !strings.HasPrefix(r.Raw, "<!DOCTYPE html>") || !strings.Contains(r.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: the wrong method is answered with %d %s", path, r.Status, r.Raw)
		}
	}
}

func TestBothPrefixes(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	a, b := ask(t, s, "GET", "/v2/user", ""), ask(t, s, "GET", "/api/v2/user", "")
	if a.Raw != b.Raw || a.Status != 200 {
		t.Errorf("%q and %q", a.Raw, b.Raw)
	}
	if calls := s.Calls(); calls[0].Path != calls[1].Path {
		t.Errorf("the log keeps the prefix: %+v", calls)
	}
}

func TestOperationNamesAreUnique(t *testing.T) {
	t.Parallel()
	ops := Operations()
	slices.Sort(ops)
	if n := len(slices.Compact(slices.Clone(ops))); n != len(ops) || n < 35 {
		t.Errorf("%d operations, %d names", len(ops), n)
	}
}
