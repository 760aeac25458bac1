// Package seats knows how ClickUp counts seats: which seat a person takes and
// why, which domain is a workspace's own, how many seats a change may buy, and
// whether a run bought what was forecast.
//
// It works on plain values, so that every rule can be held against what ClickUp
// has published. What ClickUp has not said is "not known" here, never a guess:
// a forecast that is not known asks for the same confirmation as one that buys.
package seats
