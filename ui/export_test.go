package ui

// Draw draws the screen again, without a message.
func (m *Model) Draw() string { return m.screen().Content }
