package accessible_test

import (
	"testing"

	"cutui/internal/app"
	"cutui/model/usercommand"
)

func TestRunsUserCommands(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{})
	c, err := usercommand.Parse("mail", "K", []string{"mail", "{{.Email}}"}, true)
	if err != nil {
		t.Fatal(err)
	}
	tk.State.Options.Commands = []usercommand.Command{c}
	said := tk.say(t, "People: find\ncleo\n1\nRun your command mail for them\n0\n\n\n"+
		"Run your command mail for several people\ndomain:client.example c\n1-2\nno\n"+
		"Run your command mail for several people\ncleo\n1\n0\n")
	inOrder(t, said, "The demo runs no programs; this would run: mail cleo@client.example.",
		"It runs once for each of 2 people. The first is: mail ", "this would run: mail cleo@client.example.")
	tk.say(t, "Run your command mail for several people\ndomain:client.example c\n1-2\nno\n0\n")
	if n := len(tk.State.Browse().Marks); n > 0 {
		t.Errorf("%d people stay marked", n)
	}
}
