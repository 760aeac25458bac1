package binary

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// In real shells the scripts complete commands, and the people and workspaces of the last
// roster.
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

// PowerShell gets a completer for this program only, and completes like the other shells if it
// is installed.
func TestPowerShellCompletes(t *testing.T) {
	t.Parallel()
	env := environment(t)
	script, errs, code := command(t, env, "", "completion", "powershell")
	last := "Register-ArgumentCompleter -CommandName 'cutui' -ScriptBlock ${__cutuiCompleterBlock}"
	if code != 0 || errs != "" || !strings.HasSuffix(strings.TrimSpace(script), last) || !strings.Contains(script, "[scriptblock]${__cutuiCompleterBlock} = {") {
		t.Fatalf("exit code %d, %q, %s", code, errs, script)
	}
	pwsh, err := exec.LookPath("pwsh")
	if err != nil {
		t.Skip("pwsh is not installed: the script is not run")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "cutui"), "#!/bin/sh\nexec "+program()+" \"$@\"\n")
	for typed, completed := range map[string]string{
		"cutui --demo guest show cleo@cl": "cleo@client.example",
		"cutui --demo people -w Fie":      "Fieldworks",
		"cutui --demo wor":                "workspaces",
	} {
		c := exec.CommandContext(t.Context(), pwsh, "-NoProfile", "-NonInteractive", "-Command",
			"cutui completion powershell | Out-String | Invoke-Expression; (TabExpansion2 -inputScript '"+typed+"' -cursorColumn "+strconv.Itoa(len(typed))+").CompletionMatches.CompletionText")
		c.Env = slices.Concat(env, []string{"PATH=" + dir + ":" + os.Getenv("PATH")})
		out, err := c.CombinedOutput()
		if err != nil || !strings.Contains(string(out), completed) {
			t.Errorf("%s: %v, %s", typed, err, out)
		}
	}
}
