package terminal

import "testing"

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
