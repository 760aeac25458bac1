package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// accessDoc has the fields of the access document that the tests read.
type accessDoc struct {
	Items []struct {
		Item       string   `json:"item"`
		People     int      `json:"people"`
		Public     *bool    `json:"public"`
		Engines    *bool    `json:"search_engines"`
		NotVisible []string `json:"not_visible"`
	} `json:"items"`
	Access []any `json:"access"`
	Public []struct {
		Item string `json:"item"`
	} `json:"public"`
	Notes []string `json:"notes"`
}

func TestAccessTellsOfPublicLinks(t *testing.T) {
	t.Parallel()
	var m terminal
	var found accessDoc
	if code := m.run(t, strings.NewReader(""), "access", "--matrix", "-w", "Fieldworks", "--format", "json"); code != 0 || json.Unmarshal(m.out.Bytes(), &found) != nil || len(found.Public) != 1 {
		t.Fatalf("%d: %s%s", code, m.out.String(), m.errs.String())
	}
	var doc accessDoc
	if code := m.run(t, strings.NewReader(""), "access", found.Public[0].Item, "-w", "Fieldworks", "--format", "json"); code != 0 || json.Unmarshal(m.out.Bytes(), &doc) != nil {
		t.Fatalf("%d: %s%s", code, m.out.String(), m.errs.String())
	}
	if it := doc.Items[0]; it.Public == nil || !*it.Public || !*it.Engines || !strings.Contains(strings.Join(doc.Notes, " "), "anybody with its public link can see it, without an account; search engines may list it") {
		t.Errorf("%+v", doc)
	}
	if n := called(m.sim.Calls(), "GetTask"); n != 1 {
		t.Errorf("GetTask was called %d times", n)
	}
}

// For a task without explicit access, the notes say who else may open it.
func TestAccessOfAnEmptyItem(t *testing.T) {
	t.Parallel()
	answers := map[string]string{
		"/v2/team":                `{"teams":[{"id":"333","name":"Acme","members":[{"user":{"id":1,"username":"Olga","email":"olga@acme.example","role":1}}]}]}`,
		"/v2/team/333":            `{"team":{"id":"333","name":"Acme","members":[{"user":{"id":1,"username":"Olga","email":"olga@acme.example","role":1}}]}}`,
		"/v2/task/86bx001":        `{"id":"86bx001","name":"Beta","team_id":"333","sharing":{"public":false},"list":{"id":"9"},"space":{"id":"9"}}`,
		"/v2/task/86bx001/member": `{"members":[]}`,
		"/v2/task/86bx002":        `{"id":"86bx002","name":"Old","team_id":"333","list":{"id":"9"},"space":{"id":"9"}}`,
		"/v2/task/86bx002/member": `{"members":[]}`,
		"/v2/list/9":              `{"id":"9","name":"General","space":{"id":"9"}}`,
		"/v2/list/9/member":       `{"members":[]}`,
	}
	for item, want := range map[string][]string{
		"task:86bx001": {"nobody has explicit access", "it has no public link", "a user group (Team), or through its list, folder or space"},
		"task:86bx002": {"whether it has a public link is not known"},
		"list:9":       {"nobody has explicit access", "a user group (Team), or through its folder or space"},
	} {
		out, code := ask(t, answers, "access", item, "--format", "json")
		var doc accessDoc
		if code != 0 || json.Unmarshal([]byte(out), &doc) != nil || len(doc.Items) != 1 || len(doc.Access) != 0 {
			t.Fatalf("%s: %d: %s", item, code, out)
		}
		said := strings.Join(doc.Notes, " ")
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s: %q is not among %q", item, words, said)
			}
		}
		if known := doc.Items[0].Public != nil; known != (item == "task:86bx001") {
			t.Errorf("%s: public known: %t", item, known)
		}
	}
}

// ask runs a command against a ClickUp that answers paths with texts.
func ask(t *testing.T, answers map[string]string, args ...string) (out string, code int) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := answers[strings.TrimPrefix(r.URL.Path, "/api")]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			text = `{"err":"Not found","ECODE":"NF_001"}`
		}
		_, _ = fmt.Fprint(w, text)
	}))
	t.Cleanup(server.Close)
	home := t.TempDir()
	env := func(name string) string {
		return map[string]string{"HOME": home, "CLICKUP_API_TOKEN": sim.Token}[name]
	}
	var stdout, stderr bytes.Buffer
	code = cli.Run(t.Context(), args, cli.Deps{
		In: strings.NewReader(""), Out: &stdout, Err: &stderr,
		App: app.Options{BaseURL: server.URL + "/api", Env: env, StateDir: t.TempDir()}, Open: app.Open,
	})
	return stdout.String() + stderr.String(), code
}

// called returns how many of the calls are of the given operations.
func called(calls []sim.Call, ops ...string) int {
	n := 0
	for _, c := range calls {
		if slices.Contains(ops, c.Op) {
			n++
		}
	}
	return n
}

// 300 lists under 100 calls a minute: one call per list, none refused, and none the second time.
func TestMatrixOfManyLists(t *testing.T) {
	t.Parallel()
	clock := &leaping{now: time.Date(2026, 11, 2, 14, 2, 0, 0, time.UTC)}
	o := simtest.Crowded()
	o.Clock, o.Workspaces = clock.Now, 0
	server := sim.New(o)
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	state, home := t.TempDir(), t.TempDir()
	env := func(name string) string {
		return map[string]string{"HOME": home, "CLICKUP_API_TOKEN": sim.Token}[name]
	}
	run := func(args ...string) string {
		var out, errs bytes.Buffer
		code := cli.Run(t.Context(), args, cli.Deps{
			In: strings.NewReader(""), Out: &out, Err: &errs,
			App: app.Options{BaseURL: base, Env: env, StateDir: state, Clock: clock}, Open: app.Open,
		})
		if code != cli.ExitFine {
			t.Fatalf("%q ends with %d: %s", args, code, errs.String())
		}
		return out.String() + errs.String()
	}
	for _, ws := range []string{sim.Northwind, sim.Fieldworks} {
		before := len(server.Calls())
		said := run("access", "--matrix", "-w", ws)
		lists := called(server.Calls()[before:], "GetListMembers")
		if lists == 0 || !strings.Contains(said, fmt.Sprintf("%d of %d lists read", lists, lists)) || ws == sim.Northwind && !strings.Contains(said, "calls at most, about") {
			t.Errorf("%s: %d calls: %s", ws, lists, said)
		}
		if ws == sim.Northwind && lists < 300 {
			t.Errorf("%d lists", lists)
		}
		before = len(server.Calls())
		run("access", "--matrix", "-w", ws)
		if n := called(server.Calls()[before:], "GetListMembers", "GetFilteredTeamTasks", "GetSpaces", "GetFolders"); n != 0 {
			t.Errorf("%s: %d calls the second time", ws, n)
		}
	}
}
