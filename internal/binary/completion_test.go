package binary

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The scripts complete commands, and people and workspaces of the last roster, in
// the shells themselves.
func TestShellsComplete(t *testing.T) {
	t.Parallel()
	const bashCompletion = "/usr/share/bash-completion/bash_completion"
	for shell, lines := range map[string][]string{
		"bash": {"exec bash --norc --noprofile -i", ". " + bashCompletion + "; . <(cutui completion bash); PS1='shell> '"},
		"zsh":  {"exec zsh -f -i", "autoload -Uz compinit; compinit -u -D; source <(cutui completion zsh); PROMPT='shell> '"},
		"fish": {"exec fish --no-config -i", "cutui completion fish | source; function fish_prompt; echo 'shell> '; end"},
	} {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(shell); err != nil {
				t.Skip(shell + " is not installed")
			}
			if _, err := os.Stat(bashCompletion); shell == "bash" && err != nil {
				t.Skip("bash-completion is not installed")
			}
			tm := openTerminal(t, 100, 30)
			for _, line := range lines {
				tm.text(line)
				tm.keys("Enter")
			}
			tm.await("the shell's prompt", func() bool { // alone on its line, not as it was typed
				return strings.HasSuffix("\n"+strings.TrimSpace(tm.screen()), "\nshell>")
			})
			for _, c := range []struct{ typed, completed string }{
				{"cutui --demo guest show cleo@cl", "show cleo@client.example"},
				{"cutui --demo people -w Fie", "-w Fieldworks"},
				{"cutui --demo wor", "--demo workspaces"},
			} {
				tm.text(c.typed)
				tm.keys("Tab")
				tm.wait(c.completed)
				tm.keys("C-u")
			}
		})
	}
}
