package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/form"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// rights is the page of an invitation that says what the guests may do.
type rights struct {
	env   Env
	draft *InviteDraft
	form  *form.Rights
}

func newRights(env Env, draft *InviteDraft) *rights {
	r := &rights{env: env, draft: draft}
	r.build()
	return r
}

// build makes the form anew: the custom roles may have arrived meanwhile.
func (p *rights) build() {
	s := p.env.State
	p.draft.Choice.Preset = min(p.draft.Choice.Preset, len(s.Options.Presets)-1)
	p.form = form.NewRights(p.env.Styles, &p.draft.Choice, s.Options.Presets, s.GuestRoles())
}

func (p *rights) name() string { return "rights" }

func (p *rights) title() string { return "Invite guests" + toWorkspace(p.env.State) }

func (p *rights) scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

func (p *rights) typing() bool { return false }

func (p *rights) flush() bool { return false }

func (p *rights) corner() string { return "" }

func (p *rights) lines() int { return 0 }

func (p *rights) scroll() widget.Scroll { return widget.Scroll{} }

func (p *rights) enter() []Request {
	p.build()
	return nil
}

func (p *rights) hints() []widget.Hint {
	return hints(
		p.env.hint(keymap.Form, keymap.Next, "what to share"),
		p.env.hint(keymap.Form, keymap.NextField, ""),
		widget.Hint{Key: "space", Help: "flag"},
		p.env.hint(keymap.Form, keymap.Back, "addresses"),
	)
}

func (p *rights) update(msg tea.Msg) []Request {
	p.form.Update(msg)
	return nil
}

func (p *rights) do(a keymap.Action) (move, []Request) {
	switch a {
	case keymap.Next:
		return p.next(), nil
	case keymap.NextField:
		if !p.form.Move(1) {
			return p.next(), nil
		}
	case keymap.PrevField:
		if !p.form.Move(-1) {
			return backward, nil
		}
	case keymap.Back:
		return backward, nil
	}
	return stay, nil
}

// next takes the preset's level for the shares, unless one was chosen there.
func (p *rights) next() move {
	if !p.draft.Picks.Chosen {
		p.draft.Picks.Permission = p.env.State.Options.Presets[p.draft.Choice.Preset].Permission
	}
	return forward
}

func (p *rights) render(w, h int) string {
	st := p.env.Styles
	top := gate(p.env, w)
	who := p.draft.request(p.env.State).Emails
	top = append(top, st.Render(theme.Dim, widget.Fit(st, "for "+strings.Join(who, ", "), w)), "")
	return widget.FitBlock(strings.Join(top, "\n")+"\n"+p.form.Render(w, max(0, h-len(top))), w, h)
}
