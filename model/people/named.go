package people

import (
	"slices"
	"strings"
	"unicode"

	"cutui/clickup"
	"cutui/model/search"
)

// Named finds the people that a name fits best: those with exactly this name; else those
// whose name has a word beginning with each of its words; else those whose address has
// such words before the @. Case and accents don't matter.
func (p *People) Named(name string) []*clickup.Person {
	want := nameWords(name)
	if len(want) == 0 {
		return nil
	}
	var fits [3][]*clickup.Person
	for i := range p.rows {
		who := &p.rows[i]
		name, box := nameWords(who.Name), nameWords(mailbox(who.Email))
		switch {
		case slices.Equal(name, want):
			fits[0] = append(fits[0], who)
		case beginWords(name, want):
			fits[1] = append(fits[1], who)
		case beginWords(box, want):
			fits[2] = append(fits[2], who)
		}
	}
	for _, found := range fits {
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// nameWords returns the folded words of a name.
func nameWords(name string) []string {
	return strings.FieldsFunc(search.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

func mailbox(email string) string {
	box, _, _ := strings.Cut(email, "@")
	return box
}

// beginWords reports whether each of the wanted words begins one of all.
func beginWords(all, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(all, func(word string) bool { return strings.HasPrefix(word, w) }) {
			return false
		}
	}
	return true
}
