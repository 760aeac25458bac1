package simtest

import "cutui/clickup/sim"

// Crowded returns the options of a large ClickUp with a tight rate limit: 63 workspaces, 300 more lists
// in the first one, and 100 calls a minute.
func Crowded() sim.Options {
	return sim.Options{Workspaces: 63, Lists: 300, RateLimit: 100}
}
