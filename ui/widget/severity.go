package widget

import "cutui/ui/theme"

// SeverityMark returns the mark for a severity: high, medium, low or info.
func SeverityMark(st *theme.Styles, severity string) Mark {
	switch severity {
	case "high":
		return Mark{Text: st.Glyphs.Warning, Ink: theme.Warning}
	case "medium":
		return Mark{Text: st.Glyphs.Warning, Ink: theme.Notice}
	}
	return Mark{Text: st.Glyphs.Dot, Ink: theme.Dim}
}
