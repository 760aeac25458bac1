//go:build unix

package widget

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"

	"cutui/internal/terminal"
	"cutui/ui/theme"
)

// scripts are names whose width terminals and programs measure differently.
var scripts = []string{
	"नमस्ते कुमार", "क्षत्रिय हिन्दी", "தமிழ் மொழி", "ဦးအောင်ကျော်", "မြန်မာ", "ខ្មែរ សុខា", "বাংলা দেশ", "ਪੰਜਾਬੀ ਸਿੰਘ", "ගීතා ක්\u200dරී", "น้ำใจ ทำ", "עברית", "علی", "🫩🪾🫆", "🛘 new",
	"Ann Smith", "Åse Ødegård", "田中太郎", "한글", "\u1112\u1161\u11ab\u1100\u1173\u11af", "Ελένη", "Борис", "e\u0301mile", "👩\u200d👩\u200d👧 family", "🇩🇪 flag", "❤\ufe0f heart", "ก็ไทย",
}

const (
	nameWidth  = 24
	measureVar = "CUTUI_MEASURE"
)

// TestMeasureNames runs inside a terminal and asks it in which column the frame after each name is.
func TestMeasureNames(t *testing.T) {
	to := os.Getenv(measureVar)
	if to == "" {
		t.Skip("it runs inside a terminal")
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	old, err := term.MakeRaw(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = term.Restore(tty.Fd(), old) }()
	var out strings.Builder
	in := bufio.NewReader(tty)
	for _, name := range scripts {
		line := "\r\x1b[K" + Fit(theme.New("dark", true), name, nameWidth) + "│"
		fmt.Fprintf(tty, "%s\x1b[6n", terminal.KeepColumns([]byte(line)))
		answer, err := in.ReadString('R')
		var row, column int
		if _, scanned := fmt.Sscanf(answer[strings.LastIndexByte(answer, '[')+1:], "%d;%dR", &row, &column); err != nil || scanned != nil {
			t.Fatalf("%q: %q, %v", name, answer, err)
		}
		fmt.Fprintf(&out, "%d %s\n", column-2, name)
	}
	if err := os.WriteFile(to+".part", []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(to+".part", to); err != nil {
		t.Fatal(err)
	}
}

// What follows a name in a table is in its column in every terminal.
func TestNamesKeepTheirWidth(t *testing.T) {
	t.Parallel()
	display := xvfb(t)
	for name, command := range map[string][]string{
		"xterm":  {"xterm", "-u8", "-e"},
		"kitty":  {"kitty", "--config", "NONE", "-o", "allow_remote_control=no"},
		"tmux":   {"tmux", "-L", fmt.Sprint("cutui-width-", os.Getpid()), "-f", "/dev/null", "-u", "new-session", "-d", "-x", "120", "-y", "30"},
		"screen": {"screen", "-U", "-D", "-m"},
		// The other terminals are tested where they are installed.
		"alacritty": {"alacritty", "-e"},
		"st":        {"st", "-e"},
		"mosh":      {"sh", "-c", overMosh, "mosh"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(name); err != nil {
				t.Skip(name + " is not installed")
			}
			if display == "" && name != "tmux" && name != "screen" && name != "mosh" {
				t.Skip("Xvfb is not installed")
			}
			measured := measureIn(t, display, command)
			for line := range strings.Lines(measured) {
				if !strings.HasPrefix(line, fmt.Sprint(nameWidth, " ")) {
					t.Errorf("%s: the frame is in column %s", name, line)
				}
			}
		})
	}
}

// overMosh returns a command line that runs a command through mosh, with a client in a terminal that is not shown.
const overMosh = `eval "$(mosh-server new -i 127.0.0.1 -- "$@" 2>/dev/null | sed -n 's/^MOSH CONNECT \(.*\) \(.*\)/port=\1 key=\2/p')"
MOSH_KEY=$key script -qc "stty rows 30 cols 120; mosh-client 127.0.0.1 $port" /dev/null`

// measureIn runs TestMeasureNames in a terminal and returns what it wrote.
func measureIn(t *testing.T, display string, command []string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "widths")
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	args := slices.Concat(command[1:], []string{"env", measureVar + "=" + to, os.Args[0], "-test.run=^TestMeasureNames$"})
	c := exec.CommandContext(ctx, command[0], args...)
	c.WaitDelay = time.Second
	c.Env = append(os.Environ(), "DISPLAY="+display, "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+t.TempDir(), "TERM=xterm-256color")
	out, err := c.CombinedOutput()
	for ctx.Err() == nil { // tmux goes into the background
		if text, err := os.ReadFile(to); err == nil {
			return string(text)
		}
		if err != nil {
			break
		}
		<-time.After(20 * time.Millisecond)
	}
	t.Skipf("%s does not run here: %v %s", command[0], err, out)
	return ""
}

// xvfb starts a virtual display for terminals and returns its name, or "" without Xvfb.
func xvfb(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return ""
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{w}
	if err := c.Start(); err != nil {
		return ""
	}
	_ = w.Close()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return ""
	}
	return ":" + strings.TrimSpace(number)
}
