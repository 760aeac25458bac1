package keymap

import "strings"

// layouts returns pairs: the letters of a keyboard layout, and the characters that a US
// keyboard has on the same keys.
func layouts() [][2]string {
	return [][2]string{
		{"йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."},
		{"ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", `QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>`},
		{"іїєґІЇЄҐ", `s]'\S}"|`},
		{"ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"},
		{"ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"},
		{"קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."},
		{"ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./"},
	}
}

// AtPlace returns the character that a US keyboard has on the key of letter, a letter of
// another layout. It reports false for a letter of no known layout.
func AtPlace(letter rune) (rune, bool) {
	for _, l := range layouts() {
		if at := strings.IndexRune(l[0], letter); at >= 0 {
			return []rune(l[1])[len([]rune(l[0][:at]))], true
		}
	}
	return 0, false
}

// LookupAny is Lookup for a key that has several names. The first name that one of the
// scopes binds wins.
func (m Map) LookupAny(names []string, scopes ...Scope) (Action, bool) {
	for _, name := range names {
		if a, ok := m.Lookup(name, scopes...); ok {
			return a, true
		}
	}
	return "", false
}
