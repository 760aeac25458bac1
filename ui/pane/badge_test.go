package pane

import (
	"testing"

	"cutui/clickup"
	"cutui/model"
	"cutui/ui/theme"
)

func TestBadgesFollowTheTheme(t *testing.T) {
	t.Parallel()
	var b badges
	for _, st := range []*theme.Styles{theme.New(theme.Dark, true), theme.New(theme.Mono, true), theme.New(theme.Light, false)} {
		for range 2 { // the second time from the cache
			if got, want := b.mark(st, model.PersonRow{Initials: "OO", Color: clickup.ParseColor("#7B68EE")}).Style, st.Badge("#7B68EE"); got != want {
				t.Errorf("%s: %+v, want %+v", st.Name, got, want)
			}
		}
	}
}

func TestBadgesAreBounded(t *testing.T) {
	t.Parallel()
	var b badges
	st := theme.New(theme.Dark, true)
	for i := range 10 * mostBadges {
		b.mark(st, model.PersonRow{Initials: "OO", Color: model.Color(i + 1)})
	}
	if len(b.styles) > mostBadges {
		t.Errorf("%d styles are cached, want at most %d", len(b.styles), mostBadges)
	}
}
