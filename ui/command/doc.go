// Package command has the screens that find something to do: help, the palette and the
// search in all workspaces.
package command
