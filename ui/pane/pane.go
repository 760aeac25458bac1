// Package pane holds the four panes: workspaces, people, details and seats. A pane reads the
// state and turns actions into intents. It never changes the state, calls ClickUp, or knows
// its place on the screen.
package pane

import (
	"cutui/keymap"
	"cutui/model"
)

// Pane is one part of the screen.
type Pane interface {
	// Scope returns the scope of the pane's keys.
	Scope() keymap.Scope
	// Title returns the name shown in its frame and in tabs.
	Title() string
	// Do turns an action into intents. It returns nil if the action is not the pane's.
	Do(keymap.Action) []model.Msg
	// Click handles a click at a cell of the pane; twice means a double click.
	Click(x, y int, twice bool) []model.Msg
	// Wheel scrolls by a number of rows.
	Wheel(by int) []model.Msg
	// Render draws exactly w×h cells.
	Render(w, h int, focused bool) string
}
