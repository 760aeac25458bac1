package change

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewInviteLike returns the guide that invites people with the rights and shares of the
// person under the cursor: addresses, review. It returns nil if there is nobody.
func NewInviteLike(env *overlay.Env) *overlay.Guide {
	like, text := env.State.Person(), ""
	if like == nil {
		return nil
	}
	id, member := like.ID, !like.Guest()
	first := newAddresses(env, &text)
	first.noun, first.next = "people like "+like.Display(), "review"
	first.asMember = member
	review := newReview(env, func(d plans.Context) change.Plan {
		if with, ok := env.State.LikeContext(id); ok {
			d = with
		}
		p, err := plans.Like(d, plans.LikeRequest{Emails: plans.InviteesOf(classify(env.State, text, member), member).Emails, Like: id})
		if err != nil { // they have left meanwhile
			p.Warnings = append(p.Warnings, err.Error())
		}
		return p
	})
	review.onEnter = func() []overlay.Request {
		if member {
			return nil
		}
		return readShares(env.State, []model.UserID{id})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{first, review}}
}

// NewReplace returns the guide that replaces the guest under the cursor: the new guest's
// address, review. In the review the old guest can be kept. It returns nil if there is nobody.
func NewReplace(env *overlay.Env) *overlay.Guide {
	old, text := env.State.Person(), ""
	if old == nil {
		return nil
	}
	id := old.ID
	first := newAddresses(env, &text)
	first.head, first.single, first.next = "Replace "+old.Display()+" with somebody else", true, "review"
	var review *review
	review = newReview(env, func(d plans.Context) change.Plan {
		if with, ok := env.State.LikeContext(id); ok {
			d = with
		}
		r := plans.ReplaceRequest{Old: id, Keep: review.keepOld.chosen}
		if emails := plans.InviteesOf(classify(env.State, text, false), false).Emails; len(emails) > 0 {
			r.New = emails[0]
		}
		p, err := plans.Replace(d, r)
		if err != nil { // they have left meanwhile, or it is the same person
			p.Warnings = append(p.Warnings, err.Error())
		}
		return p
	})
	review.keepOld = &keepOld{name: old.Display()}
	review.onEnter = func() []overlay.Request {
		return append(readShares(env.State, []model.UserID{id}), overlay.Send{Intent: model.LoadImpact{People: []model.UserID{id}, Within: heldWithin}})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{first, review}}
}

// keepOld is the choice whether the guest who is replaced stays.
type keepOld struct {
	name   string
	chosen bool
}

// keepWords returns the choice in a sentence, or "" if nobody is replaced.
func (p *review) keepWords(terse bool) string {
	if p.keepOld == nil {
		return ""
	}
	words := p.keepOld.name + " is removed last"
	switch {
	case p.keepOld.chosen:
		words = p.keepOld.name + " stays"
	case !terse:
		words += ", once everything else is done"
	}
	return words + p.env.Keys.Spell(" – {keep-old} changes that", keymap.Review)
}
