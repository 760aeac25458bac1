package ui

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// sheet is a terminal that keeps what is written.
type sheet struct {
	*os.File
	bytes.Buffer
}

func (s *sheet) Write(p []byte) (int, error) { return s.Buffer.Write(p) }
func (s *sheet) Read(p []byte) (int, error)  { return s.Buffer.Read(p) }

func painted(t *testing.T, content string, colors colorprofile.Profile) (*sheet, *Curtain) {
	t.Helper()
	s := &sheet{}
	c := NewCurtain(s)
	v := tea.NewView(content)
	v.Cursor = tea.NewCursor(2, 1)
	c.Paint(v, colors)
	return s, c
}

func TestFirstFrameFillsTheScreen(t *testing.T) {
	t.Parallel()
	s, _ := painted(t, "abcd\n\x1b[38;2;255;0;0mefgh\x1b[m\nijkl", colorprofile.TrueColor)
	em := vt.NewEmulator(4, 3)
	_, _ = em.Write(s.Bytes())
	if got := ansi.Strip(em.Render()); got != "abcd\nefgh\nijkl" {
		t.Errorf("%q", got)
	}
	if at := em.CursorPosition(); at.X != 2 || at.Y != 1 || !em.IsAltScreen() {
		t.Errorf("the cursor is at %v, alternate screen %v", at, em.IsAltScreen())
	}
}

func TestFirstFrameHasTheTerminalsColors(t *testing.T) {
	t.Parallel()
	for colors, want := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "38;2;255;0;0", colorprofile.ANSI256: "38;5;", colorprofile.ANSI: "[91m", colorprofile.ASCII: "x",
	} {
		s, _ := painted(t, "\x1b[38;2;255;0;0mx\x1b[m", colors)
		if !strings.Contains(s.String(), want) {
			t.Errorf("%v: %q", colors, s.String())
		}
		if colors == colorprofile.ASCII && strings.Contains(s.String(), "38;") {
			t.Errorf("colours without colours: %q", s.String())
		}
	}
}

func TestCurtainIsLiftedWhereBubbleTeaNeverDrew(t *testing.T) {
	t.Parallel()
	s, c := painted(t, "x", colorprofile.TrueColor)
	c.Open()
	_, _ = c.Write([]byte("\x1b[?2026$p"))
	c.Lift()
	c.Lift()
	if got := s.String(); !strings.HasSuffix(got, "\x1b[?2026$p\x1b[?1049l\x1b[?25h") || strings.Count(got, "1049l") != 1 {
		t.Errorf("%q", got)
	}
}

func TestBubbleTeaTakesOverTheCurtain(t *testing.T) {
	t.Parallel()
	s, c := painted(t, "x", colorprofile.TrueColor)
	c.Open()
	frame := []byte("\x1b[>4m\x1b[?1049h\x1b[?25ly")
	if n, err := c.Write(frame); n != len(frame) || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if string(frame) != "\x1b[>4m\x1b[?1049h\x1b[?25ly" {
		t.Errorf("the caller's bytes are changed: %q", frame)
	}
	_, _ = c.Write([]byte("\x1b[?1049l"))     // suspended
	_, _ = c.Write([]byte("\x1b[?1049hback")) // and back
	c.Lift()
	got := s.String()
	if !strings.HasSuffix(got, "\x1b[>4m\x1b[?25ly\x1b[?1049l\x1b[?1049hback") {
		t.Errorf("%q", got)
	}
}

func TestCurtainWithoutAFrame(t *testing.T) {
	t.Parallel()
	s := &sheet{}
	c := NewCurtain(s)
	c.Open()
	_, _ = c.Write([]byte("\x1b[?1049hx"))
	c.Lift()
	if s.String() != "\x1b[?1049hx" {
		t.Errorf("%q", s.String())
	}
}

func TestClosedCurtainKeepsQuestionsAndRefusesFrames(t *testing.T) {
	t.Parallel()
	s := &sheet{}
	c := NewCurtain(s)
	if n, err := c.Write([]byte("\x1b[?2026$p")); n != 9 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := c.Write([]byte("\x1b[J\x1b[?2004h")); !errors.Is(err, errClosed) {
		t.Errorf("an empty frame: %v", err)
	}
	if s.Len() > 0 {
		t.Errorf("through the closed curtain: %q", s.String())
	}
	c.Open()
	c.Open()
	_, _ = c.Write([]byte("\x1b[?2004hframe"))
	if got := s.String(); got != "\x1b[?2026$p\x1b[?2004hframe" {
		t.Errorf("%q", got)
	}
}
