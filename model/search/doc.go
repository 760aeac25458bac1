// Package search finds words in many short texts: an index of folded text, how well a
// word fits, bit sets of rows, and a sort by text.
package search
