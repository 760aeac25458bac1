package binary

import (
	"context"
	"fmt"
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/model"
	"cutui/ui"
)

// brokenVar is the variable that makes this test program the demo, with a bug at the place
// that the value names.
const brokenVar = "CUTUI_BROKEN"

// fragile panics at the key B, in Update or in the command that Update returns.
type fragile struct {
	*ui.Model
	how string
}

func (f fragile) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.Text == "B" {
		if f.how == "command" {
			return f, func() tea.Msg { panic("a bug of this test") }
		}
		panic("a bug of this test")
	}
	_, cmd := f.Model.Update(msg)
	return f, cmd
}

// runBroken runs the screen as main does, with a bug in the program.
func runBroken(how string) int {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	a, err := app.Open(ctx, app.Options{Demo: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer a.Close()
	m, err := screen.New(ctx, a, app.Looks{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if how == "state" { // a roster without people makes drawing panic
		a.State.Rosters.Value, a.State.Chosen = []*model.Roster{{ID: "1", Name: "broken"}}, "1"
	}
	p := tea.NewProgram(fragile{m, how}, tea.WithContext(ctx), tea.WithoutSignalHandler())
	m.Bind(p.Send)
	_, err = p.Run()
	if err == nil {
		err = m.Crash()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// Wherever a bug is, the terminal is left as it was, and the exit code shows the bug.
func TestBugsLeaveTheTerminalAsItWas(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"state", "update", "command"} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, 80, 24)
			tm.text(brokenVar + "=" + how + " " + self + "; echo exit=$?")
			tm.keys("Enter")
			if how == "state" {
				tm.wait("A bug stopped cutui", "Nothing more is sent")
				tm.keys("x")
				tm.wait("a bug stopped cutui: ")
			} else {
				tm.wait("1/164")
				tm.keys("B")
			}
			tm.ended(1)
		})
	}
}
