package plans

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/seats"
)

// No call turns a member into a guest: the plan sends nothing, and says what it saves.
func TestMakingGuestsIsByHand(t *testing.T) {
	t.Parallel()
	d := testContext()
	d.Prices = seats.Prices{Member: 19, Currency: "$"}
	var ids []clickup.UserID
	for _, p := range d.People.Rows() {
		ids = append(ids, p.ID)
	}
	p := MakeGuests(d, ids)
	if p.Calls() != 0 || !p.ByHandOnly() || !p.HandedOff() || p.ForHands() != "ClickUp's API can't make a guest of a member" {
		t.Errorf("%d calls, all by hand %v, handed off %v: %q", p.Calls(), p.ByHandOnly(), p.HandedOff(), p.ForHands())
	}
	for _, s := range p.Steps {
		who, _ := d.People.ByID(s.ID)
		member := !who.Guest() && who.Role != clickup.RoleOwner && who.ID != d.Caller && who.ID > 0 && !d.protects(who)
		if s.ChangesSeatByHand() != member || s.Left() != member {
			t.Errorf("%s, %s: by hand %v, left %v: %s", s.Who(), who.Role, s.ChangesSeatByHand(), s.Left(), s.Message)
		}
	}
	if (&change.Run{Plan: p}).Retryable() {
		t.Error("a retry would send steps that no call does")
	}
}

// The forecast says what is freed and taken. If no guest seat is free, the plan asks.
func TestMakingGuestsIsForecast(t *testing.T) {
	t.Parallel()
	outside := clickup.Person{ID: 9, Email: "milan@contractor.example", Role: clickup.RoleMember, RoleCode: 3}
	inside := clickup.Person{ID: 10, Email: "nora@northwind.example", Role: clickup.RoleMember, RoleCode: 3}
	for _, tt := range []struct {
		name     string
		who      clickup.Person
		guests   int // filled, of 120
		sentence string
		member   seats.Range
	}{
		{"from outside", outside, 100, "nothing is bought", seats.Range{Min: -1, Max: -1}},
		{"no guest seat", outside, 120, "may buy 1 member seat: not known whether milan@contractor.example does more than view as a guest, and takes a seat", seats.Range{Min: -1, Max: -1}},
		{"own domain", inside, 120, "nothing is bought; no new seat is taken", seats.Range{Min: -1, Max: 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := testContext()
			d.People = people.New([]clickup.Person{tt.who})
			d.Seats = seats.Reading{Seats: clickup.Seats{Members: modeltest.Pool(45, 45), Guests: modeltest.Pool(tt.guests, 120)}}
			p := MakeGuests(d, []clickup.UserID{tt.who.ID})
			if got := p.Seats.Sentence(); got != tt.sentence || p.Seats.Member != tt.member {
				t.Errorf("%q, member seats %+v", got, p.Seats.Member)
			}
			if own := strings.Contains(strings.Join(p.Warnings, " "), "limited member"); own != (tt.name == "own domain") {
				t.Errorf("warnings: %q", p.Warnings)
			}
		})
	}
}

// Guests who only view afterwards free their seat. If ClickUp's API can't do it, it is
// left to a hand-off.
func TestViewOnlyGivesSeatsBack(t *testing.T) {
	t.Parallel()
	guest := clickup.Person{ID: 9, Email: "ida@northwind.example", Role: clickup.RoleGuest, RoleCode: 4, Rights: clickup.Rights{}.With(clickup.EditTags, true)}
	item := clickup.SharedItem{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, Permission: clickup.PermissionEdit}
	for _, tt := range []struct {
		name   string
		change func(*Context)
		calls  int
		member seats.Range
	}{
		{"lowered", func(*Context) {}, 2, seats.Range{Min: -1, Max: -1}},
		{"in a group", func(d *Context) { d.Groups = map[clickup.UserID][]string{9: {"Design"}} }, 2, seats.Range{}},
		{"not read", func(d *Context) { d.Shares = nil }, 0, seats.Range{}},
		{"below Enterprise", func(d *Context) { d.Gate, d.Shares = "gate", nil }, 0, seats.Range{Min: -1, Max: -1}},
		{"Free Forever", func(d *Context) { d.Plan = "Free Forever" }, 0, seats.Range{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := testContext()
			d.People, d.Groups = people.New([]clickup.Person{guest}), map[clickup.UserID][]string{}
			d.Shares = map[clickup.UserID][]clickup.SharedItem{9: {item}}
			d.Seats = seats.Reading{Seats: clickup.Seats{Members: modeltest.Pool(41, 45), Guests: modeltest.Pool(118, 120)}}
			tt.change(&d)
			p := ViewOnly(d, []clickup.UserID{9})
			if p.Calls() != tt.calls || p.Seats.Member != tt.member || p.ByHandOnly() != (d.Gate != "") {
				t.Errorf("%d calls, member seats %+v, by hand %v: %s", p.Calls(), p.Seats.Member, p.ByHandOnly(), p.Seats.Sentence())
			}
		})
	}
}
