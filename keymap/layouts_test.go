package keymap

import (
	"testing"
	"unicode/utf8"
)

func TestLayoutsAreInPairs(t *testing.T) {
	t.Parallel()
	for _, l := range layouts() {
		if a, b := utf8.RuneCountInString(l[0]), utf8.RuneCountInString(l[1]); a != b {
			t.Errorf("%q has %d letters and %q %d", l[0], a, l[1], b)
		}
	}
}

func TestAtPlace(t *testing.T) {
	t.Parallel()
	for letter, want := range map[rune]rune{'о': 'j', 'Л': 'K', 'с': 'c', 'і': 's', 'ξ': 'j', 'Ψ': 'C', 'ח': 'j', 'ב': 'c', 'ت': 'j', 'ؤ': 'c', 'ض': 'q'} {
		if got, ok := AtPlace(letter); !ok || got != want {
			t.Errorf("%c is at the place of %c, want %c", letter, got, want)
		}
	}
	for _, letter := range "jé漢" {
		if got, ok := AtPlace(letter); ok {
			t.Errorf("%c is at the place of %c", letter, got)
		}
	}
}

func TestEveryLayoutHasHelpAndAWayOut(t *testing.T) {
	t.Parallel()
	m := New(false)
	for key, want := range map[string]Action{"f1": Help, "f10": ForceQuit} {
		if got, _ := m.Lookup(key, Global); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}
