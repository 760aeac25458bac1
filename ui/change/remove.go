package change

import (
	"errors"
	"time"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// leaving is what the review of a removal knows besides the plan: who leaves, and who
// takes over what they hold.
type leaving struct {
	ids    []model.UserID
	hand   plans.HandOver
	domain string // all of whose guests leave; empty: they are no domain's
}

// NewRemove takes the marked people, the one under the cursor, or all guests of
// the domain under it out of the workspace. What is shared with the guests among
// them is read first, so that it can be brought back, and what all of them hold.
func NewRemove(env *overlay.Env) *overlay.Guide {
	l := &leaving{ids: targetIDs(env.State, anybody)}
	if domain, all := env.State.TargetDomain(); all {
		l.domain = domain
	}
	return l.review(env)
}

// NewRemoveUnneeded takes those out of the workspace who are not needed by the answers of
// those who invited.
func NewRemoveUnneeded(env *overlay.Env) *overlay.Guide {
	return (&leaving{ids: env.State.NotNeeded()}).review(env)
}

func (l *leaving) review(env *overlay.Env) *overlay.Guide {
	r := newReview(env, func(d plans.Context) change.Plan {
		p, err := plans.Leave(d, l.ids, l.hand)
		if err != nil { // the successor is gone meanwhile
			l.hand.To = 0
			p = plans.Remove(d, l.ids)
		}
		if l.domain != "" {
			return plans.AsOffboarding(d, p, l.domain, l.ids)
		}
		return p
	})
	r.leave = l
	r.first = func() []overlay.Request {
		return append(readShares(env.State, guestsAmong(env.State, l.ids)), l.read(heldWithin))
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

const (
	// heldWithin is how old what somebody holds may be when the review opens.
	heldWithin = time.Minute
	// heldAtStart is how old it may be when it is handed over.
	heldAtStart = 10 * time.Minute
)

// read asks for what they hold.
func (l *leaving) read(within time.Duration) overlay.Request {
	return overlay.Send{Intent: model.LoadImpact{People: l.ids, Within: within}}
}

// NewTarget reviews the plan that gets down to the number of member seats that was set; it
// is an error where there is nothing to plan. What the people hold, and what is shared with
// the guests among them, is read first. What that tells never brings somebody else into the
// plan: it is about the people who were chosen.
func NewTarget(env *overlay.Env) (*overlay.Guide, error) {
	p, ok := env.State.SeatProposal()
	switch {
	case !ok:
		return nil, errors.New("no number of member seats is set yet")
	case p.Frees.Max == 0:
		return nil, errors.New(p.Sentence())
	}
	r := newReview(env, func(d plans.Context) change.Plan { return env.State.PlanChosen(d, &p) })
	r.first = func() []overlay.Request {
		read := model.LoadImpact{People: p.Leavers(), Within: heldWithin, Traces: true} // who works unseen stays
		return append(readShares(env.State, p.Guests()), overlay.Send{Intent: read})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// NewUndo takes back the latest run that changed something; it is an error where
// there is none.
func NewUndo(env *overlay.Env) (*overlay.Guide, error) {
	past, err := env.State.Undoable()
	if err != nil {
		return nil, err
	}
	return NewUndoOf(env, past.Run)
}
