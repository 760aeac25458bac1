package change

import (
	"errors"
	"slices"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewShare returns the guide that shares items with the marked people, or the one under the
// cursor: items, review. If no guest is among them, it uses the newer API.
func NewShare(env *overlay.Env) *overlay.Guide {
	picks := &Picks{}
	guests := targetIDs(env.State, anybody)
	if len(guestsAmong(env.State, guests)) == 0 { // only the newer API can share with members
		return byACL(env, "Share"+withTargets(env.State), plans.ACLRequest{People: guests}, false)
	}
	items := newItems(env, picks, false)
	items.onEnter = func() []overlay.Request { return loadShares(env.State, guestsAmong(env.State, guests)) }
	review := newReview(env, func(d plans.Context) change.Plan {
		return plans.Share(d, plans.ShareRequest{Guests: guests, Items: picks.Items, Permission: picks.level()})
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{items, review}}
}

// targetIDs returns those of the marked people, or the one under the cursor, for which a
// change is possible.
func targetIDs(s *model.State, possible func(*model.Person) bool) []model.UserID {
	var ids []model.UserID
	for _, who := range s.Targets() {
		if possible(who) {
			ids = append(ids, who.ID)
		}
	}
	return ids
}

func anybody(*model.Person) bool { return true }

// targetWords names the marked people, or the one under the cursor: "Cleo Client" or
// "3 people".
func targetWords(s *model.State) string {
	all := s.Targets()
	if len(all) == 1 {
		return all[0].Display()
	}
	return text.PeopleOf(len(all))
}

// guestsAmong returns those of ids that are guests.
func guestsAmong(s *model.State, ids []model.UserID) []model.UserID {
	return slices.DeleteFunc(slices.Clone(ids), func(id model.UserID) bool {
		who, ok := s.Roster().People.ByID(id)
		return !ok || !who.Guest()
	})
}

// withTargets returns " with Cleo Client", " with 3 people" or " with 3 guests on acme.example".
func withTargets(s *model.State) string {
	all := len(s.Targets())
	domain, ok := s.TargetDomain()
	switch {
	case all == 0:
		return ""
	case all > 1 && ok:
		return " with " + text.Plural(all, "guest") + " on " + domain
	}
	return " with " + targetWords(s)
}

// NewUnshare returns the review that unshares an item with the guest under the cursor; number
// is its index in what is shared with them.
func NewUnshare(env *overlay.Env, number int) (*overlay.Guide, error) {
	who := env.State.Person()
	if who == nil {
		return nil, errors.New("nobody is under the cursor")
	}
	shares := env.State.Data().SharesOf(who.ID)
	if shares == nil || number >= len(shares.Value) {
		return nil, errors.New("the item is no longer shared with them")
	}
	items := shares.Value[number : number+1 : number+1]
	review := newReview(env, func(d plans.Context) change.Plan { return plans.Unshare(d, who.ID, items) })
	return &overlay.Guide{Env: env, Pages: []overlay.Page{review}}, nil
}
