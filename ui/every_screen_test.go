package ui_test

import (
	"fmt"
	"image/color"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"cutui/model"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest/fake"
)

// everySize has the sizes of terminals that the design names.
var everySize = [][2]int{{120, 36}, {80, 24}, {60, 16}, {100, 30}, {200, 50}}

// everyScreen returns all scenes, and screens that no picture shows.
func everyScreen() []scene {
	all := scenes()
	keys := map[string]string{
		"zoom": "+", "zoomed-details": "j enter +", "domain": "[ j 3", "sort": "S", "compare": "a c", "new-group": "T n", "role": "I m i a @ x . c o enter", "put-back": "a A enter enter ] ] ] A", "columns": "c", "column": "c down", "groups": "T", "remove": "x",
		"share": "j s", "inside": "j s right", "edit": "j e", "edit-member": "j j e", "member": "I", "find": "F", "runs-none": "C", "until": "w",
		"like": "j L", "replace": "j X", "view-only": "j V", "make-guest": "j j M", "unshare": "j enter u", "hand-over": "x ctrl+t", "hand-off": "x ctrl+e",
		"audit-target": "a [", "set-target": "a T", "audit-target-set": "a T enter", "review-target": "a T enter X", "audit-who-sees-what": "a [ [",
		"audit-matrix": "a D [ [", "audit-filtered": "a / i n e s", "audit-none": "a / z z z enter", "out-of-groups": "a j j t", "off-board": "[ j x",
		"reviewers-none": "a Q", "reviewers-ask": "a Q n", "reviewers": "a Q n enter", "answers": "a Q n enter a", "answers-read": "a Q n enter a down enter",
	}
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		all = append(all, at(name, usual, keyed(keys[name], nil)))
	}
	shared := func(s *screen) {
		s.keys("i")
		s.types("sam@client.example")
		s.keys("enter", "enter")
		s.types("zebra")
	}
	held := func() *world {
		w := usual()
		w.Wait = fake.FromStep(1)
		return w
	}
	before := func() *world {
		w := usual()
		w.Runs = []model.RunRecord{interrupted()}
		return w
	}
	return append(
		all,
		at("picker", usual, shared),
		at("who-has", usual, func(s *screen) { shared(s); s.keys("ctrl+g") }),
		at("undo", usual, func(s *screen) { shared(s); s.keys("tab", "enter", "enter", "U") }),
		at("leaving", held, func(s *screen) { shared(s); s.keys("tab", "enter", "enter", "esc", "q") }),
		at("interrupted", before, keyed("C", nil)),
		at("steps", before, keyed("C enter", nil)),
		at("give-up", before, keyed("C x", nil)),
		at("command", usual, asksAboutUserCommand),
		at("resume", before, keyed("C C", nil)),
	)
}

// frames returns the scene at each size, from one program that is resized.
func (sc *scene) frames(t *testing.T, l look, sizes [][2]int) map[[2]int]string {
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
		sc.opens = strings.Contains(s.Part(), ".") && !strings.HasPrefix(s.Part(), "auditpage.Audit ") // its keys may be below what is said
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
				problems := layoutProblems(lines, size[0], size[1])
				rows := cells(frame, size[0], size[1])
				if keys := footers(rows, dark.st.Palette.Backdrop); keys > 1 || keys == 0 && sc.opens {
					problems = append(problems, fmt.Sprintf("%d places say what esc does", keys))
				}
				if size[0] >= 120 {
					problems = append(problems, cutSentences(lines)...)
				}
				for _, cut := range cutUnderCursor(rows, dark.st.Palette.Backdrop) {
					problems = append(problems, fmt.Sprintf("%s is whole nowhere", cut))
				}
				for _, problem := range problems {
					t.Errorf("%d×%d: %s\n%s", size[0], size[1], problem, strings.Join(lines, "\n"))
				}
			}
		})
	}
}

// layoutProblems returns what is wrong with a screen of w×h cells.
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
	return out
}

// The audit's card has whole words at every size, and its sheet of workspaces has their seats
// even if no pane has loaded them.
func TestAuditIsWholeInEverySize(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(2), 60, 16, func(s *screen) {
		s.keys("a", "[", "[", "[")
		if text := s.text(); strings.Contains(text, "unknown") || !strings.Contains(text, "9/9") {
			t.Errorf("the workspaces are not known:\n%s", text)
		}
		for w := 70; w < 130; w++ {
			s.size(w, 30)
			for line := range strings.SplitSeq(s.text(), "\n") {
				if strings.Contains(line, "since ") && strings.Contains(line, "…") {
					t.Errorf("%d cells: %s", w, line)
				}
			}
		}
	})
}

var cutText = regexp.MustCompile(`(\S+ \S+ ?…) {20,}[│┃]`)

// cutWithRoom matches a text that is cut with … although there is room after it.
func cutWithRoom(line string) string {
	m := cutText.FindStringSubmatch(line)
	if len(m) == 0 {
		return ""
	}
	for _, underWay := range []string{"out…", "oading…", "eading…", "people…", "Asking ClickUp…"} {
		if strings.Contains(m[1], underWay) {
			return ""
		}
	}
	return m[1]
}

// borderTexts returns the texts in the upper and lower borders of frames.
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

// unlabelled reports whether a number has no word for what it counts. A position in a list,
// such as 1/10, needs none.
func unlabelled(text string) bool {
	text = strings.TrimSpace(text)
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter) && !position.MatchString(text)
}

// footers counts the places that say how to go back, in borders and in the last line, without
// those of the backdrop.
func footers(rows [][]uv.Cell, backdrop color.Color) int {
	n := 0
	for y, row := range rows {
		line := ""
		for _, c := range row {
			line += c.Content
		}
		if y == len(rows)-1 || strings.Contains(line, "╰") {
			bright := inFront(row, backdrop)
			n += strings.Count(bright, " esc ") + strings.Count(bright, " enter close ")
		}
	}
	return n
}

// inFront returns the text of a row of cells, without the backdrop of an overlay.
func inFront(row []uv.Cell, backdrop color.Color) string {
	text := ""
	for _, c := range row {
		if c.Style.Fg == nil || !sameColor(c.Style.Fg, backdrop) {
			text += c.Content
		}
	}
	return text
}

// Every screen is readable in every look, also after the terminal's own quantising. The cursor
// row stands out, and without colours only the focused frame is double.
func TestEveryScreenReadsWell(t *testing.T) {
	t.Parallel()
	const w, h = 120, 36
	for _, sc := range everyScreen() {
		if sc.of == nil {
			continue
		}
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newScreen(t, sc.of(), w, h)
				sc.to(s)
				for _, l := range looks() {
					frame := s.DrawIn(l.st)
					rows := cells(frame, w, h)
					if problem := l.unreadable(rows); problem != "" {
						t.Errorf("%s: %s", l.label, problem)
					}
					if problem := l.unclear(rows); problem != "" {
						t.Errorf("%s: %s:\n%s", l.label, problem, plain(frame))
					}
				}
			})
		})
	}
}

// unreadable returns the text with too little contrast, on the terminals that show the look.
func (l look) unreadable(rows [][]uv.Cell) string {
	for y, row := range rows {
		for x, c := range row {
			if !strings.ContainsFunc(c.Content, isWritten) || behind(l, c) {
				continue
			}
			for terminal, show := range l.terminals() {
				text, ground := show(c)
				least := 4.5
				if l.st.Name == theme.HighContrast && terminal == allColours {
					least = 7
				}
				if got := theme.Contrast(text, ground); got < least {
					return fmt.Sprintf("line %d, cell %d: %q has a contrast of %.1f on %s: %v on %v", y, x, c.Content, got, terminal, text, ground)
				}
			}
		}
	}
	return ""
}

// behind reports whether a cell belongs to the backdrop of an overlay.
func behind(l look, c uv.Cell) bool {
	if l.st.Depth != theme.Rich {
		return c.Style.Attrs&uv.AttrFaint != 0 && c.Style.Fg == nil
	}
	return c.Style.Fg != nil && sameColor(c.Style.Fg, l.st.Palette.Backdrop)
}

// terminals returns the terminals that show a look, with how they show a cell.
func (l look) terminals() map[string]func(uv.Cell) (text, ground color.Color) {
	of := func(convert func(color.Color) color.Color, plainText, plainGround color.Color) func(uv.Cell) (color.Color, color.Color) {
		return func(c uv.Cell) (text, ground color.Color) {
			text, ground = plainText, plainGround
			if c.Style.Fg != nil {
				text = convert(c.Style.Fg)
			}
			if c.Style.Bg != nil {
				ground = convert(c.Style.Bg)
			}
			if c.Style.Attrs&uv.AttrReverse != 0 {
				text, ground = ground, text
			}
			return text, ground
		}
	}
	same := func(c color.Color) color.Color { return c }
	p := l.st.Palette
	switch {
	case l.st.Name == theme.Mono:
		return nil
	case l.st.Depth == theme.Rich:
		return map[string]func(uv.Cell) (color.Color, color.Color){
			allColours:                  of(same, p.Inks[theme.Text], p.Background),
			"a terminal of 256 colours": of(func(c color.Color) color.Color { return colorprofile.ANSI256.Convert(c) }, p.Inks[theme.Text], p.Background),
		}
	}
	out := map[string]func(uv.Cell) (color.Color, color.Color){}
	for name, values := range sixteens {
		values := func(c color.Color) color.Color {
			if basic, ok := c.(ansi.BasicColor); ok {
				n := values[basic]
				return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}
			}
			return c
		}
		out[name] = of(values, values(ansi.White), values(ansi.Black))
	}
	return out
}

const allColours = "a terminal of all colours"

// sixteens has the values of the 16 colours in widespread terminals.
var sixteens = map[string][16]uint32{
	"xterm": {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	},
	"VGA and the Linux console": {
		0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
		0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
	},
}

// unclear returns why the focus is hard to find: more than one row looks like the cursor's row,
// or without colours another frame is double, a colour is used, or there is another cursor
// glyph.
func (l look) unclear(rows [][]uv.Cell) string {
	const rowLines = 2 // of a workspace, at most
	chosen, double, signs := 0, 0, 0
	for _, row := range rows {
		line, lit := "", 0
		for _, c := range row {
			line += c.Content
			switch {
			case l.st.Depth != theme.Rich || l.st.Name == theme.Mono:
				if c.Style.Attrs&uv.AttrReverse != 0 {
					lit++
				}
			case c.Style.Bg != nil && sameColor(c.Style.Bg, l.st.Palette.Selection):
				lit++
			}
			if l.st.Name == theme.Mono && (c.Style.Fg != nil || c.Style.Bg != nil) {
				return fmt.Sprintf("%q has a colour", c.Content)
			}
		}
		if lit > 5 {
			chosen++
		}
		double += strings.Count(line, "╔")
		signs += strings.Count(line, "▸ ") + strings.Count(line, "▸✓")
	}
	switch {
	case chosen > rowLines:
		return fmt.Sprintf("%d lines are shown as the cursor's", chosen)
	case l.st.Name == theme.Mono && double != 1:
		return fmt.Sprintf("%d frames are double", double)
	case l.st.Name == theme.Mono && signs > 1:
		return fmt.Sprintf("the cursor's sign stands %d times", signs)
	}
	return ""
}

func isWritten(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func sameColor(a, b interface{ RGBA() (r, g, b, a uint32) }) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return ar>>8 == br>>8 && ag>>8 == bg>>8 && ab>>8 == bb>>8
}
