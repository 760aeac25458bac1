package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func TestBilling(t *testing.T) {
	t.Parallel()
	own := audit.Domains{List: []string{"northwind.example"}}
	joined := clickup.Stamp(1_700_000_000_000)
	tests := []struct {
		person clickup.Person
		want   audit.Billable
		reason string
	}{
		{
			clickup.Person{ID: 1, Role: clickup.RoleMember, Email: "m@gmail.com", Joined: joined},
			audit.BillableYes, "Takes a paid member seat: role member.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleOwner, Joined: joined},
			audit.BillableYes, "Takes a paid member seat: role owner.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleAdmin, Joined: clickup.Null},
			audit.BillableYes, "Takes a paid member seat while the invitation stands: role admin.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleGuest, Email: "g@NORTHWIND.example", Joined: joined},
			audit.BillableYes, "Takes a member seat: guest on your own domain.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleGuest, Email: "g@northwind.example", Joined: clickup.Null},
			audit.BillableYes, "Takes a member seat while the invitation stands: guest on your own domain.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleGuest, Email: "g@client.example"},
			audit.BillableNo, "Takes a guest seat, or none if they may only view.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleGuest, Email: "g@client.example", Joined: clickup.Null},
			audit.BillableNo, "Takes a guest seat while the invitation stands, or none if they may only view.",
		},
		{
			clickup.Person{ID: 1, Role: clickup.RoleGuest, Joined: joined},
			audit.BillableUnknown, "Takes a guest seat, or a member seat if on your own domain: ClickUp gave no address.",
		},
		{
			clickup.Person{ID: 1, RoleCode: 7, Email: "x@northwind.example", Joined: joined},
			audit.BillableUnknown, "Whether they take a seat is not known: ClickUp's role 7 is new here.",
		},
		{
			clickup.Person{ID: -40578317, Role: clickup.RoleMember, Joined: joined},
			audit.BillableUnknown, "An agent: ClickUp does not say whether it takes a seat.",
		},
	}
	for _, tt := range tests {
		got, reason := audit.Billing(&tt.person, own)
		if got != tt.want || reason != tt.reason {
			t.Errorf("Billing(%s %q) = %v %q, want %v %q", tt.person.Role, tt.person.Email, got, reason, tt.want, tt.reason)
		}
	}
}

func TestBillableString(t *testing.T) {
	t.Parallel()
	for b, want := range map[audit.Billable]string{audit.BillableYes: "yes", audit.BillableNo: "no", audit.BillableUnknown: "unknown"} {
		if b.String() != want {
			t.Errorf("%d = %q, want %q", b, b, want)
		}
	}
}
