package binary

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// colored matches the sequences that set a colour: 30–38, 40–48, 90–107.
var colored = regexp.MustCompile(`\x1b\[[0-9;:]*?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;:]*m`)

func TestNoColorMeansNone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ env, args string }{
		{"NO_COLOR=1", ""}, {"NO_COLOR=0", ""}, {"NO_COLOR=yes", ""}, {"CLICOLOR=0", ""}, {"CLICOLOR_FORCE=1", " --color never"},
	} {
		t.Run(c.env+c.args, func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, 120, 36, c.env, "COLORTERM=truecolor")
			tm.run("--demo" + c.args)
			tm.wait("1/164")
			for _, key := range []string{"a", "Escape", "i", "Escape", "?"} {
				tm.keys(key)
				if key == "Escape" {
					tm.waitGone("Seat audit", "Addresses")
					continue
				}
				tm.wait(map[string]string{"a": "Seat audit", "i": "Addresses", "?": "Help"}[key])
				if found := colored.FindString(tm.colors()); found != "" {
					t.Errorf("after %s there is %q on the screen", key, found)
				}
			}
			tm.keys("Escape")
			tm.waitGone("Help")
			tm.keys("q")
			tm.ended(0)
		})
	}
}

func TestColorIsThereOtherwise(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 120, 36)
	tm.run("--demo")
	tm.wait("1/164")
	if screen := tm.colors(); !colored.MatchString(screen) || !manyColors.MatchString(screen) {
		t.Error("nothing is coloured, or with few colours, so that the tests of those prove nothing")
	}
	tm.keys("q")
	tm.ended(0)
}

// manyColors matches sequences that only a terminal with more than 16 colours shows.
var manyColors = regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:][25][;:]`)

// A plain xterm gets only the colours that it has.
func TestAPlainXterm(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.text("export TERM=xterm; unset TMUX TMUX_PANE COLORTERM") // these describe the terminal outside
	tm.keys("Enter")
	tm.run("--demo")
	tm.wait("Abel Admin", "1/164")
	if screen := tm.colors(); !colored.MatchString(screen) || manyColors.MatchString(screen) {
		t.Errorf("%q", screen)
	}
	tm.keys("j", "Down")
	tm.wait("3/164")
	inviteByKeys(tm, "zoe@client.example")
	tm.keys("q")
	tm.ended(0)
}

// A terminal that can't draw gets a sentence, and nothing that it doesn't understand.
func TestADumbTerminalGetsAHint(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("script"); err != nil {
		t.Skip("script is not installed, which writes down what a terminal is sent")
	}
	tm := openTerminal(t, 80, 24, "TERM=dumb", "CLICOLOR_FORCE=1")
	// tmux has its own TERM inside.
	tm.text("export TERM=dumb; script -qec 'cutui --demo' " + tm.modes + " </dev/null; echo exit=$?")
	tm.keys("Enter")
	tm.wait("exit=2")
	tm.wait("the screen needs a terminal")
	log, err := os.ReadFile(tm.modes)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(log, []byte("the screen needs a terminal")) || bytes.ContainsRune(log, 0x1b) {
		t.Errorf("%q", log)
	}
}

func TestWithoutATerminalThereIsAHint(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--demo"}, {}, {"--demo", "--theme", "dark"}} {
		out, errs, code := command(t, environment(t, "CLICOLOR_FORCE=1"), "", args...)
		if code != 2 || out != "" || strings.Contains(errs, "\x1b") || strings.Count(errs, "\n") != 1 ||
			!strings.Contains(errs, "the screen needs a terminal. The commands work without one: cutui --help lists them.") {
			t.Errorf("%v: exit code %d, %q, %q", args, code, out, errs)
		}
	}
}

// command runs the program without a terminal.
func command(t *testing.T, env []string, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), program(), args...)
	var stdout, stderr bytes.Buffer
	c.Env, c.Stdin, c.Stdout, c.Stderr, c.Dir = env, strings.NewReader(stdin), &stdout, &stderr, t.TempDir()
	if err := c.Run(); err != nil {
		if _, exited := errors.AsType[*exec.ExitError](err); !exited {
			t.Fatal(err)
		}
	}
	return stdout.String(), stderr.String(), c.ProcessState.ExitCode()
}
