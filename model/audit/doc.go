// Package audit reads a roster and says what an owner would want to know about
// it: who takes which seat and why, what could be taken back, what changed.
//
// Everything here is a pure function of its arguments: the clock, thresholds
// and prices are handed in, and nothing is asked of ClickUp.
//
// Size: checks, costs, comparisons and the sheets share what they know of a person.
package audit
