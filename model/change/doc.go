// Package change defines plans, which are lists of steps, and keeps track of carrying them
// out: runs and their journal. Package plans makes the plans.
package change
