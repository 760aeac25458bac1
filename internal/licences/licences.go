// Package licences lists the modules that the program is built from, and their licences.
package licences

import _ "embed"

// ThirdParty is a Markdown table of the modules that are part of the program.
//
//go:embed THIRD_PARTY.md
var ThirdParty string

// Texts has the texts of their licences, each under the names of its modules.
//
//go:embed texts.txt
var Texts string
