// Command rows shows ten thousand people in the table that comes with Bubble Tea. How
// cutui's moves is measured against it.
package main

import (
	"fmt"
	"os"
	"strconv"

	"charm.land/bubbles/v2/table"
	tea "charm.land/bubbletea/v2"
)

type program struct{ table.Model }

// Init does nothing.
func (p program) Init() tea.Cmd { return nil }

// Update hands everything to the table.
func (p program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return p, tea.Quit
		}
	case tea.WindowSizeMsg:
		p.SetWidth(msg.Width)
		p.SetHeight(msg.Height - 1)
	}
	p.Model, cmd = p.Model.Update(msg)
	return p, cmd
}

// View is the table and how far the cursor has come.
func (p program) View() tea.View {
	v := tea.NewView(p.Model.View() + fmt.Sprintf("\nREADY %d.", p.Cursor()+1))
	v.AltScreen = true
	return v
}

func main() {
	columns := []table.Column{
		{Title: "NAME", Width: 26},
		{Title: "ROLE", Width: 10},
		{Title: "LAST SEEN", Width: 16},
		{Title: "SEAT", Width: 6},
		{Title: "DOMAIN", Width: 22},
		{Title: "INVITED BY", Width: 20},
	}
	people := make([]table.Row, 10_000)
	for i := range people {
		n := strconv.Itoa(i)
		people[i] = table.Row{"Person " + n, "member", n + " days ago", "paid", "client.example", "Olga Owner"}
	}
	t := table.New(table.WithColumns(columns), table.WithRows(people), table.WithFocused(true), table.WithHeight(30))
	if _, err := tea.NewProgram(program{t}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
