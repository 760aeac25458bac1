package arch

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// Limits for code outside tests. The linters check that no function has more than 60 lines
// and no file more than 400.
const (
	maxMedianLines = 10 // for half of the functions
	maxUsualLines  = 25 // for nine functions of ten
	maxBenchLines  = 900
)

func TestFunctionsAreShort(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	var lines []int
	for _, s := range h.product() {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				lines = append(lines, h.length(f))
			}
		}
	}
	slices.Sort(lines)
	median, usual := lines[len(lines)/2], lines[len(lines)*9/10]
	t.Logf("%d functions: half of them have at most %d lines, nine of ten at most %d, the longest %d", len(lines), median, usual, lines[len(lines)-1])
	if median > maxMedianLines || usual > maxUsualLines {
		t.Errorf("half of the functions have more than %d lines or one of ten more than %d: %d and %d", maxMedianLines, maxUsualLines, median, usual)
	}
}

func (h house) length(f *ast.FuncDecl) int {
	return h.fset.Position(f.End()).Line - h.fset.Position(f.Pos()).Line + 1
}

// The bench must stay small.
func TestBenchIsSmall(t *testing.T) {
	t.Parallel()
	lines := 0
	for _, s := range loadHouse(t).product() {
		if strings.HasPrefix(s.dir, "internal/bench") {
			lines += s.lines
		}
	}
	if lines == 0 || lines > maxBenchLines {
		t.Errorf("internal/bench has %d lines outside tests; %d are the limit", lines, maxBenchLines)
	}
}
