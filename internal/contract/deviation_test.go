package contract

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// TestKnownDeviations lists the calls that the client makes although the reference does not allow them,
// because there is no other way.
func TestKnownDeviations(t *testing.T) {
	t.Parallel()
	name, none := "Greta G.", clickup.RoleID(0)
	tests := map[string]struct {
		do   func(c *clickup.Client, id clickup.UserID) error
		mail string
		want string // in every complaint
	}{
		"a member's name alone": {func(c *clickup.Client, id clickup.UserID) error {
			_, err := c.EditMember(t.Context(), team, id, clickup.MemberEdit{Name: &name})
			return err
		}, "greta@gmail.com", "missing properties 'admin', 'custom_role_id'"},
		"a guest without a custom role": {func(c *clickup.Client, id clickup.UserID) error {
			_, err := c.EditGuest(t.Context(), team, id, clickup.GuestEdit{Role: &none})
			return err
		}, "rita@client.example", "got null, want integer"},
	}
	for what, tt := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			r := newRecorder(t, sim.Options{Reshape: simtest.ReferenceShape})
			p, _ := r.server.Guest(sim.Northwind, tt.mail)
			if err := tt.do(connect(t, r), clickup.UserID(p.ID)); err != nil {
				t.Fatal(err)
			}
			if len(r.complaints) != 1 || !strings.Contains(r.complaints[0], tt.want) || strings.Contains(r.complaints[0], "answer:") {
				t.Errorf("%q, want one about %q", r.complaints, tt.want)
			}
		})
	}
}
