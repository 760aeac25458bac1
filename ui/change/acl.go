package change

import (
	"errors"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// newACL reviews the unfinished steps of a plan that the newer API may do.
func newACL(env *overlay.Env, plan change.Plan) *overlay.Guide {
	r := newReview(env, func(d plans.Context) change.Plan {
		q, _ := plans.ByACL(d, plan)
		return q
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// byACL picks items and shares them by the newer API with people or user groups, or takes
// them away.
func byACL(env *overlay.Env, heading string, who plans.ACLRequest, takeAway bool) *overlay.Guide {
	picks := &Picks{}
	items := newItems(env, picks, false)
	items.heading = heading + ", by ClickUp's newer API"
	review := newReview(env, func(d plans.Context) change.Plan {
		r := who
		if r.Items = picks.Items; !takeAway {
			r.Permission = picks.level()
		}
		return plans.ACL(d, r)
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{items, review}}
}

// NewUnshareByACL takes items away from the person under the cursor, of which it is not
// known what is shared with them; it is an error where ClickUp tells that.
func NewUnshareByACL(env *overlay.Env) (*overlay.Guide, error) {
	who := env.State.Person()
	switch {
	case who == nil:
		return nil, errors.New("nobody is under the cursor")
	case who.Guest() && env.State.PlanGate() == "":
		return nil, errors.New("nothing is known to be shared here: enter in the details loads it")
	}
	return byACL(env, "Take away from "+who.Display(), plans.ACLRequest{People: []model.UserID{who.ID}}, true), nil
}

// readAccess asks who has access to the tasks and lists of a plan, so that undo knows what
// stood before.
func readAccess(plan *change.Plan) []overlay.Request {
	refs := plan.AccessItems()
	out := make([]overlay.Request, len(refs))
	for i, ref := range refs {
		out[i] = overlay.Send{Intent: model.LoadAccess{Ref: ref}}
	}
	return out
}

// readsAccess reports whether it is being read who has access to the items of the plan.
func (p *review) readsAccess() bool {
	for _, ref := range p.made.AccessItems() {
		if p.env.State.Data().Access[ref].Phase == model.Loading {
			return true
		}
	}
	return false
}

// offersACL reports whether the newer API may do what the plan, or what is left of the run,
// can't do otherwise.
func (p *review) offersACL() bool {
	if r := p.run(); r != nil {
		return !r.Live() && r.Plan.ForHands() != "" && p.env.State.OffersACL(r.Plan)
	}
	return p.env.State.OffersACL(p.made)
}

// takeACL replaces the review by that of the plan by the newer API.
func (p *review) takeACL() []overlay.Request {
	plan := p.made
	if r := p.run(); r != nil {
		plan = r.Plan
	}
	if !p.offersACL() {
		return nil
	}
	if p.run() != nil {
		return []overlay.Request{overlay.Replace{Overlay: newACL(p.env, plan)}}
	}
	return []overlay.Request{overlay.Open{Overlay: newACL(p.env, plan)}}
}

// aclHint is the key that takes the newer API, where it is offered.
func (p *review) aclHint(scope keymap.Scope) widget.Hint {
	if !p.offersACL() {
		return widget.Hint{}
	}
	return p.env.Hint(scope, keymap.NewerAPI, "")
}

// offerLines offer the newer API in a sentence.
func (p *review) offerLines(scope keymap.Scope, w int) []string {
	if !p.offersACL() {
		return nil
	}
	return overlay.Ink(p.env.Styles, theme.Notice, plans.ACLOffer+p.env.Keys.Spell(": {newer-api}.", scope), w)
}

// asksLevel reports whether the plan undoes shares at a level that is not known.
func (p *review) asksLevel() bool { return p.made.AsksLevel() || p.env.State.RestoreLevel() != "" }

// nextLevel says another level at which those come back.
func (p *review) nextLevel() []overlay.Request {
	if !p.asksLevel() {
		return nil
	}
	level := p.env.State.RestoreLevel()
	switch level {
	case "":
		level = model.LeastPermission
	case plans.TakeAway:
		level = model.LeastPermission
	default:
		if level = model.NextPermission(level); level == model.LeastPermission {
			level = plans.TakeAway
		}
	}
	return []overlay.Request{overlay.Send{Intent: model.RestoreAs{Level: level}}}
}

// levelLines say at which level shares of which that is not known come back.
func (p *review) levelLines(w int) []string {
	if !p.asksLevel() {
		return nil
	}
	words := "At which level some of it was shared before is not known: {level} says how it comes back."
	switch level := p.env.State.RestoreLevel(); level {
	case "":
	case plans.TakeAway:
		words = "What was shared before at a level that is not known is taken away; {level} changes that."
	default:
		words = "What was shared before at a level that is not known comes back as " + level.Label() + "; {level} changes that."
	}
	return overlay.Ink(p.env.Styles, theme.Notice, p.env.Keys.Spell(words, keymap.Review), w)
}
