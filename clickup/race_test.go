//go:build race

package clickup

// slow is set with the race detector, which makes everything several times slower.
const slow = true
