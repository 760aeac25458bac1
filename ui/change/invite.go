package change

import (
	"strings"

	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/overlay"
)

// InviteDraft is what was typed and chosen so far. Who opens the overlay keeps
// it, so that closing loses nothing; a run that starts empties it but for the preset used last.
type InviteDraft struct {
	Workspace model.WorkspaceID
	Text      string
	Choice    form.Choice
	Picks     Picks
}

// NewInvite invites guests and shares items with them: addresses, rights, items,
// review. It goes on with the draft where that is of the chosen workspace.
func NewInvite(env *overlay.Env, draft *InviteDraft) *overlay.Guide {
	if draft.Workspace != env.State.Chosen {
		*draft = InviteDraft{Workspace: env.State.Chosen, Choice: form.Choice{Last: draft.Choice.Last}}
	}
	if draft.Choice.Last == 0 {
		draft.Choice.Last = env.State.LastPreset()
	}
	review := newReview(env, func(plans.Context) change.Plan {
		return plans.InviteInto(env.State.Invitations(draft.into(), []plans.InviteRequest{draft.request(env.State)}))
	})
	review.first = func() []overlay.Request {
		if draft.Choice.Role == 0 {
			return nil
		}
		return []overlay.Request{overlay.Send{Intent: model.LearnRoles{IDs: draft.Choice.Into}}}
	}
	review.started = func() { *draft = InviteDraft{Choice: form.Choice{Last: draft.Choice.Preset + 1}} }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{
		newAddresses(env, &draft.Text), newRights(env, draft), newItems(env, &draft.Picks, true), review,
	}}
}

// request is what the draft asks for, as far as it can be sent.
func (d *InviteDraft) request(s *model.State) plans.InviteRequest {
	lines := classify(s, d.Text, false)
	about := map[string]plans.About{}
	for i := range lines {
		if name := lines[i].Name; name != "" {
			about[strings.ToLower(lines[i].Email)] = plans.About{Name: name}
		}
	}
	return plans.InviteRequest{
		Emails: plans.InviteesOf(lines, false).Emails, About: about,
		Rights: d.Choice.Rights(), Preset: d.preset(s), Role: d.Choice.Role,
		Items: d.Picks.Items, Permission: d.Picks.level(), Until: untilDay(s, d.Choice.Until),
	}
}

// preset is the name of the one chosen, where its flags were not changed.
func (d *InviteDraft) preset(s *model.State) string {
	if p := s.Options.Presets[d.Choice.Preset]; p.Rights.Granted&p.Rights.Known == d.Choice.Rights().Granted {
		return p.Name
	}
	return ""
}

// into are the workspaces to invite into, the one that the items are of first.
func (d *InviteDraft) into() []model.WorkspaceID {
	return append([]model.WorkspaceID{d.Workspace}, d.Choice.Into...)
}

// classify holds the addresses of a text against the workspace.
func classify(s *model.State, text string, asMember bool) []address.AddressLine {
	env := address.ClassifyEnv{Own: s.Data().Own, AsMember: asMember}
	if r := s.Roster(); r != nil {
		env.People = r.People
	}
	return address.Classify(address.ParseAddresses(text), env)
}

// loadShares asks what is shared with the guests where that is not known, so that a
// plan can skip what they have. For many the calls would cost more than they
// save.
func loadShares(s *model.State, guests []model.UserID) []overlay.Request {
	if len(s.Unread(guests)) > sharesWorthReading {
		return nil
	}
	return readShares(s, guests)
}

const sharesWorthReading = 20
