package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/items"
	"cutui/model/plans"
)

func TestParseGuests(t *testing.T) {
	t.Parallel()
	guests, _, err := parseGuests("\"Name\";EMAIL;items;Permission;note\r\n" +
		"Ada;Ada <ada@client.example>;ABC-1, list:7;Full;first\r\n" +
		";;;;\r\n" +
		"Ben;ben@client.example\r\n" +
		"\"Cy\nLine\";cy@client.example;;view;\r\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []invitee{
		{line: 2, email: "ada@client.example", permission: clickup.PermissionCreate, items: []string{"ABC-1", "list:7"}},
		{line: 4, email: "ben@client.example"},
		{line: 5, email: "cy@client.example", permission: clickup.PermissionRead},
	}
	if !slices.EqualFunc(guests, want, func(a, b invitee) bool {
		return a.line == b.line && a.email == b.email && a.permission == b.permission && slices.Equal(a.items, b.items)
	}) {
		t.Errorf("got %+v", guests)
	}
}

func TestWrongGuestsAreNamedWithTheirLines(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	many.WriteString("email\n")
	for i := range maxRows + 1 {
		fmt.Fprintf(&many, "guest%d@client.example\n", i)
	}
	for text, want := range map[string]string{
		"":                                  "the file is empty",
		"name\nAda":                         "line 1: there is no column email",
		"email,\nx":                         `line 2: "x" is no address`,
		"email\na@b.example c@d.example":    "line 2: there is more than one address",
		"email,items\na@b.example,nonsense": `line 2: "nonsense" is no item`,
		"email,permission\na@b.example,root\nb@b.example,toor": "line 2: \"root\" is no permission: use read, comment, edit or create; line 3: ",
		"email\n1\n2\n3\n4\n5\n6\n7":                           "and 2 more",
		many.String():                                          "more than 10000 rows",
	} {
		if _, _, err := parseGuests(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		} else if _, code := classify(err); code != ExitUsage {
			t.Errorf("%.40q: exit code %d", text, code)
		}
	}
	all, _, err := parseGuests(strings.TrimSuffix(many.String(), "guest10000@client.example\n"))
	if err != nil || len(all) != maxRows {
		t.Errorf("%d rows, %v", len(all), err)
	}
}

func TestRequestsKeepTheOrder(t *testing.T) {
	t.Parallel()
	zebra := items.Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}}
	guests := []invitee{
		{email: "a@x.example"}, {email: "b@x.example"}, {email: "c@x.example", permission: clickup.PermissionEdit}, {email: "d@x.example"},
	}
	items := [][]items.Item{{zebra}, {zebra}, {zebra}, nil}
	got, err := requestsOf(guests, items, plans.InviteRequest{Permission: clickup.PermissionRead})
	if err != nil || len(got) != 3 || len(got[0].Emails) != 2 || got[1].Permission != clickup.PermissionEdit || got[2].Items != nil {
		t.Errorf("%+v %v", got, err)
	}
	guests[3] = invitee{line: 9, email: "c@x.example"}
	items[3] = items[0]
	if _, err := requestsOf(guests, items, plans.InviteRequest{Permission: clickup.PermissionRead}); err == nil ||
		err.Error() != "line 9: c@x.example gets task:t1 at two levels, edit and read" {
		t.Errorf("%v", err)
	}
}

func TestColumnsOfOtherPrograms(t *testing.T) {
	t.Parallel()
	guests, ignored, err := parseGuests("sep=;\r\nFirst Seen;Email Address [Required];Department\r\n2026-01-01;ada@client.example;Sales\r\n")
	if err != nil || len(guests) != 1 || guests[0].email != "ada@client.example" || guests[0].line != 3 {
		t.Errorf("%+v, %v", guests, err)
	}
	if want := []string{"First Seen", "Department"}; !slices.Equal(ignored, want) {
		t.Errorf("ignored %q", ignored)
	}
	guests, _, err = parseGuests("email|note\nada@client.example|a, b; c\n")
	if err != nil || len(guests) != 1 || guests[0].note != "a, b; c" {
		t.Errorf("%+v, %v", guests, err)
	}
	for _, near := range []string{"permision", "Nots", "itemz", "e-mial"} {
		if _, _, err := parseGuests("email," + near + "\na@client.example,x\n"); err == nil || !strings.Contains(err.Error(), near) {
			t.Errorf("%s: %v", near, err)
		}
	}
}

func TestWrongDaysAreNamedWithTheirLines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                 "the file is empty",
		"\n \n":                            "the file is empty",
		"name\nAda":                        "the first line must name the columns email and until",
		"email,until\nx,3m":                `line 2: "x" is no address`,
		"email,until\na@b.example,3m,more": `line 2: "more" has no column in the header`,
		"email,until\na@b.example,1y\nA@b.example,2y": "lines 2 and 3: A@b.example has two days",
	} {
		if _, err := readUntil(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		} else if _, code := classify(err); code != ExitUsage {
			t.Errorf("%.40q: exit code %d", text, code)
		}
	}
}
