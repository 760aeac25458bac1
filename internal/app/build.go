package app

import (
	"runtime/debug"
	"strings"
)

// Build returns the version of the program, and the commit and day it was built from.
func Build() (version, commit, day string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", "", ""
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.time":
			day, _, _ = strings.Cut(s.Value, "T")
		}
	}
	return info.Main.Version, commit, day
}
