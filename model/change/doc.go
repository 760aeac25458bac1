// Package change plans changes as pure functions, and keeps account of carrying them
// out: plans of steps, runs with their journal, resuming, undoing, and what is handed on
// to somebody where the API can not do it.
package change
