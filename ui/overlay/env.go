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
}
