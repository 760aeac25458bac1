package address

import (
	"math/bits"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/people"
	"cutui/model/search"
	"cutui/model/seats"
)

// mailHosts are the free-mail domains that people mean when they mistype one.
var mailHosts = [...]string{
	"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me",
	"protonmail.com", "fastmail.com", "comcast.net", "verizon.net", "t-online.de", "freenet.de", "orange.fr",
	"wanadoo.fr", "laposte.net", "libero.it", "rambler.ru", "yandex.ru", "seznam.cz", "naver.com",
}

// typos knows the domains that people may have meant. A domain of the workspace needs a
// few people: that of only one may be mistyped itself.
type typos struct {
	people  *people.People
	own     seats.Domains
	meantBy map[string]string // by typed domain: the domain probably meant, or ""
	known   []knownDomain
}

type knownDomain struct {
	name    string
	letters uint64
}

const (
	commonFrom = 3  // people that make a domain common
	commonMost = 64 // common domains that are compared
)

func newTypos(p *people.People, own seats.Domains) *typos {
	t := &typos{people: p, own: own, meantBy: map[string]string{}}
	for _, name := range own.List {
		t.learn(name)
	}
	if p != nil {
		for _, name := range p.CommonDomains(commonFrom, commonMost) {
			t.learn(name)
		}
	}
	for _, name := range mailHosts {
		t.learn(name)
	}
	return t
}

func (t *typos) learn(name string) {
	t.known = append(t.known, knownDomain{name, search.Letters([]byte(name))})
}

// corrected returns the address that was probably meant if the domain looks mistyped, or "".
func (t *typos) corrected(email string) string {
	domain := clickup.DomainOf(email)
	local := email[:max(0, strings.LastIndexByte(email, '@'))]
	if domain == "" || local == "" || strings.Contains(local, "@") {
		return ""
	}
	meant, asked := t.meantBy[domain]
	if !asked {
		meant = t.nearest(domain)
		t.meantBy[domain] = meant
	}
	if meant == "" {
		return ""
	}
	email, problem := checkEmail(local + "@" + meant)
	if problem != "" {
		return ""
	}
	return email
}

// nearest returns the known domain closest to one that nobody uses, or "".
func (t *typos) nearest(domain string) string {
	if seats.FreeMail(domain) || t.own.Has(domain) || t.people != nil && t.people.HasDomain(domain) {
		return ""
	}
	best, least := "", maxTypos+1
	mask, dotted := search.Letters([]byte(domain)), strings.Contains(domain, ".")
	for _, k := range t.known {
		if dotted && bits.OnesCount64(mask^k.letters) > 2*maxTypos {
			continue
		}
		if d := typoDistance(domain, k.name); d < least {
			best, least = k.name, d
		}
	}
	return best
}

const (
	maxTypos = 2
	tooFar   = maxTypos + 1
)

// typoDistance returns how many typing errors lie between a domain and one that may be
// meant, or tooFar. Short names, and names that differ in a digit, are more likely
// different names than errors.
func typoDistance(typed, meant string) int {
	if strings.ReplaceAll(meant, ".", "") == typed {
		return 1
	}
	brand, suffix, _ := strings.Cut(meant, ".")
	typedBrand, typedSuffix, dotted := strings.Cut(typed, ".")
	if len(brand) < 5 || digitsOf(typed) != digitsOf(meant) {
		return tooFar
	}
	slips := slipDistance(typedBrand, brand)
	if slips > 1 && len(brand) < 7 {
		return tooFar
	}
	if !dotted {
		return min(slips+1, tooFar)
	}
	return min(slips+suffixSlips(typedSuffix, suffix), tooFar)
}

// suffixSlips returns 0, 1 or tooFar. A suffix of two letters is more likely another
// country than an error, unless "com" is meant.
func suffixSlips(typed, meant string) int {
	slips := slipDistance(typed, meant)
	country := len(typed)-strings.LastIndexByte(typed, '.') == 3
	if slips > 1 || slips == 1 && country && meant != "com" {
		return tooFar
	}
	return slips
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// slipDistance counts the letters left out, added, changed or swapped with their neighbour
// (optimal string alignment distance), up to tooFar.
func slipDistance(a, b string) int {
	if a == b {
		return 0
	}
	if len(a)-len(b) >= tooFar || len(b)-len(a) >= tooFar || len(b) > 63 || len(a) > 63 {
		return tooFar
	}
	var rows [3][64]int
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := range len(a) {
		row, above, above2 := &rows[(i+1)%3], &rows[i%3], &rows[(i+2)%3]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], above2[j-1]+1)
			}
		}
		if slices.Min(row[:len(b)+1]) >= tooFar {
			return tooFar
		}
	}
	return min(rows[len(a)%3][len(b)], tooFar)
}
