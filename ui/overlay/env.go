package overlay

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
)

// Env is what every overlay needs: the state, the styles (changed in place when the
// terminal's background becomes known) and the keys.
type Env struct {
	State  *model.State
	Styles *theme.Styles
	Keys   keymap.Map

	Theme    string   // as chosen, such as "auto"
	Profiles []string // all there are
	Profile  string   // the one in use
	TokenEnv string   // the environment variable that overrides every profile's token; empty if not set
}

// LearnWorkspaces asks for the seats and plans of the first workspaces, those that a list
// shows without scrolling, as far as they are not known.
func (e *Env) LearnWorkspaces() []Request {
	const inView = 12
	all := e.State.Rosters.Value
	ids := e.State.Outdated(all[:min(len(all), inView)])
	if len(ids) == 0 {
		return nil
	}
	return []Request{Send{Intent: model.ShowWorkspaces{IDs: ids}}}
}

// BoxW returns the width of a box that would like want of w cells: at most 96, but all of w
// where the margins would be narrow. So all boxes have the same edges on most screens.
func BoxW(w, want int) int {
	const widest, margin = 96, 24
	if w < widest+2*margin {
		return w
	}
	return min(want, widest)
}
