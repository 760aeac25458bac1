package cli

import (
	"fmt"

	"cutui/internal/secret"
)

// tokenPlace is where the token in use came from.
type tokenPlace struct {
	from    secret.Source // empty: there is none, or it was typed
	file    string        // of secret.FromFile
	profile string
}

// words say where a rejected token came from, and where another one goes.
func (p tokenPlace) words() string {
	again := "`cutui auth login` keeps another one"
	if p.profile != "" && p.profile != "default" {
		again = fmt.Sprintf("`cutui auth login --profile %s` keeps another one", p.profile)
	}
	switch p.from {
	case secret.FromEnv:
		return "The rejected one came from CLICKUP_API_TOKEN, which comes before one that is kept: set another one there, or unset it."
	case secret.FromStdin:
		return "The rejected one was piped in (--token-stdin)."
	case secret.FromKeyring:
		return "The rejected one came from the keyring: " + again + "."
	case secret.FromFile:
		return "The rejected one came from " + p.file + ": " + again + "."
	}
	return ""
}
