package simtest

import "cutui/clickup/sim"

// Crowded are the options of a ClickUp on which calls have to be counted: 63 workspaces,
// 300 lists more in the first one, and 100 calls a minute.
func Crowded() sim.Options {
	return sim.Options{Workspaces: 63, Lists: 300, RateLimit: 100}
}
