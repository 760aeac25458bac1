package ui_test

import (
	"errors"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
)

// The cases that package internal/cli uses for commands also say what the screen shows.
func TestCasesOnScreen(t *testing.T) {
	t.Parallel()
	all, err := simtest.LoadCases("../testdata/cases", "../testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	shared, err := simtest.LoadCases("../../shared/cases", "../testdata/cases/shared")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, c := range append(all, shared...) {
		for _, check := range c.Checks {
			if len(check.Screen) == 0 {
				continue
			}
			tried++
			t.Run(c.Name, func(t *testing.T) {
				t.Parallel()
				showCase(t, c, check.Screen)
			})
		}
	}
	if tried == 0 {
		t.Error("no case is about the screen")
	}
}

// showCase runs the program with the ClickUp of a case.
func showCase(t *testing.T, c simtest.Case, steps []simtest.ScreenStep) {
	t.Helper()
	server := httptest.NewServer(c.Handler())
	t.Cleanup(server.Close)
	home := t.TempDir()
	tm, _ := whole(t, app.Options{BaseURL: server.URL + "/api", Clock: caseDay{}, Keyring: caseKeyring{}, Env: func(name string) string {
		switch {
		case name == "CLICKUP_API_TOKEN":
			return "pk_1_CASE"
		case strings.HasPrefix(name, "XDG_") || name == "HOME":
			return filepath.Join(home, name)
		}
		return ""
	}}, 120, 36)
	for _, step := range steps {
		tm.Keys(step.Keys...)
		if step.Type != "" {
			tm.Type(step.Type)
		}
		tm.Wait(step.Wait...)
		for _, gone := range step.Gone {
			tm.WaitGone(gone)
		}
	}
}

// caseDay is a clock that always shows the day of the cases.
type caseDay struct{ clickup.SystemClock }

func (caseDay) Now() time.Time { return time.Date(2026, time.November, 29, 12, 0, 0, 0, time.UTC) }

// caseKeyring is the keyring of a system that has none.
type caseKeyring struct{}

func (caseKeyring) Get(string, string) (string, error) { return "", errors.New("no bus") }
func (caseKeyring) Set(string, string, string) error   { return errors.New("no bus") }
func (caseKeyring) Delete(string, string) error        { return errors.New("no bus") }
