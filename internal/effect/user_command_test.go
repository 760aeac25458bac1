package effect

import (
	"os/exec"
	"strings"
	"testing"

	"cutui/model"
	"cutui/model/usercommand"
)

func TestUserCommandsRunWithoutAShell(t *testing.T) {
	for _, program := range []string{"echo", "cat", "env", "false"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("needs " + program)
		}
	}
	t.Setenv("CLICKUP_API_TOKEN", "pk_1_CANARY")
	for name, tt := range map[string]struct {
		args   []string
		output string
		done   int
		failed bool
	}{
		"one argument, as it is": {[]string{"echo", "$(id); `id` * ~ \x1b[31mred"}, "$(id); `id` * ~ ", 2, false},
		"reads the person":       {[]string{"cat"}, `{"email":"a@b.example"}`, 2, false},
		"without the token":      {[]string{"env"}, "", 2, false},
		"ends badly":             {[]string{"false"}, "", 0, true},
		"is not there":           {[]string{"no-such-program-here"}, "", 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			call := usercommand.Call{Args: tt.args, Stdin: []byte(`{"email":"a@b.example"}` + "\n")}
			var got model.CommandEnded
			performer{}.RunCommand(t.Context(), model.RunCommand{Name: "x", Calls: []usercommand.Call{call, call}}, func(m model.Msg) { got = m.(model.CommandEnded) })
			if got.Done != tt.done || (got.Err != nil) != tt.failed || !strings.HasPrefix(got.Output, tt.output) {
				t.Errorf("%+v", got)
			}
			if strings.ContainsRune(got.Output, 0x1b) {
				t.Errorf("%q has an escape", got.Output)
			}
			if written, _ := Feed(t.Context(), call.Args, call.Stdin, commandTime); strings.Contains(written, "CANARY") {
				t.Errorf("the token is told:\n%s", written)
			}
		})
	}
}
