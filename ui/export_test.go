package ui

import tea "charm.land/bubbletea/v2"

// Framed is what a stage says when the first frame is drawn.
func Framed() tea.Msg { return framed{} }
