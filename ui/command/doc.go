// Package command has the overlays in which an action or a person is found: the help, the
// palette and the search in all workspaces.
package command
