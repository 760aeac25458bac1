package ui_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
)

// clickOn clicks a number of times in the middle of a text on the screen.
func (s *screen) clickOn(text string, times int) {
	s.t.Helper()
	for y, line := range strings.Split(s.text(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			for range times {
				s.click(utf8.RuneCountInString(before)+utf8.RuneCountInString(text)/2, y)
			}
			return
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", text, s.text())
}

func TestSecondClicksOpen(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		keys  []string
		on    string
		shows []string
		hides []string
	}{
		"a person":                 {nil, "Cleo Client", []string{"cleo@client.example", "2/10"}, nil},
		"a domain":                 {[]string{"]", "]", "]", "]", "]"}, "client.example", []string{"Cleo Client", "Nora Never"}, []string{"Abel Admin"}},
		"a finding":                {[]string{"a"}, "Inside Guest", []string{"inside@northwind.example", "esc back to the audit"}, []string{"Seat audit"}},
		"the finding at the top":   {[]string{"a"}, "Ines Idle", []string{"ines@northwind.example", "4/10"}, []string{"Seat audit"}},
		"a space of the picker":    {[]string{"j", "s"}, "Marketing", []string{"Launch  ", "nothing picked yet"}, []string{"Clients"}},
		"a folder of the picker":   {[]string{"j", "s", "enter"}, "Launch   ", []string{"nothing picked yet", "Quarterly rollout   "}, []string{"folder  "}},
		"a task of the picker":     {[]string{"j", "s", "Z", "e", "b"}, "Zebra launch", []string{"1 picked"}, nil},
		"a line of the help":       {[]string{"?"}, "Choose the column to sort by", []string{"Sort people", "esc close"}, []string{"type to search"}},
		"a command of the palette": {[]string{":", "s", "o", "r", "t"}, "Choose the column to sort by", []string{"Sort people", "esc close"}, []string{"what to do"}},
		"a choice of a menu":       {[]string{"S"}, "last seen", []string{"LAST SEEN ▴", "7/10"}, []string{"esc close"}},
		"a run":                    {[]string{"C"}, "Invite 2 guests", []string{"b@client.example", "1 done, 1 left"}, nil},
		"a user group":             {[]string{"T"}, "Design", []string{`group:"Design"`}, []string{"User groups"}},
		"what happened":            {[]string{"@"}, "a run was interrupted", []string{"Invite 2 guests", "WORKSPACE"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(0)
			w.Runs = []model.RunRecord{interrupted()}
			drive(t, w, 120, 36, func(s *screen) {
				s.keys("esc") // out of the interrupted run
				s.keys(tt.keys...)
				s.clickOn(tt.on, 2)
				s.shows(tt.shows...)
				s.hides(tt.hides...)
			})
		})
	}
}

func TestHintsInFramesTakeClicks(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		keys  []string
		on    string
		shows string
		hides string
	}{
		"done":               {[]string{":", "s", "o", "r", "t"}, "enter do it", "Sort people", "what to do"},
		"closed":             {[]string{"?"}, "esc close", "Abel Admin", "type to search"},
		"a sheet":            {[]string{"a"}, "] sheet", "READY", "HAND OVER"},
		"back from a review": {[]string{"j", "x"}, "esc back", "Abel Admin", "Review"},
		"beside them":        {[]string{":"}, "esc close ──────────────────────────────", "what to do", "Invite guests to"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			drive(t, newWorld(0), 120, 36, func(s *screen) {
				s.keys(tt.keys...)
				s.clickOn(tt.on, 1)
				s.shows(tt.shows)
				s.hides(tt.hides)
			})
		})
	}
}

// Through tmux and slow lines two quick presses of esc arrive as one alt+esc.
func TestTwoEscsInOneGoBackTwice(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "?")
		s.shows("type to search")
		s.give(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
		s.shows("sorted by name")
		s.hides("type to search", "Seat audit")
		s.give(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
		if s.left {
			t.Error("esc has ended the program")
		}
	})
}
