// Package widget draws the parts of the screen as strings of exactly the
// asked size: every block of w×h cells has h lines of w cells, whatever text
// it is given. Widgets keep no data and know nothing of the model.
package widget
