// Package fake plays ClickUp, the disk and the machine for tests of the screen: it answers
// the program's effects from a small workspace in memory, at once, and notes what it was sent.
package fake
