package clean

import "strings"

const (
	esc = '\x1b'
	bel = '\a'
	can = '\x18'
	sub = '\x1a'
	nel = '\u0085'
	st8 = '\u009c' // String Terminator in its one-character form
	csi = '\u009b'
)

func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == nel || r == '\u2028' || r == '\u2029'
}

// lineBreakLen returns the length of the line break r. It counts "\r\n" as one.
func lineBreakLen(r rune, size int, rest string) int {
	if r == '\r' && strings.HasPrefix(rest, "\r\n") {
		return 2
	}
	return size
}

// controlLen returns the length of the control character r at the start of rest and of the
// sequence that it introduces, in bytes.
func controlLen(r rune, size int, rest string) int {
	if r != esc {
		return size + introducedLen(r, rest[size:])
	}
	rest = rest[size:]
	if rest == "" {
		return size
	}
	if c := rest[0]; c >= '@' && c <= '_' {
		// ESC and a letter of this column are the 7-bit form of the C1 control 0x40 above.
		return size + 1 + introducedLen(rune(c)+0x40, rest[1:])
	}
	return size + shortLen(rest)
}

// introducedLen returns the length of what follows the C1 control r.
func introducedLen(r rune, rest string) int {
	switch r {
	case csi:
		n := countIn(rest, '0', '?')
		n += countIn(rest[n:], ' ', '/')
		return n + finalLen(rest[n:], '@')
	case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f': // DCS, SOS, OSC, PM, APC
		return stringLen(rest)
	}
	return 0
}

// shortLen returns the length of what follows the ESC of a sequence such as ESC ( B.
func shortLen(rest string) int {
	n := countIn(rest, ' ', '/')
	return n + finalLen(rest[n:], '0')
}

// stringLen returns the length of a control string with its terminator. Without a terminator it is
// all of rest, as in a terminal. An ESC also ends the string and is not part of it.
func stringLen(rest string) int {
	for i, r := range rest {
		switch r {
		case bel, can, sub:
			return i + 1
		case st8:
			return i + len(string(st8))
		case esc:
			return i
		}
	}
	return len(rest)
}

func countIn(s string, from, to byte) int {
	n := 0
	for n < len(s) && s[n] >= from && s[n] <= to {
		n++
	}
	return n
}

func finalLen(s string, from byte) int {
	if s != "" && s[0] >= from && s[0] <= '~' {
		return 1
	}
	return 0
}
