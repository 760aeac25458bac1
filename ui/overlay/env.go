package overlay

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
)

// Env is what overlays read: the state, the look (repainted in place when the
// terminal's background becomes known) and the keys.
type Env struct {
	State  *model.State
	Styles *theme.Styles
	Keys   keymap.Map

	Theme    string   // as it was chosen, such as auto
	Profiles []string // to choose from
	Profile  string   // the one in use
	TokenEnv string   // the variable that gives every profile's token; empty: each has its own
}

// LearnWorkspaces asks for the seats and plans of the workspaces that a list of them shows
// first, where these are not known.
func (e *Env) LearnWorkspaces() []Request {
	const inView = 12
	all := e.State.Rosters.Value
	ids := e.State.Outdated(all[:min(len(all), inView)])
	if len(ids) == 0 {
		return nil
	}
	return []Request{Send{Intent: model.ShowWorkspaces{IDs: ids}}}
}

// BoxW is the width of a box that wants a number of cells: all there are, or at most 96
// where much would be left beside it. So all boxes have the same edges on most screens.
func BoxW(w, want int) int {
	const widest, much = 96, 24 // cells, and cells at each side
	if w < widest+2*much {
		return w
	}
	return min(want, widest)
}
