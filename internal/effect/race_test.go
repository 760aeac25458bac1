//go:build race

package effect

// slow: the race detector makes everything take several times as long.
const slow = true
