//go:build race

package clickup

// slow: the race detector makes everything take several times as long.
const slow = true
