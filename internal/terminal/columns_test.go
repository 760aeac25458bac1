package terminal

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

func TestColumnsAreKept(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"ASCII":                {"Ann  │", "Ann  │"},
		"letters of one cell":  {"Åse Ελένη 田中 한글  │", "Åse Ελένη 田中 한글  │"},
		"a name in a frame":    {"│नि  │", "│\x1b7   \x1b8नि\x1b8\x1b[3C│"},
		"a frame of ASCII":     {"|नि|", "|\x1b7 \x1b8नि\x1b8\x1b[C|"},
		"a first and a last":   {"नि  Rao", "\x1b7   \x1b8नि\x1b8\x1b[3CRao"},
		"one blank is within":  {"नि नि  Rao", "\x1b7     \x1b8नि नि\x1b8\x1b[5CRao"},
		"at the end of a line": {"नि  \r\nनि", "नि  \r\nनि"},
		"a new emoji":          {"🫩│", "\x1b7  \x1b8🫩\x1b8\x1b[2C│"},
		"marks of direction":   {"\u2068ע\u2069  x", "\x1b7   \x1b8\u2068ע\u2069\x1b8\x1b[3Cx"},
		"styles within":        {"\x1b[1mनि\x1b[m a  b", "\x1b[1m\x1b7 \x1b[m    \x1b8नि\x1b[m a\x1b8\x1b[5C\x1b[mb"},
		"a title is no text":   {"\x1b]2;ज नि\ax", "\x1b]2;ज नि\ax"},
		"another sequence":     {"नि\x1b[2Cx", "\x1b7 \x1b8नि\x1b8\x1b[C\x1b[2Cx"},
		"a blank is repeated":  {"नि \x1b[2bx", "\x1b7    \x1b8नि\x1b8\x1b[4Cx"},
		"cut":                  {"नि│\xe0\xa4", "\x1b7 \x1b8नि\x1b8\x1b[C│\xe0\xa4"},
	} {
		if got := string(KeepColumns([]byte(tt.in))); got != tt.want {
			t.Errorf("%s: %q becomes\n%q, want\n%q", name, tt.in, got, tt.want)
		}
	}
}

// A terminal that counts graphemes, as the program does, shows the same with and without KeepColumns.
func TestKeptColumnsShowTheSame(t *testing.T) {
	t.Parallel()
	parts := []string{
		"नि", "कु", "स्ते", "க", "ဦး", "ខ្មែ", "🫩", "👩", "田", "한", "\u2068ע\u2069", "Ann", "x", " ", " ", "  ", "│", "|", "─",
		" \x1b[3b", "-\x1b[2b", "\x1b[1m", "\x1b[7;31m", "\x1b[m", "\x1b[2C", "\r\n", "\x1b]2;नि  x\a", "\x1b[K",
	}
	random := rand.New(rand.NewPCG(20, 26))
	for range 200 {
		var text strings.Builder
		for range 1 + random.IntN(12) {
			text.WriteString(parts[random.IntN(len(parts))])
		}
		if want, got := shown(text.String()), shown(string(KeepColumns([]byte(text.String())))); got != want {
			t.Errorf("%q is shown as\n%q, without it as\n%q", text.String(), got, want)
		}
	}
}

// shown returns what a terminal shows, with the position of the cursor marked.
func shown(text string) string {
	em := vt.NewEmulator(60, 6)
	defer func() { _ = em.Close() }()
	_, _ = em.WriteString(ansi.SetModeUnicodeCore + text + "\x1b[m@")
	return strings.ReplaceAll(em.Render(), "\u2069", " ") // a mark in a cell of its own is blank
}
