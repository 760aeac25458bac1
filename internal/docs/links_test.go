package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"

	"cutui/internal/cli"
)

const root = "../.."

// maxReadme is the greatest length of the README, in bytes.
const maxReadme = 10_000

// documents returns the texts of the Markdown documents for people, by path.
func documents(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", ".github/*.md"} {
		names, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %v", pattern, names, err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(raw)
		}
	}
	return texts
}

func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	if n := len(documents(t)[filepath.Join(root, "README.md")]); n > maxReadme {
		t.Errorf("%d bytes, more than %d: move something into docs/", n, maxReadme)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	texts := documents(t)
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for name, text := range texts {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			target, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, "://") {
				continue
			}
			file := name
			if target != "" {
				file = filepath.Join(filepath.Dir(name), target)
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s links to %s: %v", name, m[1], err)
			} else if anchor != "" && !slices.Contains(anchors(texts[file]), anchor) {
				t.Errorf("%s links to %s, but there is no such heading", name, m[1])
			}
		}
	}
}

// anchors returns the headings of a document as links name them.
func anchors(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		title, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " ")
		if !ok || !strings.HasPrefix(line, "#") {
			continue
		}
		all = append(all, strings.Map(func(r rune) rune {
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-':
				return unicode.ToLower(r)
			case r == ' ':
				return '-'
			}
			return -1
		}, strings.TrimSpace(title)))
	}
	return all
}

var (
	inlineCode = regexp.MustCompile("`cutui [^`]*`")
	subcommand = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	flagName   = regexp.MustCompile(`--([a-z][a-z-]*)`)
)

// Documents only show commands and flags that exist.
func TestShownCommandsExist(t *testing.T) {
	t.Parallel()
	tree := cli.Commands()
	for name, text := range documents(t) {
		lines := shownCommands(text)
		for _, line := range lines {
			if problem := unknownIn(tree, line); problem != "" {
				t.Errorf("%s: %s: there is no %s", name, line, problem)
			}
		}
		if strings.HasSuffix(name, "/README.md") && len(lines) < 7 {
			t.Errorf("the README shows only %d commands", len(lines))
		}
	}
}

// shownCommands returns the command lines in code blocks and in inline code.
func shownCommands(text string) []string {
	shown := inlineCode.FindAllString(text, -1)
	inBlock := false
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "```"):
			inBlock = !inBlock
		case inBlock && strings.HasPrefix(line, "cutui "):
			shown = append(shown, strings.TrimSpace(line))
		}
	}
	return shown
}

// unknownIn returns the first command or flag of a line that doesn't exist, or "".
func unknownIn(tree *cobra.Command, line string) string {
	line, _, _ = strings.Cut(strings.Trim(line, "`"), " #")
	c := tree
	for _, word := range strings.Fields(line)[1:] {
		if !subcommand.MatchString(word) || !c.HasSubCommands() {
			break
		}
		i := slices.IndexFunc(c.Commands(), func(sub *cobra.Command) bool { return sub.Name() == word })
		if i < 0 {
			return word
		}
		c = c.Commands()[i]
	}
	for _, m := range flagName.FindAllStringSubmatch(line, -1) {
		if c.Flags().Lookup(m[1]) == nil && c.InheritedFlags().Lookup(m[1]) == nil && !slices.Contains([]string{"help", "version"}, m[1]) {
			return m[0]
		}
	}
	return ""
}

func TestUnknownCommandsAreFound(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"cutui people --filter x":                   "",
		"`cutui guest remove --domain x` # --other": "",
		"cutui invite cleo@client.example --yes":    "",
		"cutui --demo":                              "",
		"cutui peeple":                              "peeple",
		"cutui guest promote a@b.example":           "promote",
		"cutui people --filtre x":                   "--filtre",
	} {
		if got := unknownIn(cli.Commands(), line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
