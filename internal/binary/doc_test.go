// Package binary tests what only the built program in a real terminal can show, such as that
// it leaves the terminal as it found it, however it ends.
package binary
