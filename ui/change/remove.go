package change

import (
	"errors"
	"time"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// leaving is who leaves in a removal, and who takes over what they hold.
type leaving struct {
	ids      []model.UserID
	handOver plans.HandOver
	domain   string // set if all guests of this domain leave
}

// NewRemove returns the review that removes the marked people, the one under the cursor, or
// all guests of the domain under it. What is shared with the guests is read first, so that
// undo can restore it, and so is what all of them hold.
func NewRemove(env *overlay.Env) *overlay.Guide {
	l := &leaving{ids: targetIDs(env.State, anybody)}
	if domain, all := env.State.TargetDomain(); all {
		l.domain = domain
	}
	return l.review(env)
}

// NewRemoveUnneeded returns the review that removes the people who, according to the
// reviewers' answers, are no longer needed.
func NewRemoveUnneeded(env *overlay.Env) *overlay.Guide {
	return (&leaving{ids: env.State.NotNeeded()}).review(env)
}

func (l *leaving) review(env *overlay.Env) *overlay.Guide {
	r := newReview(env, func(d plans.Context) change.Plan {
		p, err := plans.Leave(d, l.ids, l.handOver)
		if err != nil { // the successor has left meanwhile
			l.handOver.To = 0
			p = plans.Remove(d, l.ids)
		}
		if l.domain != "" {
			return plans.AsOffboarding(d, p, l.domain, l.ids)
		}
		return p
	})
	r.leave = l
	r.onEnter = func() []overlay.Request {
		return append(readShares(env.State, guestsAmong(env.State, l.ids)), l.read(heldWithin))
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

const (
	// heldWithin is how old the list of what somebody holds may be when the review opens.
	heldWithin = time.Minute
	// heldAtStart is how old it may be when the hand-over starts.
	heldAtStart = 10 * time.Minute
)

// read asks for what they hold, unless it was read within that time.
func (l *leaving) read(within time.Duration) overlay.Request {
	return overlay.Send{Intent: model.LoadImpact{People: l.ids, Within: within}}
}

// NewTarget returns the review of the plan that gets down to the target number of member
// seats. It fails if no target is set or no seat can be freed. What the people hold, and what
// is shared with the guests, is read first; this may take people out of the plan, but never
// adds others.
func NewTarget(env *overlay.Env) (*overlay.Guide, error) {
	p, ok := env.State.SeatProposal()
	switch {
	case !ok:
		return nil, errors.New("no number of member seats is set yet")
	case p.Frees.Max == 0:
		return nil, errors.New(p.Sentence())
	}
	r := newReview(env, func(d plans.Context) change.Plan { return env.State.PlanChosen(d, &p) })
	r.onEnter = func() []overlay.Request {
		read := model.LoadImpact{People: p.Leavers(), Within: heldWithin, Traces: true} // somebody with traces of work stays
		return append(readShares(env.State, p.Guests()), overlay.Send{Intent: read})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// NewUndo returns the review that undoes the latest run that changed something. It fails if
// there is none.
func NewUndo(env *overlay.Env) (*overlay.Guide, error) {
	past, err := env.State.Undoable()
	if err != nil {
		return nil, err
	}
	return NewUndoOf(env, past.Run)
}
