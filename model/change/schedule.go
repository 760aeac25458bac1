package change

import (
	"cmp"

	"cutui/clickup"
	"cutui/model/people"
)

// stepsAtOnce is how many steps of a run may be in flight: enough to use the rate limit up
// even if answers are slow.
const stepsAtOnce = 8

// atOnce returns how many steps may be in flight now. The first call goes alone: if the
// plan or the token is refused, the others would be too.
func (r *Run) atOnce() int {
	if r.proven && !r.Sequential {
		return stepsAtOnce
	}
	return 1
}

// claims is what the steps in flight, and those waiting before a step, change.
type claims map[claim]bool

// claim is a person or group and an item that is shared with them. Without an item it is
// the person alone; with any it is everything about the person.
type claim struct {
	mail  string
	id    clickup.UserID
	group string
	item  clickup.ItemRef
	any   bool
}

// underWay returns the claims of the steps in flight.
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

// touches reports whether a step must wait: for the invitation of its guest, or for
// another change of the same person or share. Two different items can be shared with one
// guest at once.
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

// people returns a claim for each way to identify the person and the user group of a step.
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
