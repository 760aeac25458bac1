package change

import (
	"cmp"

	"cutui/clickup"
	"cutui/model/people"
)

// stepsAtOnce is how many steps of a run may be under way: enough that slow answers
// don't keep it from using the rate limit up.
const stepsAtOnce = 8

// atOnce is how many steps may be under way now. The first call goes alone: a plan
// or a token that refuses it would refuse the others too.
func (r *Run) atOnce() int {
	if r.proven && !r.Sequential {
		return stepsAtOnce
	}
	return 1
}

// claims are the people, and the things shared with them, that steps under way and
// the waiting ones before a step are about.
type claims map[claim]bool

// claim is a person, by address or id, and an item that is shared with them; without
// one it is the person alone. With any it is everything about that person.
type claim struct {
	mail  string
	id    clickup.UserID
	group string
	item  clickup.ItemRef
	any   bool
}

// underWay are the claims of the steps that were sent.
func (r *Run) underWay() claims {
	c := claims{}
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Running {
			c.add(s)
		}
	}
	return c
}

func (c claims) add(s *Step) {
	for _, who := range s.people() {
		c[claim{mail: who.mail, id: who.id, group: who.group, any: true}] = true
		who.item = s.Item
		c[who] = true
	}
}

// touches reports whether a step must wait: for the invitation of its guest, for
// another change of the same person, or for another one of the same share. Two
// different things can be shared with one guest at once.
func (c claims) touches(s *Step) bool {
	for _, who := range s.people() {
		if c[who] { // the person alone
			return true
		}
		if who.item = s.Item; who.item == (clickup.ItemRef{}) {
			who.any = true
		}
		if c[who] {
			return true
		}
	}
	return false
}

// people are the names that the person and the user group of a step are known by.
func (s *Step) people() []claim {
	var out []claim
	if s.Email != "" {
		out = append(out, claim{mail: people.FoldMail(s.Email)})
	}
	if s.ID != 0 {
		out = append(out, claim{id: s.ID})
	}
	if s.After != "" {
		out = append(out, claim{mail: people.FoldMail(s.After)})
	}
	if s.Group != (GroupRef{}) {
		out = append(out, claim{group: cmp.Or(string(s.Group.ID), s.Group.Name)})
	}
	return out
}
