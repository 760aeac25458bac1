//go:build race

package effect

// slow is set with the race detector, which makes everything several times slower.
const slow = true
