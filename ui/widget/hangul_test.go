package widget

import (
	"testing"

	"cutui/ui/theme"
)

// Hangul in single letters is drawn as syllables.
func TestHangulIsComposed(t *testing.T) {
	t.Parallel()
	st := theme.New("dark", true)
	for letters, want := range map[string]string{
		"\u1112\u1161\u11ab\u1100\u1173\u11af": "한글",
		"Kim \u1100\u1175\u11b7":               "Kim 김",
		"한글":                                   "한글",
		"\u1112":                               "\u1112",
	} {
		if got, w := Cut(st, letters, 20); got != want || w != Width(want) {
			t.Errorf("%+q: %q in %d cells, want %q", letters, got, w, want)
		}
	}
}
