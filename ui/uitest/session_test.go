package uitest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cutui/ui/uitest"

	tea "charm.land/bubbletea/v2"
)

// demo is a program that shows all that happened to it.
type demo struct {
	w, h int
	log  []string
	dark string
}

type sent string

func (d demo) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (d demo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.w, d.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		d.dark = fmt.Sprintf("dark=%v", msg.IsDark())
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.MouseClickMsg:
		d.log = append(d.log, fmt.Sprintf("click(%d,%d)", msg.X, msg.Y))
	case tea.MouseWheelMsg:
		d.log = append(d.log, fmt.Sprintf("%s(%d,%d)", msg.Button, msg.X, msg.Y))
	case tea.PasteMsg:
		d.log = append(d.log, "paste:"+msg.Content)
	case sent:
		d.log = append(d.log, string(msg))
	}
	return d, nil
}

func (d demo) press(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	d.log = append(d.log, msg.String())
	switch msg.String() {
	case "q":
		return d, tea.Quit
	case "y":
		return d, tea.SetClipboard("copied: olga@northwind.example")
	}
	return d, nil
}

func (d demo) View() tea.View {
	v := tea.NewView(fmt.Sprintf("%d×%d %s\n%s\n漢字 👍 \x1b[1;38;2;255;0;0mred\x1b[m end", d.w, d.h, d.dark, strings.Join(d.log, " ")))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "demo"
	return v
}

func TestKeysArriveAsNamed(t *testing.T) {
	t.Parallel()
	keys := []string{
		"j", "G", "/", "enter", "tab", "shift+tab", "esc", "j", "space", "backspace", "up", "down", "left", "right", "shift+up", "ctrl+right",
		"home", "end", "pgup", "pgdown", "insert", "delete", "f1", "f5", "ctrl+c", "ctrl+u", "alt+x", "ö", "ctrl+space",
	}
	tm := uitest.Start(t, demo{}, 300, 5)
	tm.Keys(keys...)
	tm.Wait(strings.Join(keys, " "))
}

func TestUnknownKeyIsAnError(t *testing.T) {
	t.Parallel()
	s := uitest.Open(t.Context(), demo{}, 40, 5)
	defer s.Close()
	for _, key := range []string{"", "entr", "ctrl+", "ctrl+enterx", "alt+nope"} {
		if err := s.Keys("a", key); err == nil || !strings.Contains(err.Error(), "no key is named") {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func TestMousePasteAndMessages(t *testing.T) {
	t.Parallel()
	var program *tea.Program
	tm := uitest.Start(t, demo{}, 100, 5, uitest.WithProgram(func(p *tea.Program) { program = p }))
	tm.Wait("100×5 dark=true")
	tm.Click(7, 2)
	tm.Keys("j")
	tm.Wheel(3, 1, 2)
	tm.Wheel(3, 1, -1)
	tm.Keys("k")
	tm.Wait("click(7,2) j wheeldown(3,1) wheeldown(3,1) wheelup(3,1) k")
	tm.Paste("a,b")
	tm.Wait("paste:a,b")
	program.Send(sent("sent-by-program"))
	tm.Wait("sent-by-program")
	tm.Send(sent("sent-by-session"))
	tm.Wait("sent-by-session")
}

func TestTerminalStatus(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, demo{}, 60, 5, uitest.WithLight())
	tm.Wait("dark=false")
	tm.Keys("y")
	tm.Wait("y\n")
	if tm.Title() != "demo" {
		t.Errorf("title %q", tm.Title())
	}
	if !tm.AltScreen() {
		t.Error("not on the alternate screen")
	}
	if _, _, visible := tm.Cursor(); visible {
		t.Error("the cursor is visible")
	}
}

func TestClipboard(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, demo{}, 60, 5)
	tm.Keys("y")
	tm.WaitFor("the copy", func(string) bool { return tm.Clipboard() == "copied: olga@northwind.example" })
	if !strings.Contains(string(tm.Raw()), "\x1b]52;c;") {
		t.Error("the raw output lacks the copy")
	}
}

func TestCellsKeepStylesAndWidths(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, demo{}, 40, 5)
	tm.Wait("漢字 👍 red end")
	line := tm.Cells()[2]
	if line[0].Content != "漢" || line[0].Width != 2 || line[1].Width != 0 || line[5].Content != "👍" {
		t.Errorf("wide cells: %+v", line[:7])
	}
	if r, g, b, _ := line[8].Style.Fg.RGBA(); line[8].Content != "r" || r != 0xffff || g != 0 || b != 0 {
		t.Errorf("red is %+v", line[8])
	}
}

func TestResize(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, demo{}, 40, 5)
	tm.Wait("40×5", "red end")
	for _, size := range [][2]int{{80, 24}, {20, 4}, {120, 36}} {
		tm.Resize(size[0], size[1])
		tm.Wait(fmt.Sprintf("%d×%d dark", size[0], size[1]), "red end")
		if cells := tm.Cells(); len(cells) != size[1] || len(cells[0]) != size[0] {
			t.Errorf("cells are %d×%d, want %v", len(cells[0]), len(cells), size)
		}
	}
}

func TestQuit(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, demo{}, 40, 5)
	tm.Wait("red end")
	tm.Keys("q")
	if err := tm.WaitExit(); err != nil {
		t.Fatal(err)
	}
	if tm.AltScreen() {
		t.Error("left on the alternate screen")
	}
	if err := tm.Session.Wait("never there"); err == nil || !strings.Contains(err.Error(), "has ended") {
		t.Errorf("waiting on an ended program: %v", err)
	}
}

func TestTimeoutShowsTheScreen(t *testing.T) {
	t.Parallel()
	s := uitest.Open(t.Context(), demo{}, 40, 5, uitest.WithTimeout(50*time.Millisecond))
	defer s.Close()
	for s.Wait("red end") != nil { // the first frame may take longer than a wait
	}
	err := s.Wait("nothing like it")
	if err == nil || !strings.Contains(err.Error(), "red end") || !strings.Contains(err.Error(), "nothing like it") {
		t.Errorf("%v", err)
	}
	if err := s.WaitGone("nothing like it"); err != nil {
		t.Error(err)
	}
}

func TestManyKeysAtOnce(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, counter{}, 40, 5)
	tm.Type(strings.Repeat("j", 20_000))
	tm.Wait("20000 keys")
}

type counter struct{ n int }

func (c counter) Init() tea.Cmd { return nil }

func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		c.n++
	}
	return c, nil
}

func (c counter) View() tea.View { return tea.NewView(fmt.Sprintf("%d keys", c.n)) }

func TestCloseEndsAHangingProgram(t *testing.T) {
	t.Parallel()
	s := uitest.Open(t.Context(), demo{}, 40, 5)
	if err := s.Wait("red end"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := s.Err(); !errors.Is(err, tea.ErrProgramKilled) {
		t.Errorf("ended with %v", err)
	}
}
