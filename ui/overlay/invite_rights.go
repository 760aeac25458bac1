package overlay

import (
	"strings"

	"cutui/ui/form"
)

// newRights is the page of an invitation that says what the guests may do.
func newRights(env Env, draft *InviteDraft) *fields {
	s := env.State
	build := func() fieldForm { // the custom roles may have arrived meanwhile
		draft.Choice.Preset = min(draft.Choice.Preset, len(s.Options.Presets)-1)
		return form.NewRights(env.Styles, &draft.Choice, s.Options.Presets, s.GuestRoles())
	}
	return &fields{
		env: env, form: build(), build: build, word: "rights", next: "what to share", toggle: flagKey,
		head:  func() string { return "Invite guests" + toWorkspace(s) },
		about: func() string { return "for " + strings.Join(draft.request(s).Emails, ", ") },
		done: func() { // the preset's level holds for the shares, unless one was chosen there
			if !draft.Picks.Chosen {
				draft.Picks.Permission = s.Options.Presets[draft.Choice.Preset].Permission
			}
		},
	}
}
