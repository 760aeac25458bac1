// Package pane holds the four panes of the browser: workspaces, people, details
// and seats. A pane reads the state and turns actions into intents; it never
// changes the state, calls ClickUp or knows where on the screen it stands.
package pane

import (
	"cutui/keymap"
	"cutui/model"
)

// Pane is one part of the screen.
type Pane interface {
	// Scope is where its keys are looked up.
	Scope() keymap.Scope
	// Title is the name in its frame and in tabs.
	Title() string
	// Do turns an action into intents; nil where the action is not the pane's.
	Do(keymap.Action) []model.Msg
	// Click takes a click at a cell inside the pane's rectangle; twice is a
	// double click.
	Click(x, y int, twice bool) []model.Msg
	// Wheel scrolls by rows.
	Wheel(by int) []model.Msg
	// Render draws exactly w×h cells.
	Render(w, h int, focused bool) string
}
