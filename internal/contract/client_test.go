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

// uncalled are the operations that the client does not use.
var uncalled = []string{"SharedHierarchy"}

// called are the operations that the client must call.
func called() []string {
	return slices.DeleteFunc(sim.Operations(), func(op string) bool { return slices.Contains(uncalled, op) })
}

// TestClientCallsAsTheReferenceSays calls all operations of the real client, with answers in both forms.
// The calls must always fit the reference; the answers do so in one of the forms only.
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

// TestClientUsesOtherRoutes checks that the client reads a workspace with an operation of the reference if
// ClickUp does not have the unlisted one.
func TestClientUsesOtherRoutes(t *testing.T) {
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

// TestClientKnowsRefusals checks that refused calls fit the reference, too.
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

// connect returns a client of a recorder, over a real connection.
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
