package linear

import (
	"fmt"
	"strings"

	"cutui/keymap"
	"cutui/model"
)

// people reads out those that a filter finds.
func (t *talk) people() error {
	for {
		filter, err := t.ask("Whom? Words of a name or address, or terms such as role:guest inactive>60d; all for everybody [back]")
		if err != nil || filter == "" {
			return err
		}
		if strings.EqualFold(filter, "all") {
			filter = ""
		}
		if err := t.do(model.ShowView{View: model.ViewAll, Filter: filter}); err != nil {
			return err
		}
		b := t.State.Browse()
		if b.Problem != nil {
			t.say("%s", stop(sentence(b.Problem.Error())))
			continue
		}
		t.say("%s.", count(b.Len(), "person", "people"))
		of, rows := b.Of, b.Rows // opening somebody shows others
		line := func(i int) string { return stop(t.personLine(of.At(rows[i]))) }
		if err := t.pages(len(rows), line, func(i int) error { return t.person(of.At(rows[i]).ID) }); err != nil {
			return err
		}
	}
}

// personLine is a person in a line, with what is told by signs on the screen in
// words.
func (t *talk) personLine(p *model.Person) string {
	g := t.State.Glance(p)
	seen := "last seen " + g.Seen
	switch {
	case g.Presence == model.PresencePending:
		seen = g.Seen + ", not accepted yet"
	case g.Seen == "never":
		seen = "never seen"
	}
	seat := map[model.SeatKind]string{model.SeatPaid: "takes a paid seat", model.SeatGuest: "takes a guest seat", model.SeatUnknown: "seat not known"}
	parts := []string{g.Name, p.Email, g.Role, seen, seat[t.State.SeatOf(p)]}
	if g.Name == p.Email {
		parts = parts[1:]
	}
	if g.Odd {
		parts = append(parts, "the domain does not go with the role")
	}
	return strings.Join(parts, ", ")
}

// person reads out all that is known of somebody, and what can be done.
func (t *talk) person(id model.UserID) error {
	if err := t.do(model.SeekPerson{ID: id}); err != nil {
		return err
	}
	p, ok := t.State.Profile()
	if !ok {
		t.say("This person is no longer in the workspace.")
		return nil
	}
	t.facts(p, id)
	if p.Guest {
		if err := t.shares(id); err != nil {
			return err
		}
	}
	return t.menu(p.Name, "Back", func() []entry {
		actions := []entry{{"Remove from the workspace", func() error { return t.remove(id) }}}
		if p.Guest {
			actions = append(actions, entry{"Share something with them", func() error { return t.share([]model.UserID{id}) }})
		}
		return actions
	})
}

func (t *talk) facts(p model.Profile, id model.UserID) {
	t.say("")
	t.say("%s", stop(p.Name))
	for _, f := range [...]struct{ label, text string }{
		{"E-mail", p.Email},
		{"Role", p.Role + ", " + p.Status},
		{"Last seen", p.Last},
		{"Invited", p.Invited},
		{"Seat", p.Billing},
		{"Groups", strings.Join(p.Groups, ", ")},
		{"May", strings.Join(p.May, ", ")},
		{"May not", strings.Join(p.MayNot, ", ")},
	} {
		if f.text != "" {
			t.say("%s: %s", f.label, stop(f.text))
		}
	}
	for _, c := range t.State.Concerns(id) {
		t.say("Audit, %s: %s. Suggested: %s", c.Severity, c.Reason, stop(c.Action))
	}
}

// shares asks what a guest has and reads it out.
func (t *talk) shares(id model.UserID) error {
	if t.State.PlanGate() != "" {
		t.say("What is shared with them ClickUp tells on the Enterprise plan only.")
		return nil
	}
	if err := t.do(model.LoadShares{Guest: id}); err != nil {
		return err
	}
	items, r, _ := t.State.SharedWith(id)
	switch {
	case r.Err != nil:
		t.say("What is shared with them is not known: %s", stop(r.Err.Error()))
	case len(items) == 0:
		t.say("Nothing is shared with them.")
	default:
		t.say("Shared with them: %s.", count(len(items), "item", "items"))
		for _, item := range items {
			t.say("%s %s, %s.", sentence(item.Kind), item.Name, item.Permission)
		}
	}
	return nil
}

// remove takes the person under the cursor out, after a review.
func (t *talk) remove(id model.UserID) error {
	if err := t.do(model.SeekPerson{ID: id}); err != nil {
		return err
	}
	if !t.can(keymap.Remove) {
		return nil
	}
	if p := t.State.Person(); p != nil && p.Guest() && t.State.PlanGate() == "" {
		if err := t.do(model.LoadShares{Guest: id}); err != nil {
			return err
		}
	}
	plan, ok := t.plan(func(d model.Desk) model.Plan { return model.PlanRemove(d, []model.UserID{id}) })
	if !ok {
		return nil
	}
	sent, err := t.review(plan, model.StartRun{Plan: plan})
	if err == nil && sent {
		return errBack // they are gone, and so is the page about them
	}
	return err
}

// guests asks for guests of the workspace until there is one.
func (t *talk) guests() ([]model.UserID, error) {
	for {
		text, err := t.ask("With whom? Addresses, ids or words of the names of guests who are here [back]")
		if err != nil || text == "" {
			return nil, err
		}
		if ids, ok := t.named(text); ok {
			return ids, nil
		}
		if err := t.do(model.ShowView{View: model.ViewAll, Filter: "role:guest " + text}); err != nil {
			return nil, err
		}
		b := t.State.Browse()
		if b.Problem != nil || b.Len() == 0 {
			t.say("No guest is called that. Invite guests first; members get access in ClickUp.")
			continue
		}
		n := min(b.Len(), 2*pageSize)
		for i := range n {
			t.say("%d. %s", i+1, t.personLine(b.Of.At(b.Rows[i])))
		}
		picked, err := t.numbers(fmt.Sprintf("Numbers from 1 to %d, such as 1 or 1 3-5 [search again]", n), n)
		if err != nil {
			return nil, err
		}
		var ids []model.UserID
		for _, i := range picked {
			ids = append(ids, b.Of.At(b.Rows[i]).ID)
		}
		if len(ids) > 0 {
			return ids, nil
		}
	}
}

// named are the guests that a text names by their addresses alone.
func (t *talk) named(text string) ([]model.UserID, bool) {
	var ids []model.UserID
	for _, a := range model.ParseAddresses(text) {
		p, ok := t.State.Roster().People.ByEmail(a.Email)
		if a.Problem != "" || !ok || !p.Guest() {
			return nil, false
		}
		ids = append(ids, p.ID)
	}
	return ids, len(ids) > 0
}

// numbers asks for some of n lines; none: an empty answer.
func (t *talk) numbers(question string, n int) ([]int, error) {
	for {
		answer, err := t.ask(question)
		if err != nil || answer == "" {
			return nil, err
		}
		if picked, ok := several(answer, n); ok {
			return picked, nil
		}
		t.say("Type numbers from 1 to %d, apart by spaces.", n)
	}
}
