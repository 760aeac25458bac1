// Command plain has the programs that cutui is compared to: a minimal Bubble Tea program, the
// same with a table from bubbles (plain table), and one that reads a roster with io.ReadAll
// and encoding/json (plain roster FILE).
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"charm.land/bubbles/v2/table"
	tea "charm.land/bubbletea/v2"
)

// hello counts keys, and may have a table.
type hello struct {
	keys  int
	table *table.Model
}

func (h hello) Init() tea.Cmd { return nil }

func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		h.keys++
	}
	if h.table != nil {
		*h.table, _ = h.table.Update(msg)
	}
	return h, nil
}

func (h hello) View() tea.View {
	text := fmt.Sprintf("READY %d.", h.keys)
	if h.table != nil {
		text += fmt.Sprintf(" ROW %d.\n%s", h.table.Cursor(), h.table.View())
	}
	v := tea.NewView(text)
	v.AltScreen = true
	return v
}

func newTable() *table.Model {
	all := make([]table.Row, 10_000)
	for i := range all {
		all[i] = table.Row{fmt.Sprint("Person ", i), "guest", fmt.Sprint(i%300, " days ago"), "client.example"}
	}
	columns := []table.Column{{Title: "Name", Width: 30}, {Title: "Role", Width: 20}, {Title: "Last seen", Width: 20}, {Title: "Domain", Width: 30}}
	t := table.New(table.WithColumns(columns), table.WithRows(all), table.WithHeight(34), table.WithWidth(120), table.WithFocused(true))
	return &t
}

// user has the fields that cutui keeps of a person.
type user struct {
	ID, Role                  int64
	Username, Email, Initials string
	RoleKey                   string  `json:"role_key"`
	LastActive                *string `json:"last_active"`
	DateJoined                *string `json:"date_joined"`
	DateInvited               *string `json:"date_invited"`
}

// readRoster reads a whole roster, decodes it, and returns the number of people.
func readRoster(r io.Reader) (people int, err error) {
	var all struct {
		Teams []struct {
			ID, Name string
			Members  []struct {
				User      user
				InvitedBy *user `json:"invited_by"`
			}
		}
	}
	body, err := io.ReadAll(r)
	if err == nil {
		err = json.Unmarshal(body, &all)
	}
	for _, t := range all.Teams {
		people += len(t.Members)
	}
	return people, err
}

func run(args []string) error {
	h := hello{}
	switch {
	case len(args) == 2:
		f, err := os.Open(args[1])
		if err == nil {
			_, err = readRoster(f)
		}
		return err
	case len(args) == 1:
		h.table = newTable()
	}
	_, err := tea.NewProgram(h, tea.WithFPS(60)).Run()
	return err
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
