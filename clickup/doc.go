// Package clickup is a small client for the part of ClickUp's public API that
// is about who is in a workspace, what they pay for and who can see what.
//
// Names are the field's: what the API calls a team is a Workspace here, and
// what it calls a group is a UserGroup. Every field but an id is optional in
// the answers; zero values mean "ClickUp did not say".
package clickup
