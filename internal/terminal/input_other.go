//go:build !unix

package terminal

import "os"

// NewInput is the input of a terminal, as it is where the system has a console.
func NewInput(f *os.File, _ func()) *os.File { return f }
