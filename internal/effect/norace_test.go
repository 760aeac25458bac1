//go:build !race

package effect

const slow = false
