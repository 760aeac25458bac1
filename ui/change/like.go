package change

import (
	"cutui/model"
	"cutui/model/change"
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
	review := newReview(env, func(d change.Context) change.Plan {
		if with, ok := env.State.LikeContext(id); ok {
			d = with
		}
		p, err := change.PlanLike(d, change.LikeRequest{Emails: change.InviteesOf(classify(env.State, text, member), member).Emails, Like: id})
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
