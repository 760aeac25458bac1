package ui_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// wire writes frames as Bubble Tea does for a terminal with 256 colours.
type wire struct {
	out    bytes.Buffer
	screen *uv.TerminalRenderer
	cells  uv.ScreenBuffer
}

func newWire(w, h int) *wire {
	t := &wire{cells: uv.NewScreenBuffer(w, h)}
	t.cells.Method = ansi.GraphemeWidth
	t.screen = uv.NewTerminalRenderer(&t.out, []string{"TERM=xterm-256color"})
	t.screen.SetColorProfile(colorprofile.ANSI256)
	t.screen.SetFullscreen(true)
	t.screen.SetRelativeCursor(false)
	return t
}

// show sends a frame and returns how many bytes that takes.
func (t *wire) show(frame string) int {
	t.out.Reset()
	t.cells.Clear()
	uv.NewStyledString(frame).Draw(t.cells, t.cells.Bounds())
	t.screen.Render(t.cells.RenderBuffer)
	_ = t.screen.Flush()
	return t.out.Len()
}

// The bytes sent over ssh stay few. A change that adds to the screen may raise these numbers.
func TestBytesOfKeys(t *testing.T) {
	t.Parallel()
	const w, h = 120, 36
	m := newScreen(t, newWorld(90), w, h).Model
	line := newWire(w, h)
	line.show(m.View().Content)
	for _, k := range []struct {
		what, keys string
		most       int // bytes of each
	}{
		{"a cursor key", "j j j j j j j j j j", 550},
		{"the next pane", "tab tab tab tab", 1900},
		{"help opened", "?", 4050},
		{"help closed", "esc", 8000},
	} {
		sent, keys := 0, strings.Fields(k.keys)
		for _, key := range keys {
			m.Update(pressed(key))
			sent += line.show(m.View().Content)
		}
		t.Logf("%s sends %d bytes of %d", k.what, sent/len(keys), k.most)
		if sent/len(keys) > k.most {
			t.Errorf("%s sends %d bytes, at most %d were to be", k.what, sent/len(keys), k.most)
		}
	}
}

// A key and its frame allocate little.
func TestAllocationsOfKeys(t *testing.T) {
	m := newScreen(t, newWorld(90), 120, 36).Model
	for _, k := range []struct {
		what string
		keys []string
		most float64
	}{
		{"a cursor key", []string{"j", "k"}, 230},
		{"a letter of the filter", []string{"/", "a", "esc"}, 230},
		{"help opened or closed", []string{"?", "esc"}, 230},
	} {
		per := testing.AllocsPerRun(20, func() {
			for _, key := range k.keys {
				m.Update(pressed(key))
				m.View()
			}
		}) / float64(len(k.keys))
		t.Logf("%s makes %.0f allocations of %.0f", k.what, per, k.most)
		if per > k.most {
			t.Errorf("%s makes %.0f allocations, at most %.0f were to be", k.what, per, k.most)
		}
	}
}
