package change

import (
	"errors"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/overlay"
)

// NewEdit returns the guide that edits the rights and the custom role of the marked guests,
// or the role and the name of one member. It fails if there is nobody to edit.
func NewEdit(env *overlay.Env) (*overlay.Guide, error) {
	targets := env.State.Targets()
	guests := targetIDs(env.State, (*model.Person).Guest)
	switch {
	case len(targets) == 0:
		return nil, errors.New("nobody is marked or under the cursor")
	case len(guests) > 0:
		return editGuests(env, guests), nil
	case len(targets) > 1:
		return nil, errors.New("members are edited one at a time: clear the marks first")
	}
	return editMember(env, targets[0]), nil
}

func editGuests(env *overlay.Env, guests []model.UserID) *overlay.Guide {
	s := env.State
	var names []string
	for _, id := range guests {
		if who, ok := s.Roster().People.ByID(id); ok {
			names = append(names, who.Display())
		}
	}
	edit := form.NewGuestEdit(env.Styles, s.SharedRights(guests), knownRoles(env, s.GuestRoles()))
	choose := &overlay.Fields{
		Env: env, Box: "edit-guest", Form: edit, Word: "rights", Next: "review",
		Learn: func() { edit.Learn(knownRoles(env, s.GuestRoles())) },
		Head:  func() string { return "Edit " + text.Plural(len(guests), "guest") },
		About: func() string { return "for " + strings.Join(names, ", ") },
	}
	review := newReview(env, func(d plans.Context) change.Plan {
		return plans.EditGuests(d, plans.EditGuestRequest{Guests: guests, Rights: edit.Rights(), Role: edit.Role()})
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{choose, review}}
}

func editMember(env *overlay.Env, who *model.Person) *overlay.Guide {
	edit := form.NewMemberEdit(env.Styles, who.Name, memberRole(who), knownRoles(env, env.State.MemberRoles()))
	choose := &overlay.Fields{
		Env: env, Box: "edit-member", Form: edit, Word: "member", Next: "review",
		Learn: func() { edit.Learn(knownRoles(env, env.State.MemberRoles())) },
		Head:  func() string { return "Edit " + who.Display() },
		About: func() string { return who.Email },
	}
	review := newReview(env, func(d plans.Context) change.Plan {
		name, role := edit.Name(), edit.Role()
		return plans.EditMember(d, plans.EditMemberRequest{Member: who.ID, Name: &name, Admin: &role.Admin, Role: &role.Custom})
	})
	return &overlay.Guide{Env: env, Pages: []overlay.Page{choose, review}}
}

// knownRoles returns custom roles for a form, and whether there may be more.
func knownRoles(env *overlay.Env, roles []model.Role) form.Roles {
	known := form.Roles{All: roles}
	switch facts := &env.State.Data().Roles; {
	case facts.Has():
	case facts.Phase == model.LoadFailed:
		known.Status = "not loaded"
	default:
		known.Status = "loading" + env.Styles.Glyphs.Ellipsis
	}
	return known
}

// memberRole returns a member's role.
func memberRole(who *model.Person) form.MemberRole {
	r := form.MemberRole{Admin: model.IsAdmin(who)}
	if who.CustomRole != nil {
		r.Custom = who.CustomRole.ID
	}
	return r
}
