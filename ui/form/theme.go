package form

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"cutui/ui/theme"
)

// Theme returns a huh theme with the look of the rest of the program. It follows st when
// the colours change.
func Theme(st *theme.Styles) huh.Theme {
	var look theme.Look
	var styles *huh.Styles
	return huh.ThemeFunc(func(bool) *huh.Styles {
		if styles == nil || look != st.Look() {
			look, styles = st.Look(), huhStyles(st)
		}
		return styles
	})
}

func huhStyles(st *theme.Styles) *huh.Styles {
	text, dim, strong, accent := ink(st, theme.Text), ink(st, theme.Dim), ink(st, theme.Strong), ink(st, theme.Accent)
	var s huh.Styles
	s.FieldSeparator = lipgloss.NewStyle().SetString("\n\n")
	f := huh.FieldStyles{
		Base:                lipgloss.NewStyle().PaddingLeft(1).BorderStyle(lipgloss.Border{Left: st.Glyphs.Caret}).BorderLeft(true).BorderForeground(accent.GetForeground()),
		Title:               strong,
		Description:         dim,
		ErrorIndicator:      ink(st, theme.Danger),
		ErrorMessage:        ink(st, theme.Danger),
		SelectSelector:      accent.SetString(st.Glyphs.Cursor + " "),
		MultiSelectSelector: accent.SetString(st.Glyphs.Cursor + " "),
		Option:              text,
		SelectedOption:      strong,
		UnselectedOption:    text,
		SelectedPrefix:      accent.SetString("[" + st.Glyphs.Marked + "] "),
		UnselectedPrefix:    dim.SetString("[ ] "),
		NextIndicator:       accent.SetString(" →"),
		PrevIndicator:       accent.SetString("← "),
		TextInput: huh.TextInputStyles{
			Cursor: accent.Background(accent.GetForeground()), Text: text, Placeholder: dim, Prompt: accent,
		},
	}
	s.Focused, s.Blurred = f, f
	s.Blurred.Base = f.Base.BorderStyle(lipgloss.Border{Left: " "})
	s.Blurred.Title = dim
	s.Blurred.SelectSelector = dim.SetString(st.Glyphs.Chosen + " ")
	s.Blurred.MultiSelectSelector = lipgloss.NewStyle().SetString("  ")
	s.Blurred.SelectedOption = text
	s.Blurred.UnselectedOption = dim
	return &s
}

// ink returns i as a lipgloss style. Without colours it uses attributes such as bold.
func ink(st *theme.Styles, i theme.Ink) lipgloss.Style {
	s := lipgloss.NewStyle()
	if c := st.Palette.Inks[i]; c != nil {
		return s.Foreground(c).Bold(i == theme.Strong)
	}
	switch i {
	case theme.Dim:
		return s.Faint(true)
	case theme.Strong, theme.Accent, theme.Warning:
		return s.Bold(true)
	case theme.Danger:
		return s.Bold(true).Underline(true)
	case theme.Text, theme.Good, theme.Notice:
	}
	return s
}
