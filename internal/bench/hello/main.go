// Command hello is the smallest Bubble Tea program that draws and takes keys. What
// cutui does on the screen is measured against it.
//
//	hello FPS
package main

import (
	"fmt"
	"os"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

type hello struct{ keys int }

// Init does nothing.
func (h hello) Init() tea.Cmd { return nil }

// Update counts keys.
func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if k.String() == "q" {
			return h, tea.Quit
		}
		h.keys++
	}
	return h, nil
}

// View tells how many there were.
func (h hello) View() tea.View {
	v := tea.NewView(fmt.Sprintf("READY %d.", h.keys))
	v.AltScreen = true
	return v
}

func main() {
	fps := 60
	if len(os.Args) > 1 {
		if n, err := strconv.Atoi(os.Args[1]); err == nil {
			fps = n
		}
	}
	if _, err := tea.NewProgram(hello{}, tea.WithFPS(fps)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
