// Package search finds words in many short texts. It has an index of folded text, ranks
// of how well a word fits, bit sets of rows, and a sort by text.
package search
