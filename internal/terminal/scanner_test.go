package terminal

import (
	"strings"
	"testing"
	"testing/quick"
	"time"
)

// chunk is text that arrives at once, some time after the last chunk.
type chunk struct {
	after time.Duration
	text  string
}

// pass feeds chunks to a scanner as Input does: it calls GiveUp if the next chunk comes too late.
func pass(chunks ...chunk) string {
	var s Scanner
	var out strings.Builder
	now := time.Unix(0, 0)
	for _, c := range chunks {
		if wait := s.Patience(); wait > 0 && c.after >= wait {
			out.Write(s.GiveUp())
		}
		now = now.Add(c.after)
		out.Write(s.Feed(now, []byte(c.text)))
	}
	out.Write(s.GiveUp())
	return out.String()
}

func TestScanner(t *testing.T) {
	t.Parallel()
	const soon, late = 20 * time.Millisecond, 1500 * time.Millisecond
	for name, tt := range map[string]struct {
		in   []chunk
		want string
	}{
		"keys":                           {[]chunk{{soon, "jk"}, {soon, "\x1b"}, {late, "x"}}, "jk\x1bx"},
		"a sequence in two parts":        {[]chunk{{soon, "\x1b[1;"}, {900 * time.Millisecond, "5A"}}, "\x1b[1;5A"},
		"esc and the rest at once":       {[]chunk{{soon, "\x1b"}, {soon, "[A"}}, "\x1b[A"},
		"esc taken for the key":          {[]chunk{{soon, "\x1b"}, {200 * time.Millisecond, "[<0;10;5Mj"}}, "\x1bj"},
		"esc and a key":                  {[]chunk{{soon, "\x1b"}, {200 * time.Millisecond, "["}}, "\x1b["},
		"esc and two keys":               {[]chunk{{soon, "\x1b"}, {200 * time.Millisecond, "[["}}, "\x1b[["},
		"esc and more of them":           {[]chunk{{soon, "\x1b"}, {200 * time.Millisecond, "\x1b\x1b\x1b"}}, "\x1b\x1b\x1b\x1b"},
		"a sequence whose rest is late":  {[]chunk{{soon, "\x1b[97;"}, {late, "5uabc"}}, "abc"},
		"a sequence whose rest is lost":  {[]chunk{{soon, "\x1b[97;"}, {5 * time.Second, "abc"}}, "abc"},
		"a sequence cut by another":      {[]chunk{{soon, "\x1b[97;\x1b[A"}}, "\x1b[A"},
		"an answer in two parts":         {[]chunk{{soon, "\x1b]11;rgb:1616/"}, {soon, "1616/1e1e\x1b\\j"}}, "\x1b]11;rgb:1616/1616/1e1e\x1b\\j"},
		"an answer whose rest is late":   {[]chunk{{soon, "\x1b]11;rgb:1616/"}, {late, "1616/1e1e\x07j"}}, "j"},
		"a character in two parts":       {[]chunk{{soon, "\xd1"}, {soon, "\x81"}}, "с"},
		"half a character":               {[]chunk{{soon, "\xd1"}, {late, "j"}}, "j"},
		"a paste":                        {[]chunk{{soon, "\x1b[200~a\nb\x1b[201~j"}}, "\x1b[200~a\nb\x1b[201~j"},
		"a paste in parts":               {[]chunk{{soon, "\x1b[200~a"}, {soon, "b\x1b[2"}, {soon, "01~j"}}, "\x1b[200~ab\x1b[201~j"},
		"a paste without an end":         {[]chunk{{soon, "\x1b[200~abc"}, {late, "j"}}, "\x1b[200~abc\x1b[201~j"},
		"a paste with half an end":       {[]chunk{{soon, "\x1b[200~abc\x1b[20"}, {late, "j"}}, "\x1b[200~abc\x1b[20\x1b[201~j"},
		"ESC in a paste":                 {[]chunk{{soon, "\x1b[200~a\x1b[Ab\x1b[201~"}}, "\x1b[200~a\x1b[Ab\x1b[201~"},
		"alt and a letter":               {[]chunk{{soon, "\x1bx\x1bя"}}, "\x1bx\x1bя"},
		"alt and an arrow, as rxvt says": {[]chunk{{soon, "\x1b\x1b[A"}}, "\x1b\x1b[A"},
		"SS3":                            {[]chunk{{soon, "\x1bO"}, {soon, "P"}}, "\x1bOP"},
		"text that nobody types":         {[]chunk{{soon, strings.Repeat("a\n", 1500)}, {soon, "bc"}, {late, "j"}}, "\x1b[200~" + strings.Repeat("a\n", 1500) + "\x1b[201~\x1b[200~bc\x1b[201~j"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := pass(tt.in...); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// Keys, answers and pastes that are cut into parts come out whole if the parts arrive in time.
func TestPartsInTimeComeOutWhole(t *testing.T) {
	t.Parallel()
	const whole = "jk\x1b[A\x1b[97;5u\x1b]11;rgb:16/16/1e\x1b\\é漢\x1b[200~pasted\r\ntext\x1b[201~\x1bOP\x1b[<0;3;4M\x1b[?2026;2$yq"
	in := func(cuts []uint8) bool {
		var chunks []chunk
		rest := whole
		for _, c := range cuts {
			n := min(int(c%9)+1, len(rest))
			chunks = append(chunks, chunk{10 * time.Millisecond, rest[:n]})
			rest = rest[n:]
		}
		return pass(append(chunks, chunk{10 * time.Millisecond, rest})...) == whole
	}
	if err := quick.Check(in, nil); err != nil {
		t.Error(err)
	}
}

func FuzzScanner(f *testing.F) {
	f.Add("\x1b[200~abc\x1b[20", uint16(2000))
	f.Add("\x1b]11;rgb", uint16(10))
	f.Fuzz(func(t *testing.T, in string, pause uint16) {
		var s Scanner
		now, passed := time.Unix(0, 0), 0
		for i := range len(in) {
			now = now.Add(time.Duration(pause) * time.Millisecond)
			passed += len(s.Feed(now, []byte(in[i:i+1])))
		}
		passed += len(s.GiveUp())
		if limit := len(in) + (len(in)+1)*len(pasteEnd); passed > limit {
			t.Errorf("%d bytes became %d", len(in), passed)
		}
		if s.Patience() != 0 {
			t.Error("something is awaited after GiveUp")
		}
	})
}
