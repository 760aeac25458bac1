//go:build linux

package binary

import (
	"strings"
	"testing"
)

// Keys as terminals send them: for keyboards of other scripts, with Caps Lock, in kitty's
// protocol, and with xterm's modifyOtherKeys.
func TestKeyboards(t *testing.T) {
	t.Parallel()
	rt := startRaw(t, nil, "--demo")
	rt.wait("1/164")
	rt.Press("\x04") // ctrl+d
	rt.awaitPlace("ctrl+d", func(place string) bool { return place != "1" })
	down := rt.place()
	rt.Press("g")
	for name, keys := range map[string]struct{ down, up string }{
		"letters":                        {"\x04", "\x15"},
		"Caps Lock in xterm":             {"\x1b[27;5;68~", "\x1b[27;5;85~"},
		"Caps Lock in kitty":             {"\x1b[100;69u", "\x1b[117;69u"},
		"Cyrillic in kitty":              {"\x1b[1074::100;5u", "\x1b[1075::117;5u"},
		"Cyrillic without alternates":    {"\x1b[1074;5u", "\x1b[1075;5u"},
		"Cyrillic in xterm":              {"\x1b[27;5;1074~", "\x1b[27;5;1075~"},
		"Greek":                          {"\x1b[948;5u", "\x1b[952;5u"},
		"Hebrew":                         {"\x1b[1490;5u", "\x1b[1493;5u"},
		"Arabic":                         {"\x1b[1610;5u", "\x1b[1593;5u"},
		"Georgian, by kitty's alternate": {"\x1b[4307::100;5u", "\x1b[4323::117;5u"},
	} {
		rt.Press(keys.down)
		rt.awaitPlace(name+", down", func(place string) bool { return place == down })
		rt.Press(keys.up)
		rt.awaitPlace(name+", up", func(place string) bool { return place == "1" })
	}
	for i, letter := range []string{"о", "ξ", "ח", "ت"} { // each is on the key of j
		rt.Press(letter)
		rt.awaitPlace(letter, func(place string) bool { return place == string(rune('2'+i)) })
	}
	for _, help := range []string{"\x1bOP", "\x1b[P", "\x1b[11~"} { // F1
		rt.Press(help)
		rt.wait("Help")
		rt.Press("\x1b[27u")
		rt.written("the help is closed", func(string) bool { return !strings.Contains(rt.Text(), "Help") })
	}
	rt.Press("\x1b[27;5;67~") // ctrl+c with Caps Lock in xterm
	rt.endsWith(0, patience)
}

// While text is typed, keys that move or quit elsewhere edit it.
func TestKeysOfTextWhileTyping(t *testing.T) {
	t.Parallel()
	rt := startRaw(t, nil, "--demo")
	rt.wait("1/164")
	rt.Press("/abel")
	rt.wait("/ abel")
	for _, step := range [][2]string{
		{"\x1b[H\x04", "/ bel "},        // home, ctrl+d
		{"\x1b[C\x0b", "/ b "},          // right, ctrl+k
		{"qx👨\u200d👩\u200d👧", "/ bqx👨"}, // a sequence that is shown as one character
		{"\x7f\x7f", "/ bq "},           // is deleted as one
		{"\x15", "1/164"},               // ctrl+u
	} {
		rt.Press(step[0])
		rt.wait(step[1])
	}
	rt.Press("\x1b[21~") // F10
	rt.endsWith(0, patience)
}

// place returns the number of the cursor's row.
func (rt *rawTerminal) place() string {
	before, _, _ := strings.Cut(rt.Text(), "/164")
	return before[strings.LastIndexByte(before, ' ')+1:]
}

func (rt *rawTerminal) awaitPlace(what string, ok func(place string) bool) {
	rt.Await(what, func() bool { return ok(rt.place()) })
}
