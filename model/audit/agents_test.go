package audit_test

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

// agent is one of ClickUp's own: a negative id and, as they come, neither name nor
// address.
func agent(change ...func(*clickup.Person)) clickup.Person {
	return member(-40578317, "", append([]func(*clickup.Person){email("")}, change...)...)
}

// TestAgentsAreNotJudged gives agents all that is found about people.
func TestAgentsAreNotJudged(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]clickup.Person{
		"idle":         agent(idle(900)),
		"pending":      agent(pending(900)),
		"never active": agent(lastActive(clickup.Null)),
		"unknown":      agent(lastActive(clickup.Absent)),
		"admin":        agent(role(clickup.RoleAdmin), idle(900)),
		"guest":        agent(role(clickup.RoleGuest), idle(900)),
		"free mail":    agent(role(clickup.RoleAdmin), email("agent@gmail.com")),
		"external":     agent(email("agent@client.example")),
	} {
		in := input(owner(1, "Ann Owner"), p)
		in.HR = audit.ListOf(in.People[0].Email)
		if found := audit.Run(in).Findings; len(found) > 0 {
			t.Errorf("%s: %s", name, strings.Join(lines(found), "; "))
		}
	}
}

// TestPeopleOfTheFuture have dates that are yet to come, as a clock that is behind or
// a wrong entry makes them: nobody is inactive or overdue by them.
func TestPeopleOfTheFuture(t *testing.T) {
	t.Parallel()
	ahead := clickup.StampOf(testNow.AddDate(3, 0, 0))
	for name, p := range map[string]clickup.Person{
		"seen":    member(2, "Max Member", lastActive(ahead)),
		"joined":  member(2, "Max Member", func(p *clickup.Person) { p.Joined, p.Invited = ahead, ahead }),
		"invited": member(2, "Max Member", pending(1), func(p *clickup.Person) { p.Invited = ahead }),
	} {
		in := input(owner(1, "Ann Owner"), p)
		if found := audit.Run(in).Findings; len(found) > 0 {
			t.Errorf("%s: %s", name, strings.Join(lines(found), "; "))
		}
	}
}

// TestNamelessPeopleAreCalledSomething finds them by their address or number.
func TestNamelessPeopleAreCalledSomething(t *testing.T) {
	t.Parallel()
	in := input(owner(1, "Ann Owner"), member(2, "", email("x@northwind.example"), idle(99)), member(3, "", email(""), idle(99)))
	found := lines(audit.Run(in).Findings)
	for _, who := range []string{"inactive-member x@northwind.example: last seen", "inactive-member #3: last seen"} {
		if !strings.Contains(strings.Join(found, "\n"), who) {
			t.Errorf("no %q in %q", who, found)
		}
	}
}
