package ui_test

import (
	"testing"
	"testing/synctest"

	"cutui/ui"
)

// While a variable gives the token, other profiles' tokens are not used. The palette says so
// before a switch.
func TestPaletteSaysThatAVariableGivesTheToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		profiles := func(d *ui.Deps) { d.Options.Profiles, d.Options.Profile = []string{"agency", "work"}, "work" }
		own := newScreen(t, newWorld(0), 120, 36, profiles)
		own.keys(":")
		own.types("profile ag")
		own.shows("Switch to this account.")
		own.hides("CLICKUP_API_TOKEN")
		s := newScreen(t, newWorld(0), 120, 36, profiles, func(d *ui.Deps) { d.Options.TokenEnv = "CLICKUP_API_TOKEN" })
		s.keys(":")
		s.types("profile ag")
		s.shows("CLICKUP_API_TOKEN overrides its token.", "─ CLICKUP_API_TOKEN overrides its token ─")
		s.size(60, 16)
		s.shows("CLICKUP_API_TOKEN overrides its token")
		s.keys("enter")
		if s.Next() != "agency" {
			t.Errorf("it goes on with %q", s.Next())
		}
	})
}
