// Package clickup is a small client for the part of ClickUp's public API that shows and
// changes who is in a workspace, what the workspace pays for and who can see what.
//
// Names follow ClickUp's interface: what the API calls a team is a Workspace here, and
// what it calls a group is a UserGroup. In an answer every field except the id is optional;
// a zero value means that ClickUp did not send it. All text is sanitized.
//
// A read that fails because of the network or the server is retried. A change is retried
// only when it certainly had no effect: after a 429, or when the request was never written.
// If a change may have been made but its answer was lost, the error is ErrOutcomeUnknown,
// and the caller has to read to find out. All calls of a Client share ClickUp's rate limit
// and wait for it.
//
// Size: the package is large because it has a file for each resource of the API, and exported
// names for their operations, ids and errors. All resources share one client, so it is not
// split.
package clickup
