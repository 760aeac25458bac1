package change

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewInviteLike invites people who get what the person under the cursor has: addresses,
// review.
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
		if err != nil { // they are gone meanwhile
			p.Warnings = append(p.Warnings, err.Error())
		}
		return p
	})
	review.first = func() []overlay.Request {
		if member {
			return nil
		}
		return readShares(env.State, []model.UserID{id})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{first, review}}
}

// NewReplace replaces the guest under the cursor: the address of the new one, review. In
// the review the old one can be kept.
func NewReplace(env *overlay.Env) *overlay.Guide {
	old, text := env.State.Person(), ""
	if old == nil {
		return nil
	}
	id := old.ID
	first := newAddresses(env, &text)
	first.head, first.one, first.next = "Replace "+old.Display()+" with somebody else", true, "review"
	var review *review
	review = newReview(env, func(d plans.Context) change.Plan {
		if with, ok := env.State.LikeContext(id); ok {
			d = with
		}
		r := plans.ReplaceRequest{Old: id, Keep: review.keep.chosen}
		if emails := plans.InviteesOf(classify(env.State, text, false), false).Emails; len(emails) > 0 {
			r.New = emails[0]
		}
		p, err := plans.Replace(d, r)
		if err != nil { // they are gone meanwhile, or the same
			p.Warnings = append(p.Warnings, err.Error())
		}
		return p
	})
	review.keep = &keep{name: old.Display()}
	review.first = func() []overlay.Request {
		return append(readShares(env.State, []model.UserID{id}), overlay.Send{Intent: model.LoadImpact{People: []model.UserID{id}, Within: heldWithin}})
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{first, review}}
}

// keep is whether the guest who is replaced stays.
type keep struct {
	name   string
	chosen bool
}

// keepWords is the choice in a sentence; empty where there is none.
func (p *review) keepWords(terse bool) string {
	if p.keep == nil {
		return ""
	}
	words := p.keep.name + " is removed last"
	switch {
	case p.keep.chosen:
		words = p.keep.name + " stays"
	case !terse:
		words += ", once all the rest is done"
	}
	return words + p.env.Keys.Spell(" – {keep-old} changes that", keymap.Review)
}
