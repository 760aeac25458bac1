package accessible

import (
	"errors"
	"strconv"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/plans"
)

// held loads what a person holds and reads it out.
func (cv *conversation) held(id model.UserID) error {
	if err := cv.send(model.LoadImpact{People: []model.UserID{id}}); err != nil {
		return err
	}
	held := cv.State.ImpactOf(id)
	if !held.Known {
		cv.say("What they hold is not known.")
		return nil
	}
	cv.say("Holds: %s", stop(held.Summary.Words()))
	const most = 5
	for _, l := range held.Lists[:min(most, len(held.Lists))] {
		cv.say("%s: %s open tasks.", l.Name, text.Number(l.Tasks))
	}
	if t := held.Summary.Tracked(); t != "" {
		cv.say("%s", stop(sentence(t)))
	}
	for _, line := range held.Summary.NotVisible {
		cv.say("Can't be seen: %s", stop(line))
	}
	return nil
}

// leave reads out what a person about to be removed holds, and asks who takes over.
func (cv *conversation) leave(id model.UserID) (plans.HandOver, error) {
	var hand plans.HandOver
	if err := cv.held(id); err != nil {
		return hand, err
	}
	held := cv.State.ImpactOf(id)
	if !held.Known || !held.Summary.Holds() {
		return hand, nil
	}
	cv.say("%s", stop(sentence(held.Summary.OffLimits())))
	for {
		text, err := cv.ask("Hand over to which member? An address or an id [nobody]")
		if err != nil || text == "" {
			return hand, err
		}
		to, problem := cv.successor(text, id)
		if problem == nil {
			hand.To = to
			break
		}
		cv.sayProblem(problem)
	}
	choices := []plans.SharedTasks{plans.SharedTakeOut, plans.SharedHandOver, plans.SharedLeave}
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.Words()
	}
	picked, err := cv.choose("Tasks that others are assigned to as well:", names, 0)
	hand.Shared = choices[picked]
	return hand, err
}

// successor returns the member that a text names, or an error if they can't take over.
func (cv *conversation) successor(text string, leaver model.UserID) (model.UserID, error) {
	d, ok := cv.State.ChangeContext()
	if !ok {
		return 0, errors.New("the people are not loaded yet")
	}
	text = strings.TrimPrefix(strings.TrimSpace(text), "#")
	var to model.UserID
	if p, here := d.People.ByEmail(text); here {
		to = p.ID
	} else if found := address.ParseAddresses(text); len(found) > 1 {
		return 0, errors.New("only one person can take over: give one address")
	} else if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		to = model.UserID(n)
	}
	return to, plans.CheckSuccessor(d, to, []model.UserID{leaver})
}

// inviteLike invites people with the same access as a person.
func (cv *conversation) inviteLike(id model.UserID) error {
	if !cv.allows(keymap.InviteLike) {
		return nil
	}
	in, err := cv.addresses(false)
	if err != nil || len(in.Emails) == 0 {
		return err
	}
	d, ok := cv.State.LikeContext(id)
	if !ok {
		return nil
	}
	plan, err := plans.Like(d, plans.LikeRequest{Emails: in.Emails, Like: id})
	if err != nil {
		cv.sayProblem(err)
		return nil
	}
	return cv.reviewPlan(plan)
}
