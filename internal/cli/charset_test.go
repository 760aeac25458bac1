package cli

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestASCIIForOtherCharsets(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain\n": "plain\n", "Zoë Müller · 3 → 4 …": "Zoe Muller - 3 > 4 ~", "Straße “x” – 20 €": "Stra?e \"x\" - 20 ?",
		"田中": "????", "e\u0301": "e", "ﬁ": "?", "\x1b[1mA\x1b[0m": "\x1b[1mA\x1b[0m",
	} {
		var out bytes.Buffer
		w := &asciiWriter{to: &out, escape: func() bool { return false }}
		for _, b := range []byte(text) { // a rune at a time would be too easy
			if n, err := w.Write([]byte{b}); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		if out.String() != want || ansi.StringWidth(out.String()) != ansi.StringWidth(text) {
			t.Errorf("%q is written as %q, want %q", text, out.String(), want)
		}
	}
}

func TestJSONIsEscapedForOtherCharsets(t *testing.T) {
	t.Parallel()
	want := "Zoë 田中 😀 …"
	raw, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := (&asciiWriter{to: &out, escape: func() bool { return true }}).Write(raw); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got != want || !bytes.Equal(bytes.ToValidUTF8(out.Bytes(), nil), out.Bytes()) || bytes.ContainsFunc(out.Bytes(), func(r rune) bool { return r > 127 }) {
		t.Errorf("%q, %v", out.String(), err)
	}
}
