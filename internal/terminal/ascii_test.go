package terminal

import "testing"

func TestInASCII(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"as it is":     {"\x1b[1mAnn\x1b[m\r\n", "\x1b[1mAnn\x1b[m\r\n"},
		"letters":      {"Zoë, Łukasz, e\u0301", "Zoe, ?ukasz, e"},
		"wide":         {"|田中|한|👩|", "|????|??|??|"},
		"a grapheme":   {"|नि|", "|?|"},
		"a byte of it": {"ț", "t"}, // its second byte is a CSI in Latin-1
		"direction":    {"\u2068ע\u2069|", "?|"},
		"a title":      {"\x1b]2;cutui – Zoë\a", "\x1b]2;cutui - Zoe\a"},
		"no UTF-8":     {"a\x9b31m", "a31m"},
	} {
		if got := string(inASCII([]byte(tt.in))); got != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", name, tt.in, got, tt.want)
		}
	}
}
