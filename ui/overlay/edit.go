package overlay

import (
	"errors"
	"strings"

	"cutui/model"
	"cutui/ui/form"
)

// NewEdit changes the rights and the role of the marked guests, or the role and
// the name of one member.
func NewEdit(env *Env) (*Guide, error) {
	targets := env.State.Targets()
	var guests []model.UserID
	for _, who := range targets {
		if who.Guest() {
			guests = append(guests, who.ID)
		}
	}
	switch {
	case len(targets) == 0:
		return nil, errors.New("nobody is marked or under the cursor")
	case len(guests) > 0:
		return editGuests(env, guests), nil
	case len(targets) > 1:
		return nil, errors.New("members are edited one at a time: take the marks back first")
	}
	return editMember(env, targets[0]), nil
}

func editGuests(env *Env, guests []model.UserID) *Guide {
	s := env.State
	var names []string
	for _, id := range guests {
		if who, ok := s.Roster().People.ByID(id); ok {
			names = append(names, who.Display())
		}
	}
	edit := form.NewGuestEdit(env.Styles, s.SharedRights(guests), s.GuestRoles())
	choose := &fields{
		env: env, form: edit, word: "rights", next: "review", toggle: flagKey,
		head:  func() string { return "Edit " + count(len(guests), "guest") },
		about: func() string { return "for " + strings.Join(names, ", ") },
	}
	review := newReview(env, func(d model.Desk) model.Plan {
		return model.PlanEditGuests(d, model.EditGuestRequest{Guests: guests, Rights: edit.Rights(), Role: edit.Role()})
	})
	return &Guide{env: env, pages: []page{choose, review}}
}

func editMember(env *Env, who *model.Person) *Guide {
	edit := form.NewMemberEdit(env.Styles, who.Name, memberRole(who), env.State.MemberRoles())
	choose := &fields{
		env: env, form: edit, word: "member", next: "review",
		head:  func() string { return "Edit " + who.Display() },
		about: func() string { return who.Email },
	}
	review := newReview(env, func(d model.Desk) model.Plan {
		name, role := edit.Name(), edit.Role()
		return model.PlanEditMember(d, model.EditMemberRequest{Member: who.ID, Name: &name, Admin: &role.Admin, Role: &role.Custom})
	})
	return &Guide{env: env, pages: []page{choose, review}}
}

// memberRole is the role that a member has.
func memberRole(who *model.Person) form.MemberRole {
	r := form.MemberRole{Admin: model.IsAdmin(who)}
	if who.CustomRole != nil {
		r.Custom = who.CustomRole.ID
	}
	return r
}
