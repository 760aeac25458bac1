// Package clickup is a small client for the part of ClickUp's public API that
// is about who is in a workspace, what they pay for and who can see what.
//
// Names are the field's: what the API calls a team is a Workspace here, and
// what it calls a group is a UserGroup. Every field but an id is optional in
// the answers; zero values mean "ClickUp did not say", and text is sanitized.
//
// Reads that fail on the way are repeated. A change is sent again only where it
// surely had no effect: after a 429, or where nothing was written. Where a change
// may have been made although its answer was lost, the error is ErrOutcomeUnknown, and only
// reading tells. All calls of a Client share ClickUp's rate limit and wait for it.
//
// Size: it has a file for every resource of the API, and names for their operations, ids
// and errors. To split it would take the resources apart from the client that they share.
package clickup
