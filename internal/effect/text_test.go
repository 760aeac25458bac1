package effect

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func wide(text string, big, mark bool) string {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var out []byte
	for _, u := range units {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return string(out)
}

func TestTextInEveryEncoding(t *testing.T) {
	t.Parallel()
	const text = "email,note\nzoë@client.example,Café €\n"
	for name, data := range map[string]string{
		"UTF-8":                   text,
		"UTF-8 with a mark":       "\ufeff" + text,
		"UTF-16 little, marked":   wide(text, false, true),
		"UTF-16 big, marked":      wide(text, true, true),
		"UTF-16 little, unmarked": wide(text, false, false),
		"UTF-16 big, unmarked":    wide(text, true, false),
		"Windows":                 "email,note\nzo\xeb@client.example,Caf\xe9 \x80\n",
	} {
		if got, err := decodeText([]byte(data)); err != nil || got != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, short := range []string{"", "a", "\xff", "\xff\xfe"} {
		if _, err := decodeText([]byte(short)); err != nil {
			t.Errorf("%q: %v", short, err)
		}
	}
	if _, err := decodeText([]byte("PK\x03\x04 a\x00\x00spreadsheet")); err == nil {
		t.Error("a binary file is taken for text")
	}
	if _, err := decodeText([]byte("PK\x03\x04abc")); err == nil || !strings.Contains(err.Error(), "save it as CSV") {
		t.Errorf("a workbook: %v", err)
	}
}
