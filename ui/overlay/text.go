package overlay

import (
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Plain is text from outside as one line may show it.
func (e *Env) Plain(text string) string {
	const widest = 500
	text, _ = widget.Cut(e.Styles, text, widest)
	return text
}

// Gate is the sentence about the plan, where there is one.
func Gate(env *Env, w int) []string { return GateLines(env, env.State.PlanGate(), w) }

// GateLines are a warning in lines of at most w cells, and an empty one; nil for no text.
func GateLines(env *Env, text string, w int) []string {
	if text == "" {
		return nil
	}
	return append(Ink(env.Styles, theme.Notice, env.Styles.Glyphs.Warning+" "+text, w), "")
}

// Indent puts lines under the rows of a table.
func Indent(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = TableIndent + l
	}
	return out
}

// TableIndent is the air and the cursor's cells in front of a table's rows.
const TableIndent = "   "

// Ink wraps a text into lines of an ink.
func Ink(st *theme.Styles, ink theme.Ink, text string, w int) []string {
	var out []string
	for _, l := range widget.Wrap(text, w) {
		out = append(out, st.Render(ink, l))
	}
	return out
}
