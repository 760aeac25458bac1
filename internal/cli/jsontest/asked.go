package jsontest

import (
	"slices"
	"strings"
)

// Asked reports whether a command line asks for a whole document: --json cuts it, and --jq
// takes something out of it.
func Asked(args []string) bool {
	whole := false
	for i, arg := range args {
		name, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch {
		case slices.Contains([]string{"--json", "--jq"}, name):
			return false
		case name == "-o" || name == "--format":
			whole = strings.EqualFold(value, "json")
		case strings.EqualFold(arg, "-ojson"):
			whole = true
		}
	}
	return whole
}
