// Package plans makes plans from what users ask for: invite, share, edit, remove, hand
// over, undo. Its functions are pure and go by what is known about the workspace. Package
// change says what a plan is and how it is carried out.
package plans
