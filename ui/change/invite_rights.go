package change

import (
	"slices"
	"strings"

	"cutui/model"
	"cutui/model/seats"
	"cutui/ui/form"
	"cutui/ui/overlay"
)

// newRights returns the page of an invitation on which the guests' rights are chosen.
func newRights(env *overlay.Env, draft *InviteDraft) *overlay.Fields {
	s := env.State
	draft.Choice.Preset = min(draft.Choice.Preset, len(s.Options.Presets)-1)
	rights := form.NewRights(env.Styles, &draft.Choice, s.Options.Presets, knownRoles(env, s.GuestRoles()), otherPlaces(env), s.Now)
	return &overlay.Fields{
		Env: env, Box: "rights", Form: rights, Word: "rights", Next: "what to share",
		Learn: func() { rights.Learn(knownRoles(env, s.GuestRoles()), otherPlaces(env)) },
		Head:  func() string { return "Invite guests" + toWorkspace(s) },
		About: func() string {
			return "for " + strings.Join(draft.request(s).Emails, ", ") + intoWords(env, draft.Choice.Into) + freeWords(s)
		},
		Wrong: func() string { return wrongDay(s, draft.Choice.Until) },
		Done: func() { // shares get the preset's level unless another was chosen on their page
			if !draft.Picks.Chosen {
				draft.Picks.Permission = s.Options.Presets[draft.Choice.Preset].Permission
			}
		},
	}
}

// freeWords says that rights have no effect on the Free Forever plan; "" on other plans.
func freeWords(s *model.State) string {
	if (seats.Rules{Plan: s.Data().Plan.Value.Name}).Free() {
		return " – " + seats.FullPermission
	}
	return ""
}

// intoWords names additional workspaces: " – also into Fieldworks, Labs".
func intoWords(env *overlay.Env, into []model.WorkspaceID) string {
	var names []string
	for _, p := range otherPlaces(env) {
		if slices.Contains(into, p.ID) {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " – also into " + strings.Join(names, ", ")
}

// otherPlaces returns the workspaces other than the chosen one.
func otherPlaces(env *overlay.Env) []form.Place {
	s := env.State
	var out []form.Place
	for _, r := range s.Rosters.Value {
		if r.ID == s.Chosen {
			continue
		}
		p := form.Place{ID: r.ID, Name: r.Name}
		if p.Name == "" {
			p.Name = "workspace " + string(r.ID)
		}
		switch plan := &s.DataOf(r.ID).Plan; {
		case s.PlanGateOf(r.ID) != "":
			p.Note = "(not on Enterprise: written down for a hand-off)"
		case !plan.Has() && plan.Phase == model.Loading:
			p.Note = "(plan: loading" + env.Styles.Glyphs.Ellipsis + ")"
		}
		out = append(out, p)
	}
	return out
}
