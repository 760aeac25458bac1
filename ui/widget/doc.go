// Package widget draws the parts of the screen as strings of an exact size: every block of
// w×h cells has h lines of w cells, whatever text it is given. Widgets keep no data and
// don't know the model.
package widget
