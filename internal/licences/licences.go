// Package licences is what the program is built from, and the licences of all that.
package licences

import _ "embed"

// ThirdParty is a table of the modules that are part of the program.
//
//go:embed THIRD_PARTY.md
var ThirdParty string

// Texts are their licences, each under the names of its modules.
//
//go:embed texts.txt
var Texts string
