package text

import "github.com/charmbracelet/x/ansi"

// Cells is how many cells of a terminal a text may take. Some terminals add up its
// characters, others count what is shown as one.
func Cells(s string) int { return max(ansi.StringWidth(s), ansi.StringWidthWc(s)) }
