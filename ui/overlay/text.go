package overlay

import (
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Plain cuts text from outside to a length that one line may show.
func (e *Env) Plain(text string) string {
	const widest = 500
	text, _ = widget.Cut(e.Styles, text, widest)
	return text
}

// Gate returns the lines that say what the workspace's plan does not allow, if anything.
func Gate(env *Env, w int) []string { return GateLines(env, env.State.PlanGate(), w) }

// GateLines returns text as a warning in lines of at most w cells, followed by a blank line;
// nil if text is empty.
func GateLines(env *Env, text string, w int) []string {
	if text == "" {
		return nil
	}
	return append(Ink(env.Styles, theme.Notice, env.Styles.Glyphs.Warning+" "+text, w), "")
}

// Indent aligns lines with the rows of a table.
func Indent(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = TableIndent + l
	}
	return out
}

// TableIndent is the space in front of a table's rows: the margin and the cursor.
const TableIndent = "   "

// Ink wraps a text into lines of at most w cells and draws them in an ink.
func Ink(st *theme.Styles, ink theme.Ink, text string, w int) []string {
	var out []string
	for _, l := range widget.Wrap(text, w) {
		out = append(out, st.Render(ink, l))
	}
	return out
}
