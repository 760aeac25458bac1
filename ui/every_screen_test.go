package ui_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"cutui/ui"
	"cutui/ui/theme"
)

// everySize is a terminal of each kind that the design speaks of.
var everySize = [][2]int{{120, 36}, {80, 24}, {60, 16}, {100, 30}, {200, 50}}

// everyScreen is all scenes, and what no picture shows.
func everyScreen() []scene {
	all := scenes()
	for name, keys := range map[string]string{
		"zoom": "+", "zoomed-details": "j enter +", "domain": "[ j 3", "sort": "S", "columns": "c", "groups": "T", "remove": "x",
		"share": "j s", "edit": "j e", "member": "I", "find": "F", "runs-none": "C", "audit-target": "a [", "audit-who-sees-what": "a [ [", "reviewers-none": "a Q", "reviewers-ask": "a Q n", "reviewers": "a Q n enter", "answers": "a Q n enter a",
	} {
		all = append(all, at(name, usual, keyed(keys, nil)))
	}
	return all
}

// frames are the scene at each size, in one program that is resized.
func (sc scene) frames(t *testing.T, l look, sizes [][2]int) map[[2]int]string {
	t.Helper()
	out := map[[2]int]string{}
	if sc.of == nil {
		for _, size := range sizes {
			out[size] = sc.frame(t, size[0], size[1], l.name, l.st)
		}
		return out
	}
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(t, sc.of(), sizes[0][0], sizes[0][1], func(d *ui.Deps) { d.Options.Theme, d.Styles = l.name, l.st })
		sc.to(s)
		for _, size := range sizes {
			s.size(size[0], size[1])
			out[size] = s.View().Content
		}
	})
	return out
}

func TestEveryScreenIsLaidOut(t *testing.T) {
	t.Parallel()
	dark := look{"dark", theme.New(theme.Dark, true), theme.Dark}
	for _, sc := range everyScreen() {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			for size, frame := range sc.frames(t, dark, everySize) {
				lines := strings.Split(ansi.Strip(frame), "\n")
				for _, problem := range layoutProblems(lines, size[0], size[1]) {
					t.Errorf("%d×%d: %s\n%s", size[0], size[1], problem, strings.Join(lines, "\n"))
				}
			}
		})
	}
}

// layoutProblems are what is wrong with a screen of w×h cells.
func layoutProblems(lines []string, w, h int) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if len(lines) != h {
		say("%d lines", len(lines))
	}
	for y, line := range lines {
		if n := ansi.StringWidth(line); n != w {
			say("line %d has %d cells", y, n)
		}
		if cut := cutWithRoom(line); cut != "" {
			say("%q is cut though there is room", cut)
		}
		for _, segment := range borderTexts(line) {
			if unlabelled(segment) {
				say("the border says %q without a word", segment)
			}
		}
	}
	for segment := range strings.SplitSeq(lines[0], "   ") {
		if unlabelled(segment) {
			say("the header says %q without a word", segment)
		}
	}
	if keys := footers(lines); keys > 1 {
		say("%d places say what esc does", keys)
	}
	return out
}

var cutText = regexp.MustCompile(`(\S+ ?…) {20,}[│┃]`)

// cutWithRoom is a text that ends in … though blanks follow it up to the frame.
func cutWithRoom(line string) string {
	m := cutText.FindStringSubmatch(line)
	if len(m) == 0 {
		return ""
	}
	for _, underWay := range []string{"out…", "oading…", "people…"} {
		if strings.Contains(m[1], underWay) {
			return ""
		}
	}
	return m[1]
}

// borderTexts are what stands in the upper and lower borders of frames.
func borderTexts(line string) []string {
	var out []string
	if strings.Contains(line, "╭") != strings.Contains(line, "╰") {
		for segment := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune("╭╮╰╯─│┃", r) }) {
			out = append(out, strings.TrimSpace(segment))
		}
	}
	return out
}

var position = regexp.MustCompile(`^\d+/\d+$`)

// unlabelled reports a number that nothing says what it counts; a place in a list says it
// by its form.
func unlabelled(text string) bool {
	text = strings.TrimSpace(text)
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter) && !position.MatchString(text)
}

// footers counts the places that say what esc does: borders and the last line.
func footers(lines []string) int {
	n := 0
	for y, line := range lines {
		if y == len(lines)-1 || strings.Contains(line, "╰") {
			n += strings.Count(line, "esc ")
		}
	}
	return n
}

func TestEveryScreenReadsWell(t *testing.T) {
	t.Parallel()
	const w, h = 120, 36
	for _, l := range looks() {
		if l.label != "dark" && l.label != "light" {
			continue // the theme's tests hold the other palettes against each other
		}
		for _, sc := range everyScreen() {
			t.Run(l.label+"/"+sc.name, func(t *testing.T) {
				t.Parallel()
				frame := sc.frames(t, l, [][2]int{{w, h}})[[2]int{w, h}]
				for y, row := range cells(frame, w, h) {
					for x, c := range row {
						text, ground := c.Style.Fg, c.Style.Bg
						if ground == nil {
							ground = l.st.Palette.Background
						}
						if text == nil || !strings.ContainsFunc(c.Content, isWritten) || sameColor(text, l.st.Palette.Backdrop) {
							continue
						}
						if got := theme.Contrast(text, ground); got < 4.5 {
							t.Fatalf("line %d, cell %d: %q has a contrast of %.1f: %v on %v", y, x, c.Content, got, text, ground)
						}
					}
				}
			})
		}
	}
}

func isWritten(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func sameColor(a, b interface{ RGBA() (r, g, b, a uint32) }) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return ar>>8 == br>>8 && ag>>8 == bg>>8 && ab>>8 == bb>>8
}
