//go:build !race

package clickup

const slow = false
