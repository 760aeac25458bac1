package audit

import (
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
)

// block is the findings of one person (or about the workspace) with the first
// letters of the name as numbers, so that sorting seldom looks at the name.
type block struct {
	letters     [2]uint64
	person      int32
	first, last int32
}

// sortBlocks orders blocks by name: by eight letters first, then by comparing those that
// agree in them.
func sortBlocks(blocks []block, people []clickup.Person) []block {
	keys := make([]search.Keyed, len(blocks))
	for i := range blocks {
		keys[i] = search.Keyed{Key: blocks[i].letters[0], Row: int32(i)}
	}
	search.SortKeyed(keys, make([]search.Keyed, len(keys)))
	sorted := make([]block, len(blocks))
	for n, k := range keys {
		sorted[n] = blocks[k.Row]
	}
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end].letters[0] == sorted[start].letters[0] {
			end++
		}
		if end-start > 1 {
			slices.SortFunc(sorted[start:end], func(a, b block) int {
				if a.letters[1] != b.letters[1] || a.person == nobody || b.person == nobody {
					return cmp.Or(cmp.Compare(a.letters[1], b.letters[1]), cmp.Compare(a.person, b.person))
				}
				return ComparePeople(&people[a.person], &people[b.person])
			})
		}
		start = end
	}
	return sorted
}

// findings deals hits out to the lanes and severities, in the order of blocks
// inside each and in that of checks for one person.
func findings(f *facts, hits []hit, blocks []block) []Finding {
	var next [rows + 1]int // where each lane and severity goes on
	for i := range hits {
		next[hits[i].row()+1]++
	}
	for r := range rows {
		next[r+1] += next[r]
	}
	sorted := make([]Finding, len(hits))
	for _, b := range blocks {
		of := hits[b.first:b.last]
		sortHits(of)
		for i := range of {
			r := of[i].row()
			sorted[next[r]] = of[i].finding(f)
			next[r]++
		}
	}
	return sorted
}

// sortHits sorts the hits on one person; a check finds at most one.
func sortHits(of []hit) {
	for i := range of {
		for ; i > 0 && of[i].before(&of[i-1]); i-- {
			of[i], of[i-1] = of[i-1], of[i]
		}
	}
}

func (h *hit) before(other *hit) bool {
	if h.check != other.check {
		return h.check < other.check
	}
	return h.detail < other.detail
}

const rows = int(Protected+1) * int(High+1)

func (h *hit) row() int { return int(h.lane)*int(High+1) + int(High-checks[h.check].severity) }

func (h *hit) finding(f *facts) Finding {
	out := Finding{Check: h.check, Severity: checks[h.check].severity, Lane: h.lane, detail: h.detail, facts: f}
	if h.person != nobody {
		out.Person = &f.in.People[h.person]
	}
	return out
}

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

// ComparePeople orders by name without regard to case, then by address and id.
func ComparePeople(a, b *clickup.Person) int {
	x, y := a.Display(), b.Display()
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(lower(x[i]), lower(y[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a.Email, b.Email), cmp.Compare(a.ID, b.ID))
}
