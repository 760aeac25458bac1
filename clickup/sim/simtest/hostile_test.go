package simtest

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/internal/calltest"
)

// walk calls see for every string in a body, with its key.
func walk(key string, tree any, see func(key, value string)) {
	switch v := tree.(type) {
	case map[string]any:
		for k, x := range v {
			walk(k, x, see)
		}
	case []any:
		for _, x := range v {
			walk(key, x, see)
		}
	case string:
		see(key, v)
	}
}

func TestHostileStringsAreEverywhereButInIDs(t *testing.T) {
	t.Parallel()
	payloads := []string{"\x1b]0;owned\x07", "\u202e", `"><script>`, "\u0000", "=1+1"}
	clean, bad := sim.New(sim.Options{}), sim.New(sim.Options{Reshape: Hostile(payloads...)})
	_, _, list := firstPlaces(t, clean)
	used := map[string]bool{}
	for _, path := range []string{
		"/v2/user", "/v2/team", calltest.Team(sim.Northwind), calltest.Team(sim.Northwind, "seats"), calltest.Team(sim.Labs, "seats"), calltest.Team(sim.Northwind, "plan"),
		calltest.Team(sim.Northwind, "space"), "/v2/group?team_id=" + sim.Northwind, calltest.Team(sim.Northwind, "customroles"),
		"/v2/list/" + list + "/task", "/v2/task/" + sim.ZebraTask, "/v2/task/86nothere", calltest.Team(sim.Foreign, "plan"),
	} {
		a, b := ask(t, clean, "GET", path, ""), ask(t, bad, "GET", path, "")
		if a.Status != b.Status {
			t.Errorf("%s: %d, hostile %d", path, a.Status, b.Status)
		}
		var plain []string
		walk("", a.Body, func(key, value string) {
			if exempt(key, value) {
				plain = append(plain, value)
			}
		})
		kept := 0
		walk("", b.Body, func(key, value string) {
			if exempt(key, value) {
				kept++
				return
			}
			for _, p := range payloads {
				if strings.HasPrefix(value, p) {
					used[p] = true
					return
				}
			}
			t.Errorf("%s: %s is %q", path, key, value)
		})
		if kept != len(plain) {
			t.Errorf("%s: %d ids, numbers and dates are left of %d", path, kept, len(plain))
		}
	}
	if len(used) != len(payloads) {
		t.Errorf("only %d of %d payloads were used", len(used), len(payloads))
	}
}

func TestHostileModeLeavesTheStateAlone(t *testing.T) {
	t.Parallel()
	s := sim.New(sim.Options{Reshape: Hostile("\x1b[2J")})
	wantOK := ask(t, s, "POST", calltest.Team(sim.Northwind, "guest"), `{"email":"a@b.example"}`)
	if wantOK.Status != 200 {
		t.Fatal(wantOK.Raw)
	}
	if p, ok := s.Guest(sim.Northwind, "a@b.example"); !ok || p.Email != "a@b.example" {
		t.Errorf("%+v, %v", p, ok)
	}
}
