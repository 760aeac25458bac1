// Package plans makes plans from what people ask for: invite, share, edit, remove, hand
// over, undo. A plan is made from the workspace as it is known, by pure functions; what a
// plan is and how it is carried out is in package change.
package plans
