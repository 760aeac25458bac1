// Package change plans changes as pure functions, and keeps account of carrying them
// out: plans of steps, runs with their journal, resuming and undoing.
//
// Size: each kind of change has its operation, its request and its plan; what becomes of
// them – steps, runs, undo – is one, and knows them all.
package change
