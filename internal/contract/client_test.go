package contract

import (
	"errors"
	"net/http/httptest"
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// uncalled are the operations that the client has no use for.
var uncalled = []string{"SharedHierarchy"}

// called are the operations that the client must have carried out.
func called() []string {
	return slices.DeleteFunc(sim.Operations(), func(op string) bool { return slices.Contains(uncalled, op) })
}

// TestClientCallsAsTheReferenceSays drives the real client through all of its
// operations, against answers of either shape. Its calls must always fit the
// reference; the answers do in one of the shapes only.
func TestClientCallsAsTheReferenceSays(t *testing.T) {
	t.Parallel()
	for name, shape := range map[string]func(string, any) any{"reference": simtest.ReferenceShape, "live": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRecorder(t, sim.Options{Reshape: shape})
			r.callsOnly = shape == nil
			w := worker{t: t, client: connect(t, r), items: findItems(t)}
			w.readPeople()
			w.readItems()
			w.changeGuest()
			w.changeMember()
			w.readHoldings()
			w.handOver()
			w.changeGroup()
			r.verdict(t, called())
		})
	}
}

// TestClientFindsOtherRoads: where ClickUp lacks an unlisted operation, the
// client gets a workspace by the next one and ends up within the reference.
func TestClientFindsOtherRoads(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		opts   sim.Options
		answer string
	}{
		"one workspace": {sim.Options{}, "GetTeam"},
		"the reference": {sim.Options{Without: unlisted}, "GetAuthorizedTeams"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.opts.Reshape = simtest.ReferenceShape
			r := newRecorder(t, tt.opts)
			ws, err := connect(t, r).WholeWorkspace(t.Context(), sim.Northwind)
			if err != nil || len(ws.People) < 30 {
				t.Errorf("%d people, %v", len(ws.People), err)
			}
			r.verdict(t, []string{tt.answer})
		})
	}
}

// TestClientKnowsRefusals: a refused call fits the reference as well.
func TestClientKnowsRefusals(t *testing.T) {
	t.Parallel()
	r := newRecorder(t, sim.Options{Reshape: simtest.ReferenceShape})
	c := connect(t, r)
	unknown := clickup.ItemRef{Kind: clickup.TaskItem, ID: "86nothere"}
	if _, err := c.Task(t.Context(), sim.Northwind, unknown); !errors.Is(err, clickup.ErrNotFound) {
		t.Errorf("an unknown task: %v", err)
	}
	if _, err := c.Seats(t.Context(), sim.Foreign); !errors.Is(err, clickup.ErrForbidden) {
		t.Errorf("a foreign workspace: %v", err)
	}
	invite := clickup.GuestInvite{Email: "sam@client.example"}
	if _, err := c.InviteGuest(t.Context(), sim.Fieldworks, invite); !errors.Is(err, clickup.ErrPlanRequired) {
		t.Errorf("a guest below Enterprise: %v", err)
	}
	r.verdict(t, nil)
}

// connect is a client of a recorder, over a real connection.
func connect(t *testing.T, r *recorder) *clickup.Client {
	t.Helper()
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	c, err := clickup.New(sim.Token, clickup.WithBaseURL(server.URL+"/api"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
