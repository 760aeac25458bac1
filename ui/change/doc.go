// Package change has the guides that change something – invite, share, edit, remove – and
// their pages, such as the item picker and the review.
package change
