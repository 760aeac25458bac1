package audit_test

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/audit"
	"cutui/model/seats"
)

func clientGuest(id clickup.UserID, email string) clickup.Person {
	return clickup.Person{ID: id, Email: email, Name: email, Role: clickup.RoleGuest, Joined: 1, LastActive: clickup.StampOf(testNow)}
}

func leakInput(items ...access.Item) audit.Input {
	return audit.Input{
		Workspace: "1", Now: testNow, Options: audit.DefaultOptions(), Items: items,
		Own:    seats.Domains{List: []string{"acme.example"}},
		People: []clickup.Person{clientGuest(1, "cleo@client.example"), clientGuest(2, "carl@client.example"), clientGuest(3, "rita@rival.example"), clientGuest(4, "own@acme.example")},
	}
}

func found(in audit.Input, check audit.Check) (who []string, reasons string) {
	for _, f := range audit.Run(in).Findings {
		if f.Check != check {
			continue
		}
		name := ""
		if f.Person != nil {
			name = f.Person.Name
		}
		who, reasons = append(who, name), reasons+f.Reason()
		if f.Severity != audit.High || f.Lane != audit.Review {
			reasons += " WRONG LANE"
		}
	}
	return who, reasons
}

func TestCrossClientFindings(t *testing.T) {
	t.Parallel()
	leak := access.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}, Name: "Launch", People: []clickup.UserID{1, 2, 3, 4}}
	who, reason := found(leakInput(leak), audit.CrossClient)
	if !slices.Equal(who, []string{"rita@rival.example"}) || reason != "is on list “Launch” with 2 people of client.example" {
		t.Errorf("%q %q", who, reason)
	}
	marked := leakInput(leak)
	marked.Shared = []string{"9"}
	alone := leak
	alone.People = []clickup.UserID{1, 2, 4}
	for name, in := range map[string]audit.Input{"marked as shared": marked, "one client and own people": leakInput(alone), "nothing read": leakInput()} {
		if who, _ := found(in, audit.CrossClient); len(who) > 0 {
			t.Errorf("%s: found %q", name, who)
		}
	}
}

func TestPublicLinkFindings(t *testing.T) {
	t.Parallel()
	in := leakInput()
	if who, _ := found(in, audit.PublicLink); len(who) > 0 {
		t.Errorf("found %q without a public task", who)
	}
	in.Public = []access.PublicTask{{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, Name: "Beta", SearchEngines: true}}
	who, reason := found(in, audit.PublicLink)
	if len(who) != 1 || !strings.Contains(reason, "1 task open to anybody with the link: “Beta” (86a), also for search engines") || strings.Contains(reason, "WRONG") {
		t.Errorf("%q %q", who, reason)
	}
	in.Accepted = []audit.Acceptance{{Check: audit.PublicLink, ReviewBy: testNow.AddDate(1, 0, 0)}}
	if _, reason = found(in, audit.PublicLink); !strings.Contains(reason, "WRONG LANE") {
		t.Error("an accepted finding stays in the review lane")
	}
}
