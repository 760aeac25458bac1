package widget

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

func TestFit(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	tests := []struct {
		text        string
		w           int
		left, right string
	}{
		{"Olga", 6, "Olga  ", "  Olga"},
		{"Olga", 4, "Olga", "Olga"},
		{"Olga Owner", 6, "Olga …", "Olga …"},
		{"Olga", 1, "…", "…"},
		{"Olga", 0, "", ""},
		{"Olga", -3, "", ""},
		{"Łukasz", 4, "Łuk…", "Łuk…"},
		{"山田太郎", 8, "山田太郎", "山田太郎"},
		{"山田太郎", 7, "山田太…", "山田太…"},
		{"山田太郎", 6, "山田… ", " 山田…"},
		{"山", 1, "…", "…"},
		{"👩‍💻 dev", 6, "👩 dev", "👩 dev"},
		{"👍🏽", 3, "👍 ", " 👍"},
		{"❤️", 2, "❤ ", " ❤"},
		{"e\u0301a", 3, "e\u0301a ", " e\u0301a"},
		{"a\tb\nc", 5, "a b c", "a b c"},
		{"a\x00\x1b\u200bb", 3, "ab ", " ab"},
		{"שרה", 4, "\u2068שרה\u2069 ", " \u2068שרה\u2069"},
	}
	for _, tt := range tests {
		if got := Fit(st, tt.text, tt.w); got != tt.left {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.left)
		}
		if got := ansi.Strip(fitRight(st, tt.text, tt.w)); got != tt.right {
			t.Errorf("FitRight(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.right)
		}
	}
	if got := Fit(st.With(theme.ASCII()), "Olga Owner", 6); got != "Olga ~" {
		t.Errorf("in ASCII: %q", got)
	}
}

// fitRight is [Lines.FitRight] in a block of its own.
func fitRight(st *theme.Styles, text string, w int) string {
	l := NewLines(st, w, 1)
	l.FitRight(theme.Text, text, w)
	return l.String()
}

func TestWrap(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		w    int
		want []string
	}{
		{"", 5, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 3, []string{"one", "two", "thr", "ee"}},
		{"one\n\ntwo", 9, []string{"one", "", "two"}},
		{"  spaced   out ", 20, []string{"spaced out"}},
		{"山田太郎", 5, []string{"山田", "太郎"}},
		{"a 山 b", 1, []string{"a", "", "b"}},
		{"text", 0, []string{""}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.text, tt.w); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.want)
		}
	}
}

// Terminals without grapheme support add up the parts of a sequence. What is
// drawn must be as wide for them as for the others.
func TestEmojiAreAsWideInEveryTerminal(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	for _, text := range []string{"👨‍👩‍👧‍👦", "❤️", "👍🏽👍🏿", "🇩🇪", "1️⃣", "⚠️", "🏴\U000e0067\U000e0062\U000e007f", "↔️ ☺️", "👩🏽‍💻", "漢字", "é\u0301"} {
		got := Fit(st, text, 12)
		if g, wc := ansi.StringWidth(got), ansi.StringWidthWc(got); g != 12 || wc != 12 {
			t.Errorf("%q became %q: %d cells by grapheme, %d by character", text, got, g, wc)
		}
	}
}

func TestWidthAgreesWithTheSlowOne(t *testing.T) {
	t.Parallel()
	for _, text := range append(hostile, "\x1b[1;38;2;1;2;3mred\x1b[m", "\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\", "\x1b[2Kx", "\x1b[", "\x1b") {
		if got, want := Width(text), ansi.StringWidth(text); got != want {
			t.Errorf("Width(%q) = %d, want %d", text, got, want)
		}
	}
	for r := range rune(0x2c00) {
		if simple(r) && (ansi.StringWidth(string(r)) != 1 || ansi.StringWidthWc(string(r)) != 1 || unicode.IsMark(r)) {
			t.Errorf("%U is not simple", r)
		}
	}
}

func FuzzFit(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, uint8(i))
	}
	f.Add("\u0600", uint8(3))
	f.Add("\u0d4e", uint8(3))
	f.Add("\u0301\u0302", uint8(3))
	st := theme.New(theme.Dark, true)
	f.Fuzz(func(t *testing.T, text string, width uint8) {
		w := int(width % 64)
		got := Fit(st, text, w)
		if n := ansi.StringWidth("|" + got + "|"); n != w+2 {
			t.Fatalf("Fit(%q, %d) = %q is %d cells", text, w, got, n-2)
		}
		if strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("Fit(%q, %d) = %q holds a control character", text, w, got)
		}
		for _, line := range Wrap(text, w) {
			if n := ansi.StringWidth(line); n > w {
				t.Fatalf("Wrap(%q, %d): %q is %d cells", text, w, line, n)
			}
		}
	})
}

// Wrapping a long word takes linear time: in quadratic time this test would take minutes.
func TestWrapIsLinear(t *testing.T) {
	t.Parallel()
	for _, word := range []string{strings.Repeat("a", 1<<20), strings.Repeat("漢", 1<<18)} {
		lines := Wrap(word, 40)
		if got := strings.Join(lines, ""); got != word {
			t.Errorf("%d bytes became %d", len(word), len(got))
		}
	}
}
