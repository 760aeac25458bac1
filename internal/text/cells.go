package text

import "github.com/charmbracelet/x/ansi"

// Cells returns how many cells of a terminal a text takes at most. Some terminals add up the widths
// of its characters, others count graphemes.
func Cells(s string) int { return max(ansi.StringWidth(s), ansi.StringWidthWc(s)) }
