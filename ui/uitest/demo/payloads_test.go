package demo_test

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// payloads returns hostile texts.
func payloads() []string {
	return []string{
		"\x1b[9;53mstruck", "\x1b[2J\x1b[H", "\x1b[7;7Hmoved", "\x1b[?1049lleft", "\x1b[?25h\x1b[?1003h", "\x1b[6n", "\x1bc",
		"\x1b]0;owned\x07", "\x1b]2;owned\x1b\\", "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
		"\x1b]52;c;ZXZpbA==\x07", "\x1b]52;c;?\x07", "\x1b]4;1;#ff00ff\x07", "\x1b]9;notify\x07", "\x1bP1$r0m\x1b\\", "\x1b_Gevil\x1b\\", "\x1b^pm\x1b\\",
		"\x1bXsos\x1b\\", "\u009b31mc1", "\u009d0;owned\u009c", "\x9b31mraw", "\u202egnp.exe", "\u2066\u2067isolated\u2069", "\u200frtl",
		"line\u2028\u2029break", "a\r\nb\x00\x07\x08\x7f", "\U000e0041\U000e0042tags", "\ue000\U000f0000private",
		"👨\u200d👩\u200d👧\u200d👦\u200d👨\u200d👩\u200d👧\u200d👦", "Z" + strings.Repeat("\u0301\u0337", 40), "漢字かな한글", "\xff\xfe\xc0",
		"=cmd|' /C calc'!A0", "<script>alert(1)</script>", "](javascript:x) | `x` *y*", strings.Repeat("W", 300), strings.Repeat("宽", 300),
		"\x1b\x1b[", "\x1b]unterminated", "%s%n%x{{.}}",
	}
}

// own matches the sequences that the program itself writes.
var own = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`\x1b\[[0-9;:]*m`,                        // colours
	`\x1b\[[0-9;]*[ABCDEFGHIJKLMPSTXZ@bdfr]`, // moving and erasing
	`\x1b\[\?(?:25|7|47|1000|1002|1003|1004|1006|1049|2004|2026|2027|2031)[hl]`, // modes
	`\x1b\[\?(?:2026|2027)\$p`, `\x1b\[[>=<?]?[0-9;]*u`, `\x1b\[>[0-9;]*m`, `\x1b\[>?0?[cq]`, `\x1b\[[0-9] q`, // asking, keys, cursor
	`\x1b\[\?4m`, `\x1b\[=[0-9;]*[u]`,
	`\x1b\]1[01];\?(?:\x07|\x1b\\)`,                  // the colours of the terminal
	`\x1b\]11[012](?:\x07|\x1b\\)`,                   //
	`\x1b\][02];([^\x00-\x1f\x7f]*)(?:\x07|\x1b\\)`,  // title
	`\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)`,    // clipboard
	`\x1b\]9;4;[0-4](?:;[0-9]{1,3})?(?:\x07|\x1b\\)`, // progress
	`\x1bP\+q[0-9A-Fa-f;]*\x1b\\`,                    // asking what it can do
	`\x1b[=>78M]`, `\x1b\(B`,
}, "|") + `)`)

// inspect returns what in raw is neither visible text nor one of the program's own sequences.
func inspect(raw string) []string {
	var found []string
	marks := 0
	for i := 0; i < len(raw); {
		what, size := inspectAt(raw[i:])
		if r, _ := utf8.DecodeRuneInString(raw[i:]); unicode.Is(unicode.Mn, r) {
			marks++
		} else {
			marks = 0
		}
		if marks > 5 {
			what = "a pile of marks"
		}
		if what != "" {
			found = append(found, fmt.Sprintf("%s: %q", what, raw[max(0, i-60):min(len(raw), i+60)]))
		}
		i += size
	}
	return found
}

// inspectAt inspects the sequence or character at the start of raw.
func inspectAt(raw string) (what string, size int) {
	if raw[0] != 0x1b {
		r, size := utf8.DecodeRuneInString(raw)
		return hidden(r, size), size
	}
	m := own.FindStringSubmatch(raw)
	if m == nil {
		return "a sequence that is not ours", 1
	}
	for _, text := range m[1:] {
		if what = unfit(text); what != "" {
			break
		}
		// A hand-off that is copied has lines; names have none.
		if plain, err := base64.StdEncoding.DecodeString(text); err == nil {
			if what = unfit(strings.ReplaceAll(string(plain), "\n", " ")); what != "" {
				what = "copied " + what
				break
			}
		}
	}
	return what, len(m[0])
}

// The inspection finds every payload that would have an effect, except those that look like
// the program's own sequences; the tests look for those literally.
func TestInspectionBites(t *testing.T) {
	t.Parallel()
	harmless := []string{"漢字", "=cmd", "<script>", "](java", "WWW", "宽宽", "%s%n", "👨", "\x1b[2J", "\x1b[7;7H", "\x1b[9;53m", "\x1b[?25h", "\x1b[?1049l", "\x1b]0;", "\x1b]2;", "\x1b]52;c;Z"}
	for _, p := range payloads() {
		own := slices.ContainsFunc(harmless, func(h string) bool { return strings.HasPrefix(p, h) })
		if len(inspect("a"+p+"b")) == 0 && !own {
			t.Errorf("%q is not found", p)
		}
	}
}

func unfit(text string) string {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if r < ' ' {
			return fmt.Sprintf("a control %q", r)
		}
		if why := hidden(r, size); why != "" {
			return why
		}
	}
	return ""
}

func hidden(r rune, size int) string {
	switch {
	case r == '\n', r == '\r', r == '\b', r == '\t', r == 0x200d:
		return ""
	case r == utf8.RuneError && size == 1:
		return "bytes that are no UTF-8"
	case r < ' ', r >= 0x7f && r < 0xa0:
		return fmt.Sprintf("a control %q", r)
	case unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
		return fmt.Sprintf("an invisible character %U", r)
	}
	return ""
}
