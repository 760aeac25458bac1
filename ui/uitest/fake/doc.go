// Package fake plays ClickUp, the disk and the machine for tests of the screen. It answers
// effects at once from a small workspace in memory, and records what it was sent.
package fake
