package accessible

import (
	"errors"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// people asks for filters and reads out the people they find.
func (cv *conversation) people() error {
	for {
		filter, err := cv.ask("Who? Words of a name or address, or terms such as role:guest inactive>60d; all for everybody [back]")
		if err != nil || filter == "" {
			return err
		}
		if strings.EqualFold(filter, "all") {
			filter = ""
		}
		if err := cv.send(model.ShowView{View: people.ViewAll, Filter: filter}); err != nil {
			return err
		}
		b := cv.State.Browse()
		if b.Problem != nil {
			cv.sayProblem(b.Problem)
			continue
		}
		if err := cv.readShown(); err != nil {
			return err
		}
	}
}

// readShown reads out the people of the view; a number opens one.
func (cv *conversation) readShown() error {
	b := cv.State.Browse()
	cv.say("%s.", text.Count(b.Len(), "person", "people"))
	roster, rows := b.Of, b.Rows // opening a person may change the view
	line := func(i int) string { return stop(cv.personLine(roster.At(rows[i]))) }
	return cv.readPages(len(rows), line, func(i int) error { return cv.person(roster.At(rows[i]).ID) })
}

// personLine describes a person in a line, with words for the signs of the screen.
func (cv *conversation) personLine(p *model.Person) string {
	g := cv.State.PersonRow(p)
	seen := "last seen " + g.Seen
	switch {
	case g.Presence == model.PresencePending:
		seen = g.Seen + ", not accepted yet"
	case g.Seen == "never":
		seen = "never seen"
	}
	parts := []string{g.Name, p.Email, g.Role, seen, paidWords(g.Seat)}
	if g.Name == p.Email {
		parts = parts[1:]
	}
	if g.UntilWords != "" {
		parts = append(parts, "stays until "+g.UntilWords)
	}
	if g.Odd {
		parts = append(parts, "the domain doesn't fit the role")
	}
	return strings.Join(parts, ", ")
}

// person reads out everything known about a person, and offers actions; more are added to
// them.
func (cv *conversation) person(id model.UserID, more ...entry) error {
	if err := cv.send(model.SeekPerson{ID: id}); err != nil {
		return err
	}
	p, ok := cv.State.PersonDetail()
	if !ok || !cv.here(id) {
		cv.say("This person is no longer in the workspace.")
		return nil
	}
	cv.sayFacts(p, id)
	if p.Guest {
		if err := cv.shares(id); err != nil {
			return err
		}
	}
	return cv.menu(p.Name, "Back", func() []entry {
		actions := []entry{{"Remove from the workspace", func() error { return cv.remove(id) }}}
		if p.Guest {
			actions = append(actions, entry{"Share something with them", func() error { return cv.share([]model.UserID{id}) }})
		} else {
			actions = append(actions, entry{"Share something with them by ClickUp's newer API", func() error {
				return cv.shareByACL(plans.ACLRequest{People: []model.UserID{id}})
			}})
		}
		actions = append(actions, cv.seatActions(id)...)
		actions = append(actions,
			entry{"Invite others with the same access", func() error { return cv.inviteLike(id) }},
			entry{"Read out what they hold", func() error { return cv.held(id) }},
			entry{"Put them in a user group", func() error { return cv.intoGroup(id) }},
		)
		if len(cv.State.Data().GroupsOf(id)) > 0 {
			actions = append(actions, entry{"Take them out of their groups", func() error {
				return cv.reviewGroup(nil, func(d plans.Context) change.Plan { return plans.LeaveGroups(d, []model.UserID{id}) })
			}})
		}
		actions = append(actions, entry{"Take something away from them by ClickUp's newer API", func() error { return cv.takeAwayByACL(id) }})
		own := cv.ownCommands("them", func() ([]model.UserID, error) { return []model.UserID{id}, nil })
		return slices.Concat(actions, cv.personChanges(id, p.Guest), own, more)
	})
}

// here reports whether a person is in the current roster and under the cursor. The rows of
// the view may be those of an older roster.
func (cv *conversation) here(id model.UserID) bool {
	r, underCursor := cv.State.Roster(), cv.State.Person()
	if r == nil || underCursor == nil || underCursor.ID != id {
		return false
	}
	_, ok := r.People.ByID(id)
	return ok
}

func (cv *conversation) sayFacts(p model.PersonDetail, id model.UserID) {
	cv.say("")
	cv.say("%s", stop(p.Name))
	for _, f := range [...]struct{ label, text string }{
		{"E-mail", p.Email},
		{"Role", p.Role + ", " + p.Status},
		{"Last seen", p.Last},
		{"Invited", p.Invited},
		{"Stays until", p.UntilDay},
		{"Seat", p.Billing},
		{"Two-factor authentication", p.TwoFactor},
		{"Lists, from ClickUp's people export", p.Lists},
		{"Groups", strings.Join(p.Groups, ", ")},
		{"May", strings.Join(p.May, ", ")},
		{"May not", strings.Join(p.MayNot, ", ")},
	} {
		if f.text != "" {
			cv.say("%s: %s", f.label, stop(f.text))
		}
	}
	for _, c := range cv.State.Concerns(id) {
		cv.say("Audit, %s: %s. Suggested: %s", c.Severity, c.Reason, stop(c.Action))
	}
}

// shares loads what is shared with a guest and reads it out.
func (cv *conversation) shares(id model.UserID) error {
	if cv.State.PlanGate() != "" {
		return cv.sharesByList(id)
	}
	if err := cv.send(model.LoadShares{Guest: id}); err != nil {
		return err
	}
	items, r, _ := cv.State.SharedWith(id)
	switch {
	case errors.Is(r.Err, model.ErrGuestGone):
		cv.say("%s Load everything again to see who is.", stop(sentence(model.ErrGuestGone.Error())))
	case r.Err != nil:
		cv.say("What is shared with them is not known: %s", stop(r.Err.Error()))
	case len(items) == 0:
		cv.say("Nothing is shared with them.")
	default:
		cv.say("Shared with them: %s.", text.Count(len(items), "item", "items"))
		for _, item := range items {
			may := item.Permission
			if item.Closed {
				may = strings.TrimSpace(may + " (closed)")
			}
			cv.say("%s %s, %s.", sentence(item.Kind), item.Name, may)
		}
	}
	return nil
}

// remove removes a person from the workspace, after a review.
func (cv *conversation) remove(id model.UserID) error {
	if err := cv.send(model.SeekPerson{ID: id}); err != nil {
		return err
	}
	if !cv.allows(keymap.Remove) {
		return nil
	}
	if err := cv.readShares([]model.UserID{id}); err != nil {
		return err
	}
	hand, err := cv.leave(id)
	if err != nil {
		return err
	}
	plan, ok := cv.makePlan(func(d plans.Context) change.Plan {
		p, _ := plans.Leave(d, []model.UserID{id}, hand) // leave has checked the successor
		return p
	})
	if !ok {
		return nil
	}
	sent, err := cv.review(plan, model.StartRun{Plan: plan})
	if err == nil && sent {
		return errBack // they are gone, and so is the page about them
	}
	return err
}

// guests asks for guests of the workspace until some are found.
func (cv *conversation) guests() ([]model.UserID, error) {
	for {
		text, err := cv.ask("Share with which guests? Addresses, ids or words of their names [back]")
		if err != nil || text == "" {
			return nil, err
		}
		if ids, ok := cv.findGuests(text); ok {
			return ids, nil
		}
		if err := cv.send(model.ShowView{View: people.ViewAll, Filter: "role:guest " + text}); err != nil {
			return nil, err
		}
		b := cv.State.Browse()
		if b.Problem != nil || b.Len() == 0 {
			cv.say("No guest has that name. Invite guests first; give members access in ClickUp.")
			continue
		}
		if ids, err := cv.pickShown(min(b.Len(), 2*pageSize)); err != nil || len(ids) > 0 {
			return ids, err
		}
	}
}

// findGuests returns the guests whose addresses a text lists; ok is false if it has
// anything else.
func (cv *conversation) findGuests(text string) (ids []model.UserID, ok bool) {
	for _, a := range address.ParseAddresses(text) {
		p, here := cv.State.Roster().People.ByEmail(a.Email)
		if a.Problem != "" || !here || !p.Guest() {
			return nil, false
		}
		ids = append(ids, p.ID)
	}
	return ids, len(ids) > 0
}

// askNumbers asks for some of n lines and returns their indexes; none for an empty answer.
func (cv *conversation) askNumbers(question string, n int) ([]int, error) {
	for {
		answer, err := cv.ask(question)
		if err != nil || answer == "" {
			return nil, err
		}
		if picked, ok := several(answer, n); ok {
			return picked, nil
		}
		cv.say("Type numbers from 1 to %d, separated by spaces.", n)
	}
}

func paidWords(s seats.Seat) string {
	switch {
	case s.Paid == seats.Yes:
		return "takes a paid seat"
	case s.Paid == seats.No && s.Kind == seats.Guest:
		return "takes a guest seat"
	case s.Paid == seats.No:
		return "free"
	}
	return "seat not known"
}
