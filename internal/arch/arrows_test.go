package arch

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// leaves may be imported by every package.
var leaves = []string{"keymap", "internal/clean", "internal/private", "internal/text", "model/when"}

// arrows has for each package the packages of this module that it may import, besides the
// leaves. A package without a row is an error.
var arrows = map[string][]string{
	".":                   {"internal/app", "internal/app/screen", "internal/cli", "internal/terminal"},
	"internal/app":        {"model/usercommand", "model", "model/people", "model/plans", "model/seats", "model/audit", "clickup", "clickup/sim", "internal/effect", "internal/store", "internal/config", "internal/secret"},
	"internal/app/screen": {"internal/app", "internal/config", "internal/secret", "internal/terminal", "ui", "ui/theme"},
	"internal/bench":      {"clickup/sim", "ui/uitest/pty"},

	"internal/bench/plain": {},
	"ui/uitest":            {},
	"internal/docs":        {"internal/cli", "internal/config", "model/people"},
	"screenshots":          {"ui/theme", "ui/uitest", "ui/uitest/picture", "ui/uitest/demo", "internal/app", "clickup/sim/simtest"},

	"ui/uitest/picture": {},
	"ui/uitest/pty":     {},
	"ui/uitest/fake":    {"clickup", "model", "model/accessreview", "model/change", "model/impact", "model/items", "model/people"},
	"ui/uitest/demo":    {"ui", "ui/theme", "ui/uitest", "keymap", "internal/app", "internal/app/screen", "clickup/sim", "clickup/sim/simtest"},

	"ui": {
		"ui/pane", "ui/form", "ui/overlay", "ui/change", "ui/auditpage", "ui/history", "ui/command", "ui/widget", "ui/theme",
		"model", "model/change",
	},
	"ui/overlay":   {"ui/widget", "ui/theme", "model", "model/people"},
	"ui/change":    {"model/handoff", "ui/overlay", "ui/form", "ui/widget", "ui/theme", "model", "model/people", "model/items", "model/address", "model/change", "model/plans", "model/seats"},
	"ui/auditpage": {"model/target", "ui/overlay", "ui/form", "ui/widget", "ui/theme", "model", "model/people"},
	"ui/history":   {"ui/overlay", "ui/change", "ui/widget", "ui/theme", "model", "model/change"},
	"ui/command":   {"ui/overlay", "ui/widget", "ui/theme", "model", "model/people"},
	"ui/form":      {"ui/widget", "ui/theme", "model", "model/address", "model/plans"},
	"ui/pane":      {"ui/widget", "ui/theme", "model", "model/people", "model/seats"},
	"ui/widget":    {"ui/theme"},
	"ui/theme":     {},

	"internal/cli":        {"model/accessreview", "model/events", "model/target", "internal/app", "internal/licences", "model", "model/sheet", "model/people", "model/items", "model/address", "model/change", "model/plans", "model/audit", "clickup", "internal/effect", "internal/report", "internal/config", "internal/secret", "internal/accessible"},
	"internal/accessible": {"model/target", "model", "model/people", "model/items", "model/address", "model/change", "model/plans", "model/seats"},
	"internal/reviewform": {"model/accessreview"},
	"internal/effect": {
		"model/events", "model/audit",
		"internal/reviewform", "model/accessreview", "model", "model/access", "model/impact", "model/people", "model/items", "model/change", "model/seats", "clickup",
		"internal/store", "internal/report",
	},
	"internal/terminal": {},
	"internal/licences": {},
	"internal/store":    {"model/accessreview", "model", "model/access", "model/impact", "model/people", "model/items", "model/change", "model/seats", "model/audit", "clickup"},
	"internal/report":   {"model/accessreview", "model/events", "model/peopleexport", "model/target", "model/audit/rollup", "model/handoff", "model/access", "model/impact", "model", "model/people", "model/change", "model/seats", "model/audit", "clickup"},
	"internal/config":   {},
	"internal/secret":   {},
	"internal/clean":    {},
	"internal/private":  {},
	"internal/text":     {},
	"keymap":            {},

	"model":              {"model/usercommand", "model/accessreview", "model/events", "model/peopleexport", "model/target", "model/audit/rollup", "model/handoff", "model/access", "model/impact", "model/people", "model/items", "model/change", "model/plans", "model/search", "model/seats", "model/audit", "clickup"},
	"model/change":       {"model/impact", "model/people", "model/seats", "clickup"},
	"model/plans":        {"model/change", "model/impact", "model/people", "model/items", "model/address", "model/seats", "clickup"},
	"model/address":      {"model/people", "model/search", "model/seats", "clickup"},
	"model/modeltest":    {"model/change", "model/people", "model/items", "clickup"},
	"model/usercommand":  {},
	"model/sheet":        {},
	"model/accessreview": {"model/sheet", "clickup"},
	"model/peopleexport": {"model/sheet", "clickup"},
	"model/handoff":      {"model/change", "model/plans", "model/seats", "clickup"},
	"model/impact":       {"clickup"},
	"model/items":        {"model/search", "clickup"},
	"model/when":         {},
	"model/people":       {"model/search", "model/seats", "clickup"},
	"model/search":       {},
	"model/audit":        {"model/peopleexport", "model/access", "model/impact", "model/search", "model/sheet", "model/seats", "clickup"},
	"model/audit/rollup": {"model/audit", "model/seats", "clickup"},
	"model/access":       {"model/seats", "clickup"},
	"model/events":       {"model/audit", "model/seats", "clickup"},
	"model/target":       {"model/audit", "model/seats", "clickup"},
	"model/seats":        {"clickup"},
	"clickup":            {},
	"clickup/sim":        {"clickup/sim/internal/world"},

	"clickup/sim/internal/world":    {},
	"clickup/sim/internal/calltest": {},

	"clickup/sim/simtest": {"clickup/sim"},

	"clickup/sim/simtest/faultproxy": {},

	"internal/cli/jsontest": {},
}

func TestImportsFollowTheArrows(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	for _, s := range h.product() {
		allowed, known := arrows[s.dir]
		if !known {
			t.Errorf("%s: package %s has no row in arrows", s.path, s.dir)
			continue
		}
		for _, imported := range s.imports() {
			if why := refused(s.dir, allowed, imported); why != "" {
				t.Errorf("%s imports %s: %s", s.path, imported, why)
			}
		}
	}
}

// refused returns why a package may not import another, or "" if it may.
func refused(dir string, allowed []string, imported string) string {
	if inner, ok := strings.CutPrefix(imported, module+"/"); ok {
		if slices.Contains(allowed, inner) || slices.Contains(leaves, inner) {
			return ""
		}
		return "it is not in its row of arrows"
	}
	return ""
}

func TestArrowsLeadToRows(t *testing.T) {
	t.Parallel()
	for from, to := range arrows {
		for _, dir := range to {
			if _, known := arrows[dir]; !known {
				t.Errorf("the arrow from %s leads to %s, which has no row", from, dir)
			}
		}
	}
}

// An arrow that no import needs would let an import in later without a review.
func TestEveryArrowIsNeeded(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	for _, s := range loadHouse(t).product() {
		for _, imported := range s.imports() {
			needed[s.dir+" "+strings.TrimPrefix(imported, module+"/")] = true
		}
	}
	for from, to := range arrows {
		for _, dir := range to {
			if !needed[from+" "+dir] {
				t.Errorf("nothing in %s imports %s", from, dir)
			}
		}
	}
}

func TestTopLevelIsKnown(t *testing.T) {
	t.Parallel()
	known := []string{
		"main.go", "testdata", "keymap", "clickup", "model", "ui", "screenshots", "internal",
		"go.mod", "go.sum", "README.md", "ARCHITECTURE.md", "LICENSE", "Makefile", "docs",
		".ci", ".git", ".github", ".gitignore", ".golangci.yml", ".goreleaser.yaml",
	}
	ignored := readLines(t, ".gitignore")
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(known, e.Name()) && !strings.HasSuffix(e.Name(), "_test.go") && !isIgnored(ignored, e.Name()) {
			t.Errorf("%s is not expected at the top level", e.Name())
		}
	}
}

func isIgnored(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, err := path.Match(strings.Trim(p, "/"), name)
		return ok && err == nil
	})
}
