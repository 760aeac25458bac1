package keymap

import "strings"

// layouts pair the letters of a keyboard layout with those that a US keyboard has in the
// same places.
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

// AtPlace is what a US keyboard has where another one has a letter.
func AtPlace(letter rune) (rune, bool) {
	for _, l := range layouts() {
		if at := strings.IndexRune(l[0], letter); at >= 0 {
			return []rune(l[1])[len([]rune(l[0][:at]))], true
		}
	}
	return 0, false
}

// LookupAny is Lookup for a key that has several names: the first name that one of the
// scopes binds counts.
func (m Map) LookupAny(names []string, scopes ...Scope) (Action, bool) {
	for _, name := range names {
		if a, ok := m.Lookup(name, scopes...); ok {
			return a, true
		}
	}
	return "", false
}
