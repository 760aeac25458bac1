package binary

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// prompt is the shell's prompt.
const prompt = "ready>"

// patience is how long a test waits for the screen.
const patience = 20 * time.Second

// terminal is a shell in a tmux of its own.
type terminal struct {
	tb     testing.TB
	socket string
	env    []string
	pids   string // the file with the last program's process id
	modes  string // the file with stty's output
}

// openTerminal starts a shell in a terminal of w×h cells. Without tmux the test is skipped.
func openTerminal(t *testing.T, w, h int, env ...string) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: the program is not tried in a real terminal")
	}
	dir, err := os.MkdirTemp("", "ct") //nolint:usetesting // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	start := filepath.Join(dir, "start") // root's shell does not take the prompt from its environment
	write(t, start, "PS1='"+prompt+" '\n")
	tm := &terminal{tb: t, socket: filepath.Join(dir, "s"), pids: filepath.Join(dir, "pid"), modes: filepath.Join(dir, "modes")}
	write(t, filepath.Join(dir, "cutui"), "#!/bin/sh\necho $$ >"+tm.pids+"\nexec "+program()+" \"$@\"\n")
	tm.env = environment(t, append(env, "ENV="+start, "PATH="+dir+":"+os.Getenv("PATH"))...)
	t.Cleanup(func() {
		_ = tm.command("kill-server").Run()
		_ = os.RemoveAll(dir)
	})
	tm.tmux("new-session", "-d", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h), "sh")
	tm.tmux("set-option", "-g", "status", "off")
	tm.tmux("resize-window", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
	tm.wait(prompt)
	return tm
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func (tm *terminal) command(args ...string) *exec.Cmd {
	c := exec.Command("tmux", slices.Concat([]string{"-S", tm.socket, "-f", "/dev/null"}, args)...)
	c.Env = slices.Concat(tm.env, []string{"TMUX_TMPDIR=" + filepath.Dir(tm.socket)})
	return c
}

func (tm *terminal) tmux(args ...string) string {
	tm.tb.Helper()
	out, err := tm.command(args...).CombinedOutput()
	if err != nil {
		tm.tb.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

// run starts the program in the shell, which prints its exit code afterwards.
func (tm *terminal) run(args string) {
	tm.tb.Helper()
	tm.text("cutui " + args + "; echo exit=$?")
	tm.keys("Enter")
}

// keys presses keys as tmux names them: "Enter", "C-c", "Escape", "j".
func (tm *terminal) keys(keys ...string) {
	tm.tb.Helper()
	tm.tmux(append([]string{"send-keys"}, keys...)...)
}

func (tm *terminal) text(text string) {
	tm.tb.Helper()
	tm.tmux("send-keys", "-l", text)
}

// paste pastes text, bracketed as terminals do.
func (tm *terminal) paste(text string) {
	tm.tb.Helper()
	tm.tmux("set-buffer", "--", text)
	tm.tmux("paste-buffer", "-p")
}

func (tm *terminal) screen() string {
	tm.tb.Helper()
	return tm.tmux("capture-pane", "-p")
}

// colors returns the screen with its colour sequences.
func (tm *terminal) colors() string {
	tm.tb.Helper()
	return tm.tmux("capture-pane", "-p", "-e")
}

// is returns a state of the terminal, such as "cursor_flag".
func (tm *terminal) is(flag string) string {
	tm.tb.Helper()
	return tm.tmux("display-message", "-p", "#{"+flag+"}")
}

// await waits until ok returns true.
func (tm *terminal) await(what string, ok func() bool) {
	tm.tb.Helper()
	if !eventually(ok) {
		tm.tb.Fatalf("%s: not within %s:\n%s", what, patience, tm.screen())
	}
}

// eventually waits until ok returns true, and reports whether it did.
func eventually(ok func() bool) bool {
	look := time.NewTicker(30 * time.Millisecond)
	defer look.Stop()
	for end := time.Now().Add(patience); !ok(); <-look.C {
		if time.Now().After(end) {
			return false
		}
	}
	return true
}

// wait waits until each of the texts is on the screen, on one line.
func (tm *terminal) wait(texts ...string) {
	tm.tb.Helper()
	for _, text := range texts {
		tm.await("waiting for "+strconv.Quote(text), func() bool { return strings.Contains(tm.screen(), text) })
	}
}

func (tm *terminal) waitGone(texts ...string) {
	tm.tb.Helper()
	for _, text := range texts {
		tm.await("waiting for the end of "+strconv.Quote(text), func() bool { return !strings.Contains(tm.screen(), text) })
	}
}

func (tm *terminal) resize(w, h int) {
	tm.tb.Helper()
	tm.tmux("resize-window", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
}

// pid returns the process id of the program that was started last.
func (tm *terminal) pid() int {
	tm.tb.Helper()
	text, err := os.ReadFile(tm.pids)
	if err != nil {
		tm.tb.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		tm.tb.Fatal(err)
	}
	return pid
}

// endedSince is ended, within half a second and as much again for tmux and a busy machine.
func (tm *terminal) endedSince(start time.Time, code int) {
	tm.tb.Helper()
	tm.wait("exit=")
	if took := time.Since(start); took > time.Second {
		tm.tb.Errorf("back at the prompt after %s", took)
	}
	tm.ended(code)
}

// ended waits for the end of the program, and checks its exit code and that the terminal is as
// it was before: screen, cursor, mouse, keys and line editing.
func (tm *terminal) ended(code int) {
	tm.tb.Helper()
	tm.wait("exit=" + strconv.Itoa(code) + "\n" + prompt)
	for flag, want := range map[string]string{
		"alternate_on": "0", "cursor_flag": "1", "mouse_any_flag": "0", "mouse_button_flag": "0", "mouse_sgr_flag": "0",
		"keypad_flag": "0", "keypad_cursor_flag": "0", "origin_flag": "0", "wrap_flag": "1",
	} {
		if got := tm.is(flag); got != want {
			tm.tb.Errorf("%s is %q after the end, want %q", flag, got, want)
		}
	}
	tm.text("stty -a >" + tm.modes + "; echo still=" + "$((6*7))")
	tm.keys("Enter")
	tm.wait("still=42")
	modes, err := os.ReadFile(tm.modes)
	if err != nil {
		tm.tb.Fatal(err)
	}
	for _, mode := range []string{"echo", "icanon", "isig", "icrnl", "opost"} {
		if !slices.Contains(strings.Fields(string(modes)), mode) {
			tm.tb.Errorf("the line discipline lacks %s after the end:\n%s", mode, modes)
		}
	}
}

type file struct{ path, text string }

// files returns all files below the user's home folder.
func (tm *terminal) files() []file {
	tm.tb.Helper()
	var out []file
	home := strings.TrimPrefix(tm.env[slices.IndexFunc(tm.env, func(v string) bool { return strings.HasPrefix(v, "HOME=") })], "HOME=")
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		out = append(out, file{path, string(text)})
		return err
	})
	if err != nil {
		tm.tb.Fatal(err)
	}
	return out
}
