package ui_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest"
)

const canary = "pk_1_CANARYTOKEN"

// welcome drives the welcome screen without a terminal.
type welcome struct {
	*ui.Welcome
	t      testing.TB
	asked  []string // what the login was asked, with ! where a file is allowed
	answer func(plainFile bool) (who string, consent bool, err error)
	left   bool
}

func newWelcome(t testing.TB, w, h int, change ...func(*ui.WelcomeDeps)) *welcome {
	t.Helper()
	wl := &welcome{t: t, answer: func(bool) (string, bool, error) { return "Olga Owner", false, nil }}
	d := ui.WelcomeDeps{
		Styles: theme.New(theme.Dark, true), Theme: theme.Dark, Keys: keymap.New(false), File: "/home/olga/.config/cutui/credentials.json",
		Login: func(_ context.Context, token string, plainFile bool) (string, bool, error) {
			if plainFile {
				token += "!"
			}
			wl.asked = append(wl.asked, token)
			return wl.answer(plainFile)
		},
		Browse: func(url string) error {
			wl.asked = append(wl.asked, url)
			return errors.New("no browser")
		},
	}
	for _, c := range change {
		c(&d)
	}
	wl.Welcome = ui.NewWelcome(t.Context(), d)
	wl.give(tea.WindowSizeMsg{Width: w, Height: h})
	return wl
}

func (w *welcome) give(msg tea.Msg) {
	_, cmd := w.Update(msg)
	for cmd != nil {
		msg := cmd()
		cmd = nil
		if _, quit := msg.(tea.QuitMsg); quit {
			w.left = true
		} else if msg != nil {
			_, cmd = w.Update(msg)
		}
	}
}

func (w *welcome) keys(names ...string) {
	for _, n := range names {
		w.give(pressed(n))
	}
}

func (w *welcome) text() string { return ansi.Strip(w.View().Content) }

func (w *welcome) shows(texts ...string) {
	w.t.Helper()
	got := flat(w.text())
	for _, want := range texts {
		if !strings.Contains(got, want) {
			w.t.Fatalf("%q is not on the screen:\n%s", want, w.text())
		}
	}
}

func TestWelcomeChecksAndKeepsAToken(t *testing.T) {
	t.Parallel()
	w := newWelcome(t, 80, 24)
	w.keys("enter")
	w.shows("paste the token first")
	w.give(tea.PasteMsg{Content: "  " + canary + "\n"})
	if strings.Contains(w.text(), "CANARY") {
		t.Fatal("the token is on the screen")
	}
	w.keys("enter")
	choice, who := w.Choice()
	if !w.left || choice != ui.Enter || who != "Olga Owner" || fmt.Sprint(w.asked) != "["+canary+"]" {
		t.Errorf("left %v, choice %v of %q, asked %q", w.left, choice, who, w.asked)
	}
}

func TestWelcomeTellsWhyATokenIsNotTaken(t *testing.T) {
	t.Parallel()
	w := newWelcome(t, 80, 24)
	w.answer = func(bool) (string, bool, error) {
		return "", false, &clickup.Error{Op: "GetAuthorizedUser", Status: 401, Code: "OAUTH_025", Message: "Token invalid", Hint: "make a new one"}
	}
	w.keys("p", "k", "enter")
	w.shows("Token invalid: make a new one")
	if choice, _ := w.Choice(); w.left || choice != ui.Leave {
		t.Error("left with a token that was not accepted")
	}
	w.keys("x")
	if strings.Contains(w.text(), "Token invalid") {
		t.Error("the old answer stands beside a new token")
	}
}

func TestWelcomeAsksBeforeItWritesAFile(t *testing.T) {
	t.Parallel()
	w := newWelcome(t, 80, 24)
	w.answer = func(plainFile bool) (string, bool, error) {
		if plainFile {
			return "Olga Owner", false, nil
		}
		return "Olga Owner", true, errors.New("no keyring")
	}
	w.keys("k", "enter")
	w.shows("there is no keyring here", "credentials.json")
	w.keys("y", "enter")
	if fmt.Sprint(w.asked) != "[k ky]" {
		t.Fatalf("another token was kept in a file unasked: %q", w.asked)
	}
	w.keys("enter")
	if fmt.Sprint(w.asked) != "[k ky ky!]" || !w.left {
		t.Errorf("asked %q, left %v", w.asked, w.left)
	}
}

func TestWelcomeLeadsToTheDemoAndTheTokenPage(t *testing.T) {
	t.Parallel()
	w := newWelcome(t, 80, 24)
	w.keys("ctrl+o")
	w.shows("the browser did not open: go to " + ui.TokenPage)
	w.keys("ctrl+d")
	if choice, _ := w.Choice(); choice != ui.Demo || !w.left {
		t.Errorf("ctrl+d chose %v", choice)
	}
	w = newWelcome(t, 80, 24)
	w.keys("q")
	if w.left {
		t.Error("q left while a token is typed")
	}
	w.keys("esc")
	if choice, _ := w.Choice(); choice != ui.Leave || !w.left {
		t.Error("esc did not leave")
	}
}

func TestWelcomeScreens(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 16}, {40, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			w := newWelcome(t, size[0], size[1])
			w.give(tea.PasteMsg{Content: canary})
			uitest.Golden(t, w.text())
		})
	}
}

func TestWelcomeFillsEveryTerminalExactly(t *testing.T) {
	t.Parallel()
	w := newWelcome(t, 80, 24)
	w.give(tea.PasteMsg{Content: canary})
	for width := 1; width <= 130; width += 3 {
		for height := 1; height <= 40; height += 2 {
			w.give(tea.WindowSizeMsg{Width: width, Height: height})
			lines := strings.Split(w.View().Content, "\n")
			if len(lines) != height {
				t.Fatalf("%d×%d: %d lines", width, height, len(lines))
			}
			for y, l := range lines {
				if n := ansi.StringWidth(l); n != width {
					t.Fatalf("%d×%d: line %d is %d cells: %q", width, height, y, n, l)
				}
			}
		}
	}
}
