// Package simtest makes the simulated ClickUp misbehave: faults before and after a call takes effect,
// hostile texts in every string, and answers in the form of ClickUp's reference, which is wrong about
// many types. It is for tests only and not part of the program.
package simtest
