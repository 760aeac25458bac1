package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/auditpage"
	changeui "cutui/ui/change"
	"cutui/ui/command"
	"cutui/ui/history"
	"cutui/ui/overlay"
)

// opener makes an overlay. The error says in a sentence why it can't be opened.
type opener func() (overlay.Overlay, error)

// openers returns the actions that open an overlay.
func (m *Model) openers() map[keymap.Action]opener {
	return map[keymap.Action]opener{
		keymap.Help:           always(func() overlay.Overlay { return command.NewHelp(m.env(), m.scopes()) }),
		keymap.Palette:        always(func() overlay.Overlay { return command.NewPalette(m.env(), m.browseScopes()) }),
		keymap.ErrorView:      always(func() overlay.Overlay { return history.NewErrors(m.env()) }),
		keymap.FindAll:        always(func() overlay.Overlay { return command.NewGlobalSearch(m.env()) }),
		keymap.Activity:       always(func() overlay.Overlay { return history.NewActivity(m.env()) }),
		keymap.RunAudit:       always(func() overlay.Overlay { return auditpage.NewAudit(m.env()) }),
		keymap.Invite:         always(func() overlay.Overlay { return changeui.NewInvite(m.env(), &m.draft) }),
		keymap.Share:          always(func() overlay.Overlay { return changeui.NewShare(m.env()) }),
		keymap.Remove:         always(func() overlay.Overlay { return changeui.NewRemove(m.env()) }),
		keymap.InviteMember:   always(func() overlay.Overlay { return changeui.NewInviteMember(m.env(), &m.members) }),
		keymap.InviteLike:     always(func() overlay.Overlay { return changeui.NewInviteLike(m.env()) }),
		keymap.Replace:        always(func() overlay.Overlay { return changeui.NewReplace(m.env()) }),
		keymap.Until:          always(func() overlay.Overlay { return changeui.NewUntil(m.env()) }),
		keymap.Edit:           func() (overlay.Overlay, error) { return changeui.NewEdit(m.env()) },
		keymap.Unshare:        m.unshare,
		keymap.Sort:           always(func() overlay.Overlay { return overlay.NewSort(m.env()) }),
		keymap.Columns:        always(func() overlay.Overlay { return overlay.NewColumns(m.env()) }),
		keymap.Runs:           always(func() overlay.Overlay { return history.NewRuns(m.env()) }),
		keymap.Groups:         always(func() overlay.Overlay { return changeui.NewGroups(m.env()) }),
		keymap.TakeOut:        func() (overlay.Overlay, error) { return changeui.NewLeaveGroups(m.env()) },
		keymap.Reviewers:      always(func() overlay.Overlay { return auditpage.NewReviewers(m.env()) }),
		keymap.RemoveUnneeded: always(func() overlay.Overlay { return changeui.NewRemoveUnneeded(m.env()) }),
		keymap.ReviewTarget:   func() (overlay.Overlay, error) { return changeui.NewTarget(m.env()) },
		keymap.ViewOnly:       func() (overlay.Overlay, error) { return changeui.NewViewOnly(m.env()) },
		keymap.MakeGuest:      func() (overlay.Overlay, error) { return changeui.NewMakeGuests(m.env()) },
		keymap.Undo:           func() (overlay.Overlay, error) { return changeui.NewUndo(m.env()) },
	}
}

// unshare opens the unsharing of the item under the cursor of the details, or of items to
// be picked if there is none.
func (m *Model) unshare() (overlay.Overlay, error) {
	number, ok := m.person.SharedItem()
	if !ok {
		return changeui.NewUnshareByACL(m.env())
	}
	return changeui.NewUnshare(m.env(), number)
}

// always returns an opener for an overlay that can always be opened.
func always(build func() overlay.Overlay) opener {
	return func() (overlay.Overlay, error) { return build(), nil }
}

func (m *Model) open(build opener) tea.Cmd {
	o, err := build()
	if err != nil {
		return m.refuse(err)
	}
	return m.push(o)
}

// asker is an overlay with requests for when it opens.
type asker interface{ Opening() []overlay.Request }

// push opens an overlay, and removes the toasts.
func (m *Model) push(o overlay.Overlay) tea.Cmd {
	if _, whole := o.(overlay.WholeScreen); whole {
		m.left = nil
	}
	m.stack.Push(o)
	m.toasts.shown = nil
	if a, ok := o.(asker); ok {
		return m.handleRequests(o, a.Opening())
	}
	return nil
}

// handleRequests carries out the requests of an overlay, in order.
func (m *Model) handleRequests(from overlay.Overlay, requests []overlay.Request) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range requests {
		cmds = append(cmds, m.handleRequest(from, r))
	}
	return tea.Batch(cmds...)
}

// runActionBelow carries out an action as if the overlay were not there: for the overlay
// below it if that has the action, or else for the panes.
func (m *Model) runActionBelow(from overlay.Overlay, a keymap.Action) tea.Cmd {
	open := m.stack.All()
	if i := slices.Index(open, from); i >= 0 {
		open = open[:i]
	}
	if n := len(open); n > 0 {
		if _, ok := m.keys.Find(a, open[n-1].Scopes()...); ok {
			return m.runOverlayAction(open[n-1], a)
		}
	}
	return m.runAction(a)
}

func (m *Model) handleRequest(from overlay.Overlay, r overlay.Request) tea.Cmd {
	switch r := r.(type) {
	case overlay.Close:
		if r.Return {
			m.left = m.stack.Top()
		}
		m.stack.Pop()
	case overlay.Open:
		return m.push(r.Overlay)
	case overlay.Replace:
		m.stack.Pop()
		return m.push(r.Overlay)
	case overlay.Send:
		return m.apply(r.Intent)
	case overlay.Then:
		r.Do()
	case overlay.SetTheme:
		return m.setTheme(r.Theme)
	case overlay.SwitchProfile:
		return m.switchTo(r.Profile)
	case overlay.RunAction:
		return m.runActionBelow(from, r.Action)
	}
	return nil
}
