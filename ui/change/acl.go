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

// newACL returns the review of the unfinished steps of a plan that the newer API may do.
func newACL(env *overlay.Env, plan change.Plan) *overlay.Guide {
	r := newReview(env, func(d plans.Context) change.Plan {
		q, _ := plans.ByACL(d, plan)
		return q
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// byACL returns the guide that shares items with people or user groups, or unshares them, by
// the newer API: items, review.
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

// NewUnshareByACL returns the guide that takes items away from the person under the cursor
// by the newer API. It is for people whose shared items can't be listed; for others it fails.
func NewUnshareByACL(env *overlay.Env) (*overlay.Guide, error) {
	who := env.State.Person()
	switch {
	case who == nil:
		return nil, errors.New("nobody is under the cursor")
	case who.Guest() && env.State.PlanGate() == "":
		return nil, errors.New("the shared items are not loaded: press enter in the details to load them")
	}
	return byACL(env, "Take away from "+who.Display(), plans.ACLRequest{People: []model.UserID{who.ID}}, true), nil
}

// readAccess asks who has access to the tasks and lists of a plan, so that undo can restore
// it.
func readAccess(plan *change.Plan) []overlay.Request {
	refs := plan.AccessItems()
	out := make([]overlay.Request, len(refs))
	for i, ref := range refs {
		out[i] = overlay.Send{Intent: model.LoadAccess{Ref: ref}}
	}
	return out
}

// loadingAccess reports whether the access to the plan's items is still being read.
func (p *review) loadingAccess() bool {
	for _, ref := range p.plan.AccessItems() {
		if p.env.State.Data().Access[ref].Phase == model.Loading {
			return true
		}
	}
	return false
}

// offersACL reports whether the newer API may do what the plan, or the rest of the run, can't
// do otherwise.
func (p *review) offersACL() bool {
	if r := p.run(); r != nil {
		return !r.Live() && r.Plan.ForHands() != "" && p.env.State.OffersACL(r.Plan)
	}
	return p.env.State.OffersACL(p.plan)
}

// takeACL opens the review of the same plan by the newer API.
func (p *review) takeACL() []overlay.Request {
	plan := p.plan
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

// aclHint returns the hint for the newer API, if that is offered.
func (p *review) aclHint(scope keymap.Scope) widget.Hint {
	if !p.offersACL() {
		return widget.Hint{}
	}
	return p.env.Hint(scope, keymap.NewerAPI, "")
}

// offerLines draws the sentence that offers the newer API, if it is offered.
func (p *review) offerLines(scope keymap.Scope, w int) []string {
	if !p.offersACL() {
		return nil
	}
	return overlay.Ink(p.env.Styles, theme.Notice, plans.ACLOffer+p.env.Keys.Spell(": {newer-api}.", scope), w)
}

// asksLevel reports whether the plan restores shares whose earlier level is not known.
func (p *review) asksLevel() bool { return p.plan.AsksLevel() || p.env.State.RestoreLevel() != "" }

// nextLevel chooses the next level to restore such shares at.
func (p *review) nextLevel() []overlay.Request {
	if !p.asksLevel() {
		return nil
	}
	level := p.env.State.RestoreLevel()
	switch level {
	case "", plans.TakeAway:
		level = model.LeastPermission
	default:
		if level = model.NextPermission(level); level == model.LeastPermission {
			level = plans.TakeAway
		}
	}
	return []overlay.Request{overlay.Send{Intent: model.RestoreAs{Level: level}}}
}

// levelLines says at which level such shares are restored, if there are any.
func (p *review) levelLines(w int) []string {
	if !p.asksLevel() {
		return nil
	}
	words := "The level at which some of it was shared is not known: {level} chooses the one to restore."
	switch level := p.env.State.RestoreLevel(); level {
	case "":
	case plans.TakeAway:
		words = "What was shared at an unknown level is taken away; {level} changes that."
	default:
		words = "What was shared at an unknown level is restored as " + level.Label() + "; {level} changes that."
	}
	return overlay.Ink(p.env.Styles, theme.Notice, p.env.Keys.Spell(words, keymap.Review), w)
}
