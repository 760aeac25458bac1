package cli

import (
	"cutui/internal/clean"
	"cutui/internal/effect"
)

// readInput reads a file, or stdin if the name is "-", as text.
func (sh *shell) readInput(name string) (string, error) {
	if name == "-" {
		return effect.ReadText(sh.In)
	}
	return effect.ReadTextFile(name)
}

// inputName returns the name of such a file for a message.
func inputName(name string) string {
	if name == "-" {
		return "stdin"
	}
	return clean.Line(name)
}
