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

// InviteDraft is what has been typed and chosen in an invitation. The caller of [NewInvite]
// keeps it, so that closing loses nothing. When the run starts it is emptied, except for the
// preset used last.
type InviteDraft struct {
	Workspace model.WorkspaceID
	Text      string
	Choice    form.Choice
	Picks     Picks
}

// NewInvite returns the guide that invites guests and shares items with them: addresses,
// rights, items, review. It continues the draft if that is for the chosen workspace.
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
	review.onEnter = func() []overlay.Request {
		if draft.Choice.Role == 0 {
			return nil
		}
		return []overlay.Request{overlay.Send{Intent: model.LearnRoles{IDs: draft.Choice.Into}}}
	}
	review.onStart = func() { *draft = InviteDraft{Choice: form.Choice{Last: draft.Choice.Preset + 1}} }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{
		newAddresses(env, &draft.Text), newRights(env, draft), newItems(env, &draft.Picks, true), review,
	}}
}

// request returns what the draft asks for. Addresses that can't be invited are left out.
func (d *InviteDraft) request(s *model.State) plans.InviteRequest {
	lines := classify(s, d.Text, false)
	names := map[string]plans.About{}
	for i := range lines {
		if name := lines[i].Name; name != "" {
			names[strings.ToLower(lines[i].Email)] = plans.About{Name: name}
		}
	}
	return plans.InviteRequest{
		Emails: plans.InviteesOf(lines, false).Emails, About: names,
		Rights: d.Choice.Rights(), Preset: d.preset(s), Role: d.Choice.Role,
		Items: d.Picks.Items, Permission: d.Picks.level(), Until: untilDay(s, d.Choice.Until),
	}
}

// preset returns the name of the chosen preset, or "" if its flags were changed.
func (d *InviteDraft) preset(s *model.State) string {
	if p := s.Options.Presets[d.Choice.Preset]; p.Rights.Granted&p.Rights.Known == d.Choice.Rights().Granted {
		return p.Name
	}
	return ""
}

// into returns the workspaces to invite into; the first is the one that has the items.
func (d *InviteDraft) into() []model.WorkspaceID {
	return append([]model.WorkspaceID{d.Workspace}, d.Choice.Into...)
}

// classify parses the addresses in a text and checks them against the workspace.
func classify(s *model.State, text string, asMember bool) []address.AddressLine {
	env := address.ClassifyEnv{Own: s.Data().Own, AsMember: asMember}
	if r := s.Roster(); r != nil {
		env.People = r.People
	}
	return address.Classify(address.ParseAddresses(text), env)
}

// loadShares asks what is shared with the guests, so that a plan can skip what they already
// have. For more than sharesWorthReading of them it asks nothing: it would cost more calls
// than it saves.
func loadShares(s *model.State, guests []model.UserID) []overlay.Request {
	if len(s.Unread(guests)) > sharesWorthReading {
		return nil
	}
	return readShares(s, guests)
}

const sharesWorthReading = 20
