package cli

import (
	"cutui/internal/clean"
	"cutui/internal/effect"
)

// readInput reads a file, or stdin where the name is "-", as text.
func (sh *shell) readInput(name string) (string, error) {
	if name == "-" {
		return effect.ReadText(sh.In)
	}
	return effect.ReadTextFile(name)
}

// inputName is the name of such a file in a sentence.
func inputName(name string) string {
	if name == "-" {
		return "stdin"
	}
	return clean.Line(name)
}
