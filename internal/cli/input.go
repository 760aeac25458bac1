package cli

import "cutui/internal/effect"

// readInput reads a file, or stdin where the name is "-", as text.
func (sh *shell) readInput(name string) (string, error) {
	if name == "-" {
		return effect.ReadText(sh.In)
	}
	return effect.ReadTextFile(name)
}
