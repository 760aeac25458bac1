// Package people is a roster that can be searched, filtered, sorted and rolled up by
// domain: the rows of a workspace, the queries over them and the views of them.
package people
