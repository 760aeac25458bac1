// Package change has the screens that change something: invite, share, edit, remove, the
// picker of items, the review and the calls of a run.
package change
