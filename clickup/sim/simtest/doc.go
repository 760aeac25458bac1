// Package simtest makes the simulated ClickUp misbehave: faults before and after a call
// takes effect, hostile texts in every string, and the shapes of ClickUp's official
// reference, which is wrong about many types. For tests only: no user's program has it.
package simtest
