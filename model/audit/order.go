package audit

import (
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
)

// block is the findings of one person (or about the workspace) with the first
// letters of the name as a number, so that sorting seldom looks at the name.
type block struct {
	letters     [2]uint64
	first, last int32
}

// sortFindings orders findings by lane, severity, name and check. Findings of
// one person come in together: people are sorted once, then dealt out to the
// lanes and severities in that order.
func sortFindings(found []Finding, blocks []block) []Finding {
	slices.SortFunc(blocks, func(a, b block) int {
		switch {
		case a.letters[0] != b.letters[0]:
			return cmp.Compare(a.letters[0], b.letters[0])
		case a.letters[1] != b.letters[1]:
			return cmp.Compare(a.letters[1], b.letters[1])
		}
		return comparePeople(found[a.first].Person, found[b.first].Person)
	})
	var next [rows + 1]int32 // where each lane and severity goes on
	for i := range found {
		next[row(&found[i])+1]++
	}
	for r := range rows {
		next[r+1] += next[r]
	}
	sorted := make([]Finding, len(found))
	for _, b := range blocks {
		of := found[b.first:b.last]
		slices.SortFunc(of, func(a, b Finding) int { return cmp.Compare(a.Check, b.Check) })
		for i := range of {
			r := row(&of[i])
			sorted[next[r]] = of[i]
			next[r]++
		}
	}
	return sorted
}

const rows = int(Protected+1) * int(High+1)

func row(f *Finding) int { return int(f.Lane)*int(High+1) + int(High-f.Severity) }

// letters are the first 16 bytes of the name in lower case, 0 for nobody.
func letters(p *clickup.Person) [2]uint64 {
	var key [2]uint64
	if p == nil {
		return key
	}
	name := p.Display()
	for i := range min(len(name), 16) {
		key[i/8] |= uint64(lower(name[i])) << (56 - i%8*8)
	}
	return key
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// comparePeople orders by name without regard to case, then by address and id.
func comparePeople(a, b *clickup.Person) int {
	if a == nil || b == nil {
		return 0
	}
	x, y := a.Display(), b.Display()
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(lower(x[i]), lower(y[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a.Email, b.Email), cmp.Compare(a.ID, b.ID))
}
