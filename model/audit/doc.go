// Package audit checks a roster for what its owner would want to know: who takes
// which seat and why, what could be freed, and what changed.
//
// Everything here is a pure function of its arguments: the caller passes in the time,
// thresholds and prices, and nothing is read from ClickUp.
//
// Size: checks, costs, comparisons and the sheets share what they know of a person.
package audit
