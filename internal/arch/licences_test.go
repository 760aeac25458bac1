package arch

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// thirdParty is the path of the list of modules that the program is built from.
const thirdParty = "../licences/THIRD_PARTY.md"

// licenceTexts is the path of the texts of their licences.
const licenceTexts = "../licences/texts.txt"

var (
	pinned    = regexp.MustCompile(`^v\d+\.\d+\.\d+(-\d{14}-[0-9a-f]{12}|-0\.\d{14}-[0-9a-f]{12})?$`)
	copyright = regexp.MustCompile(`(?m)^\s*(Copyright .*\d{4}.*|Copyright .*The Go Authors.*|Copyright \(c\) .*)$`)
)

// Every module that the program is built from, on any system, has a fixed version, a
// permissive licence, and a row in the list. UPDATE_GOLDEN=1 writes the list.
func TestThirdPartiesAreListed(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("# What cutui is built from\n\nModules that are part of the program, with the licences they come under. " +
		"Their texts are in texts.txt.\n\n| module | version | licence | copyright |\n|---|---|---|---|\n")
	modules := builtFrom(t)
	byText := map[string][]string{}
	if len(modules) < 20 {
		t.Fatalf("%d modules", len(modules))
	}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		if !pinned.MatchString(m.version) {
			t.Errorf("%s %s is not a fixed version", path, m.version)
		}
		kind, whose, terms := licence(t, m.dir)
		byText[terms] = append(byText[terms], path+" "+m.version)
		fmt.Fprintf(&text, "| %s | %s | %s | %s |\n", path, m.version, kind, whose)
	}
	sameFile(t, thirdParty, text.String())
	sameFile(t, licenceTexts, textsOf(t, byText))
}

// textsOf returns the text of every licence once, headed by the modules that have it. It
// adds Go's own.
func textsOf(t *testing.T, byText map[string][]string) string {
	t.Helper()
	goRoot, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	_, _, terms := licence(t, strings.TrimSpace(string(goRoot)))
	byText[terms] = append(byText[terms], "the Go programming language and its library")
	var sections []string
	for terms, modules := range byText {
		sections = append(sections, "== "+strings.Join(modules, "\n== ")+"\n\n"+strings.TrimSpace(strings.ReplaceAll(terms, "\r", ""))+"\n")
	}
	slices.Sort(sections)
	return strings.Join(sections, "\n")
}

// sameFile compares a file with what it should be, or writes it with UPDATE_GOLDEN=1.
func sameFile(t *testing.T, path, want string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s is out of date (%v); UPDATE_GOLDEN=1 writes it", path, err)
	}
}

type thirdPartyModule struct{ version, dir string }

// builtFrom returns the modules of the program on all systems that it is built for, by path.
func builtFrom(t *testing.T) map[string]thirdPartyModule {
	t.Helper()
	modules := map[string]thirdPartyModule{}
	for _, system := range []string{"linux", "darwin", "windows", "freebsd"} {
		c := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}", ".")
		c.Dir = root
		c.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		var errs bytes.Buffer
		c.Stderr = &errs
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", system, err, errs.String())
		}
		for line := range strings.Lines(string(out)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && f[0] != module {
				modules[f[0]] = thirdPartyModule{version: f[1], dir: f[2]}
			}
		}
	}
	return modules
}

// licence returns the kind of a module's licence, its copyright line, and its text.
func licence(t *testing.T, dir string) (kind, whose, text string) {
	t.Helper()
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING"} {
		if raw, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			text = string(raw)
			break
		}
	}
	flat := strings.Join(strings.Fields(text), " ")
	switch {
	case strings.Contains(flat, "Permission is hereby granted, free of charge"):
		kind = "MIT"
	case strings.Contains(flat, "Apache License"):
		kind = "Apache-2.0"
	case strings.Contains(flat, "Redistribution and use in source and binary forms") && strings.Contains(flat, "Neither the name"):
		kind = "BSD-3-Clause"
	case strings.Contains(flat, "Redistribution and use in source and binary forms"):
		kind = "BSD-2-Clause"
	default:
		t.Errorf("%s has no known permissive licence", dir)
	}
	if m := copyright.FindString(text); m != "" && kind != "Apache-2.0" {
		whose = strings.ReplaceAll(strings.Join(strings.Fields(m), " "), "|", "/")
	}
	return kind, whose, text
}
