package demo_test

import (
	"net/http"
	"testing"

	"cutui/clickup/sim"
)

// A paste with line breaks fills in a field but never submits it: the form is still open
// afterwards, and nothing was sent.
func TestAPasteSubmitsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		keys         []string
		open, pasted string
		taken        string // shows that the field has the text
	}{
		{[]string{"i"}, "Addresses", "zoe@client.example\r\nzac@client.example\n\n", "zac@client.example"},
		{[]string{"I"}, "Addresses", "zoe@northwind.example\n\r\n", "zoe@northwind.example"},
		{[]string{":"}, "Commands", "audit\n\n", "audit"},
		{[]string{"F"}, "Find in all workspaces", "cleo\n\n", "Cleo Client"},
		{[]string{"a", "A"}, "Accept 1 finding", "a note\n\n", "a note"},
		{[]string{"a", "H"}, "HR list", "people.csv\n\n", "people.csv"},
		{[]string{"/", "c", "l", "e", "o", "enter", "x"}, "type “1 person” to go on", "1 person\n\n", "1 person"},
		{[]string{"/", "c", "l", "e", "o", "enter", "s"}, "Share with", "zebra\n\n", "Zebra launch"},
	} {
		t.Run(c.open+" "+c.keys[0], func(t *testing.T) {
			t.Parallel()
			w := open(t, 120, 36, sim.Options{})
			w.press(c.keys...)
			w.see(c.open)
			w.Paste(c.pasted)
			w.settle("the paste")
			w.see(c.open)
			w.see(c.taken)
			for _, call := range w.App.Sim.Calls() {
				if call.Method != http.MethodGet {
					t.Errorf("%s %s was sent", call.Method, call.Path)
				}
			}
		})
	}
}
