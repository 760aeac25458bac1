package clean

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLineKeepsRealText(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", " ", "Olga Owner", "~!@#$%^&*()", " padded  inside ",
		"Łukasz Żółć", "Zoë", "Zoe\u0308", "Nguyễn Văn Đạt", "Ма́рия", "山田 太郎", "김철수",
		"\u1112\u1161\u11ab\u1100\u1173\u11af", // decomposed Hangul
		"\u05d1\u05b0\u05bc\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea",
		"علی\u200cرضا", "क\u094d\u200dष", "ශ\u0dca\u200dරී", "สวัสดีค่ะ", "\u0f66\u0f92\u0fb2",
		"👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥", "🐦\u200d⬛", "🙂\u200d↔\ufe0f", "1\ufe0f\u20e3", "🇩🇪", "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏽",
		"a\u00a0b", "“quoted” – dash…", "\ufffd", "葛\U000e0100",
	} {
		if got := Line(s); got != s {
			t.Errorf("Line(%+q) = %+q, want it unchanged", s, got)
		}
		if got := Text(s); got != s {
			t.Errorf("Text(%+q) = %+q, want it unchanged", s, got)
		}
	}
}

func TestLineRemoves(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"line breaks":               {"a\nb\rc\r\nd\u0085e\u2028f\u2029g", "a b c d e f g"},
		"tabs":                      {"a\tb", "a b"},
		"controls":                  {"a\x00b\bc\x7fd\x0ee", "abcde"},
		"C1 as UTF-8":               {"a\u0080b\u0084c", "abc"},
		"C1 as bytes":               {"a\x9bb", "a\ufffdb"},
		"colour":                    {"\x1b[31;1mred\x1b[0m", "red"},
		"colour with colons":        {"\x1b[38:2::1:2:3mred", "red"},
		"colour by C1":              {"\u009b31mred", "red"},
		"CSI with intermediates":    {"a\x1b[2 qb", "ab"},
		"CSI cut short":             {"a\x1b[31", "a"},
		"title":                     {"a\x1b]0;owned\ab", "ab"},
		"title ended by ST":         {"a\x1b]0;owned\x1b\\b", "ab"},
		"title by C1":               {"a\u009d0;owned\u009cb", "ab"},
		"link":                      {"\x1b]8;;https://evil.example\x1b\\text\x1b]8;;\x1b\\", "text"},
		"clipboard":                 {"x\x1b]52;c;ZXZpbA==\ay", "xy"},
		"title never ended":         {"a\x1b]0;owned", "a"},
		"DCS":                       {"a\x1bP1$r0m\x1b\\b", "ab"},
		"DCS cancelled":             {"a\x1bPq\x18b", "ab"},
		"DCS inside tmux":           {"a\x1bPtmux;\x1b\x1b]0;x\a\x1b\\b", "ab"},
		"APC":                       {"a\x1b_Gf=100;AAAA\x1b\\b", "ab"},
		"PM":                        {"a\x1b^secret\x1b\\b", "ab"},
		"SOS":                       {"a\x1bXsecret\x1b\\b", "ab"},
		"reset":                     {"a\x1bcb", "ab"},
		"charset":                   {"a\x1b(0b", "ab"},
		"save cursor":               {"a\x1b7b\x1b8c", "abc"},
		"escape before text":        {"a\x1béb", "aéb"},
		"escape at the end":         {"a\x1b", "a"},
		"escape twice":              {"a\x1b\x1b[31mb", "ab"},
		"sequence glued by removal": {"\x1b\u202e[31mred", "[31mred"},
		"bidi":                      {"abc\u202etxt.exe\u2066\u2069\u200f\u061c", "abctxt.exe"},
		"zero width":                {"a\u200bb\u2060c\ufeffd\u00ade", "abcde"},
		"joiner between letters":    {"ad\u200dmi\u200cn", "admin"},
		"joiner behind Arabic":      {"ع\u200da", "عa"},
		"joiner before Arabic":      {"a\u200dع", "aع"},
		"joiner at the end":         {"👨\u200d", "👨"},
		"joiner before a skin tone": {"👨\u200d\U0001f3fd", "👨\U0001f3fd"},
		"joiners in a chain":        {strings.Repeat("👨\u200d", 6) + "👨", "👨\u200d👨\u200d👨\u200d👨\u200d👨👨\u200d👨"},
		"tags":                      {"🏴\U000e0067\U000e0062\U000e007f!", "🏴!"},
		"private use":               {"a\ue000b\U000f0000c\U0010fffdd", "abcd"},
		"noncharacters":             {"a\ufdd0b\uffffc\U0001fffed", "abcd"},
		"fillers":                   {"a\u3164b\u115fc\uffa0d\u034fe", "abcde"},
		"invalid UTF-8":             {"a\xff\xfeb\xc3", "a\ufffdb\ufffd"},
		"surrogates":                {"a\xed\xa0\x80b", "a\ufffdb"},
		"overlong":                  {"a\xc0\x9bb", "a\ufffdb"},
		"pile of marks":             {"z" + strings.Repeat("\u0334", 50) + "!", "z" + strings.Repeat("\u0334", 4) + "!"},
		"mark first":                {"\u0301a", "a"},
		"pile of selectors":         {"葛\U000e0101\U000e0102\U000e0103", "葛\U000e0101"},
		"pile of vowels":            {"\u1112" + strings.Repeat("\u1161", 9), "\u1112" + strings.Repeat("\u1161", 4)},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("%s: Line(%+q) = %+q, want %+q", name, c.in, got, c.want)
		}
	}
}

func TestTextKeepsLines(t *testing.T) {
	t.Parallel()
	in := "one\r\ntwo\x1b[31m\n\n\u0301three\u2028four\tfive\r"
	want := "one\ntwo\n\nthree\nfour five\n"
	if got := Text(in); got != want {
		t.Errorf("Text(%+q) = %+q, want %+q", in, got, want)
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	if !Plain("Olga Owner ~") || !Plain("") {
		t.Error("printable ASCII is plain")
	}
	for _, s := range []string{"a\x1fb", "a\x7f", "é", "a\n", "\x80"} {
		if Plain(s) {
			t.Errorf("%+q is not plain", s)
		}
	}
}

func TestClip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"Żółć", 4, "Żółć"},
		{"Żółć!", 4, "Żół…"},
		{"abc", 1, "…"},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"", 0, ""},
		{"👨\u200d👩\u200d👧", 3, "👨…"},
	} {
		if got := Clip(c.in, c.limit); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestCleanTextCostsNoAllocation(t *testing.T) {
	for _, s := range []string{"Olga Owner <olga@northwind.example>", "Łukasz Żółć", "علی\u200cرضا", "👩🏽\u200d🚀"} {
		if n := testing.AllocsPerRun(100, func() { Line(s); Text(s) }); n != 0 {
			t.Errorf("%q costs %v allocations, want none", s, n)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{
		"Olga", "\x1b[31mred", "a\u009d0;x\ab", "👨\u200d👩", "z\u0334\u0334\u0334\u0334\u0334", "\xff\xfe", "\r\n\u2028",
		"क\u094d\u200dष", "\u202e\u2066", "葛\U000e0101\U000e0102", "\x1bPtmux;\x1b\x1b]0;x\a\x1b\\", "👨\u200d\U0001f3fd",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkCleaned(t, s, Line(s), Line(Line(s)), "")
		checkCleaned(t, s, Text(s), Text(Text(s)), "\n")
		clipped := Clip(Line(s), 5)
		if Line(clipped) != clipped || utf8.RuneCountInString(clipped) > 5 {
			t.Errorf("Clip of %+q gives %+q", s, clipped)
		}
	})
}

// checkCleaned checks the promises of the package with independent rules.
func checkCleaned(t *testing.T, in, out, again, allowed string) {
	t.Helper()
	if out != again {
		t.Errorf("not idempotent: %+q gives %+q, then %+q", in, out, again)
	}
	if !utf8.ValidString(out) {
		t.Errorf("%+q gives invalid UTF-8 %+q", in, out)
	}
	marks := 0
	for i, r := range out {
		switch {
		case strings.ContainsRune(allowed, r):
		case unicode.In(r, unicode.Cc, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point),
			unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Cf, r) && r != zwj && r != zwnj:
			t.Errorf("%+q leaves %U in %+q", in, r, out)
		}
		if unicode.Is(unicode.M, r) {
			marks++
		} else if r != zwj && r != zwnj {
			marks = 0
		}
		if marks > 4 || marks > 0 && i == 0 {
			t.Errorf("%+q leaves a pile of marks in %+q", in, out)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":   "Cleo Client <cleo.client@client.example>",
		"latin":   "Łukasz Żółć <lukasz@klient.example>",
		"emoji":   "Zoë 👩🏽\u200d🚀 <zoe@client.example>",
		"hostile": "\x1b[31mCleo\x1b[0m \x1b]8;;https://evil.example\x1b\\Client\u202e",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Line(s)
			}
		})
	}
}
