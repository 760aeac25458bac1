// Package change says what a change is, and keeps account of carrying it out: plans of
// steps, and runs with their journal. Package plans makes the plans.
package change
