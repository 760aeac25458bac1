// Package people holds the roster of a workspace and searches, filters, sorts and counts
// its people.
package people
