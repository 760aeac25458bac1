package contract

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// TestSimulatorAnswersAsTheReferenceSays calls every operation, and those of the hierarchy again after all
// changes.
func TestSimulatorAnswersAsTheReferenceSays(t *testing.T) {
	t.Parallel()
	r := newRecorder(t, sim.Options{Reshape: simtest.ReferenceShape})
	d := driver{t: t, handler: r, items: findItems(t)}
	d.read()
	d.navigate()
	d.changeGuests()
	d.changeMembers()
	d.changeGroups()
	d.changeHoldings()
	d.navigate()
	r.verdict(t, sim.Operations())
}

// driver calls the simulator without the client.
type driver struct {
	t       *testing.T
	handler *recorder
	items   items
}

func (d driver) call(method, path, body string) {
	d.t.Helper()
	call := httptest.NewRequest(method, "https://api.clickup.com/api"+version(path), strings.NewReader(body))
	call.Header.Set("Authorization", sim.Token)
	if body != "" || strings.Contains(path, "/time_entries") {
		call.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, call)
	if w.Code != http.StatusOK {
		d.t.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
}

// in replaces TEAM, and a guest's and a member's id, in a path or body.
func (d driver) in(s string) string {
	d.t.Helper()
	s = strings.ReplaceAll(s, "TEAM", sim.Northwind)
	for word, mail := range map[string]string{
		"CLEO": "cleo@client.example", "GRETA": "greta@gmail.com", "NAMELESS": "nameless@northwind.example",
		"PENDING": "pending.guest@client.example", "NULL": "nils@northwind.example", "ELENA": "elena@harborline.example",
		"NORA": sim.Nora, "INES": sim.Ines,
	} {
		p, ok := d.handler.server.Guest(sim.Northwind, mail)
		if strings.Contains(s, word) && !ok {
			d.t.Fatalf("%s is not there", mail)
		}
		s = strings.ReplaceAll(s, word, strconv.FormatInt(p.ID, 10))
	}
	return s
}

func (d driver) get(paths ...string) {
	d.t.Helper()
	for _, p := range paths {
		d.call(http.MethodGet, d.in(p), "")
	}
}

func (d driver) read() {
	d.t.Helper()
	d.get("/user", "/team", "/team/TEAM", "/team/TEAM/seats", "/team/"+sim.Labs+"/seats",
		"/team/TEAM/plan", "/team/TEAM/customroles", "/team/TEAM/customroles?include_members=true",
		"/team/TEAM/shared", "/group?team_id=TEAM",
		"/team/TEAM/guest/CLEO", "/team/TEAM/guest/PENDING", "/team/TEAM/user/GRETA",
		"/team/TEAM/user/NAMELESS", "/team/TEAM/user/NULL?include_shared=false")
}

// version returns a path with its version, which is v2 by default.
func version(path string) string {
	if strings.HasPrefix(path, "/v3/") {
		return path
	}
	return "/v2" + path
}
