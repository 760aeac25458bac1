package simtest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/internal/calltest"
)

// TestReferenceDiffers tests the kinds of differences. Package contract checks that they match the
// reference.
func TestReferenceDiffers(t *testing.T) {
	t.Parallel()
	live, ref := sim.New(sim.Options{}), sim.New(sim.Options{Reshape: ReferenceShape})
	pat, cleo := someone(t, live, "pending.pat@northwind.example"), someone(t, live, "cleo@client.example")
	space, folder, list := firstPlaces(t, live)
	tests := map[string]struct {
		path      string
		at        []any
		live, ref string // as JSON
	}{
		"null names are left out": {"/v2/team", []any{"teams", 0, "members", 7, "user", "username"}, `null`, `null`},
		"no avatar is no text":    {"/v2/team", []any{"teams", 0, "avatar"}, `null`, `""`},
		"one folder":              {"/v2/space/" + space + "/folder", []any{"folders"}, "", ""},
		"counts are strings":      {"/v2/folder/" + folder + "/list", []any{"lists", 1, "task_count"}, `13`, `"13"`},
		"shared items are ids":    {calltest.Team(sim.Northwind, "user", pat), []any{"member", "shared", "tasks"}, `[]`, `[]`},
		"priorities are numbers":  {calltest.Team(sim.Northwind, "task?list_ids[]="+list), []any{"tasks", 0, "priority"}, "", ""},
		"assignees are ids":       {"/v2/list/" + list + "/task", []any{"tasks", 0, "watchers", 0}, "", ""},
		"guests are undescribed":  {calltest.Team(sim.Northwind, "guest", cleo), []any{"guest", "can_edit_tags"}, `true`, `true`},
	}
	for name, tt := range tests {
		a, b := calltest.At(t, ask(t, live, "GET", tt.path, "").Body, tt.at...), calltest.At(t, ask(t, ref, "GET", tt.path, "").Body, tt.at...)
		got, want := string(encode(a)), string(encode(b))
		if tt.live != "" && (got != tt.live || want != tt.ref) {
			t.Errorf("%s: live %s, reference %s; want %s and %s", name, got, want, tt.live, tt.ref)
		}
		if tt.live == "" && kindOf(a) == kindOf(b) {
			t.Errorf("%s: both are %s", name, kindOf(a))
		}
	}
}

func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case json.Number:
		return "number"
	}
	return "text"
}

func TestReferenceLeavesFailuresAlone(t *testing.T) {
	t.Parallel()
	r := ask(t, sim.New(sim.Options{Reshape: ReferenceShape}), "GET", "/v2/task/86nothere", "")
	calltest.WantStatus(t, r, 404, "ITEM_013")
}

func TestFixAt(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		path string
		fix  func(any) any
		in   string
		want string
	}{
		"below every element": {"a[].b", or("x"), `{"a":[{"b":null},{"b":1},{}]}`, `{"a":[{"b":"x"},{"b":1},{"b":"x"}]}`},
		"every element":       {"a[]", solid, `{"a":[{"b":null}]}`, `{"a":[{"b":""}]}`},
		"missing parents":     {"a.b.c", or("x"), `{"d":1}`, `{"d":1}`},
		"null parents":        {"a.b", or("x"), `{"a":null}`, `{"a":null}`},
		"no object":           {"a.b", or("x"), `{"a":1}`, `{"a":1}`},
		"left out":            {"a", or(absent{}), `{"a":null,"b":1}`, `{"b":1}`},
		"dense":               {"a", dense, `{"a":{"b":null,"c":1}}`, `{"a":{"c":1}}`},
		"dense null":          {"a", dense, `{"a":null}`, `{}`},
		"ids":                 {"a", ids, `{"a":[{"id":1},{"id":"b"},"c"]}`, `{"a":["1","b","c"]}`},
		"names":               {"a", names, `{"a":[{"name":"n"}]}`, `{"a":["n"]}`},
		"first":               {"a", first, `{"a":[1,2]}`, `{"a":1}`},
		"first of none":       {"a", first, `{"a":[]}`, `{}`},
		"written":             {"a", written, `{"a":1.5}`, `{"a":"1.5"}`},
		"written text":        {"a", written, `{"a":"b"}`, `{"a":"b"}`},
		"number":              {"a", number, `{"a":{"id":"3"}}`, `{"a":3}`},
		"number of null":      {"a", number, `{"a":null}`, `{"a":0}`},
		"new object":          {"a", orNew("b"), `{}`, `{"a":{"b":[]}}`},
		"no new object":       {"a", orNew("b"), `{"a":{}}`, `{"a":{}}`},
		"base role":           {"a", baseRole, `{"a":{"role":4,"role_key":"guest"}}`, `{"a":{"custom_role":{"id":4,"name":"guest"},"role":4,"role_key":"guest"}}`},
	}
	for name, tt := range tests {
		tree := fixAt(decode([]byte(tt.in)), strings.Split(tt.path, "."), tt.fix)
		if got := string(encode(tree)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

func TestRulesAreForOperations(t *testing.T) {
	t.Parallel()
	known := append(sim.Operations(), sim.RosterFrame, sim.RosterMember)
	for op := range referenceRules() {
		if !slices.Contains(known, op) {
			t.Errorf("rules for %s, which is no operation", op)
		}
	}
}
