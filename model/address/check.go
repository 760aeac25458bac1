package address

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxEmail and maxLocal are the longest address and local part that mail can
// carry, in bytes.
const (
	maxEmail = 254
	maxLocal = 64
)

const (
	hasNoAt = "is no address: it has no @"
	tooLong = "is too long: at most 254 characters"
)

// checkEmail returns a typed address as it is sent, or the problem with it. Only the
// domain changes: it is put in its ASCII form.
func checkEmail(typed string) (email, problem string) {
	if len(typed) > 4*maxEmail {
		return "", tooLong
	}
	if r, bad := hiddenRune(typed); bad {
		return "", fmt.Sprintf("has an invisible character (U+%04X)", r)
	}
	local, domain, ok := strings.Cut(typed, "@")
	switch {
	case !ok:
		return "", hasNoAt
	case strings.Contains(domain, "@"):
		return "", "has more than one @"
	case local == "":
		return "", "has nothing before the @"
	case domain == "":
		return "", "has no domain after the @"
	case !strings.Contains(domain, "."):
		return "", "has a domain without a dot"
	case len(local) > maxLocal:
		return "", fmt.Sprintf("is too long: at most %d characters before the @", maxLocal)
	}
	ascii, problem := checkDomain(domain)
	if problem != "" {
		return "", problem
	}
	email = local + "@" + ascii
	if len(email) > maxEmail {
		return "", tooLong
	}
	if parsed, err := mail.ParseAddress(email); err != nil || parsed.Address != email || parsed.Name != "" {
		return "", "is no e-mail address"
	}
	return email, ""
}

// checkDomain returns a domain in its ASCII form, or the problem with it.
func checkDomain(domain string) (ascii, problem string) {
	ascii = strings.ToLower(domain)
	if !plainDomain(ascii) {
		var err, again error
		ascii, err = idna.Lookup.ToASCII(domain)
		if _, again = idna.Lookup.ToASCII(ascii); err != nil || again != nil {
			return "", fmt.Sprintf("%s is no domain", domain)
		}
	}
	labels := strings.Split(ascii, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 || l[0] == '-' || l[len(l)-1] == '-' {
			return "", fmt.Sprintf("%s is no domain", domain)
		}
	}
	top := labels[len(labels)-1]
	if len(labels) < 2 || len(top) < 2 || strings.Trim(top, "0123456789") == "" {
		return "", fmt.Sprintf("%s is no domain: it can't end in .%s", domain, top)
	}
	return ascii, ""
}

// plainDomain reports whether a domain in lower case needs no IDNA conversion.
func plainDomain(domain string) bool {
	for i := range len(domain) {
		if c := domain[i]; c != '-' && c != '.' && (c < '0' || '9' < c) && (c < 'a' || 'z' < c) {
			return false
		}
	}
	return !strings.Contains(domain, "xn--")
}

// hiddenRune finds an invisible character, which could make one address look like another.
func hiddenRune(s string) (rune, bool) {
	for _, r := range s {
		if r < 0x80 {
			if r < ' ' || r == 0x7f {
				return r, true
			}
			continue
		}
		if r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
			return r, true
		}
	}
	return 0, false
}
