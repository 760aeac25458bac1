package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"cutui/ui/uitest/picture"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// cells returns styled lines as the cells of a terminal with w columns.
func cells(w int, lines ...string) [][]uv.Cell {
	screen := uv.NewScreenBuffer(w, len(lines))
	screen.Method = ansi.GraphemeWidth
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(screen, screen.Bounds())
	all := make([][]uv.Cell, len(lines))
	for y := range all {
		all[y] = make([]uv.Cell, w)
		for x := range all[y] {
			all[y][x] = *screen.CellAt(x, y)
		}
	}
	return all
}

func draw(t *testing.T, w int, lines ...string) string {
	t.Helper()
	svg := picture.SVG(cells(w, lines...), picture.Dark("demo"))
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return svg
		} else if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
	}
}

func want(t *testing.T, svg string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(svg, part) {
			t.Errorf("%s is missing in\n%s", part, svg)
		}
	}
}

func TestCharactersAreInTheirCells(t *testing.T) {
	t.Parallel()
	svg := draw(t, 20, "", "ab cd 漢字 é")
	want(t, svg,
		`y="35" x="0 9">ab<`, `y="35" x="27 36">cd<`, `y="35" x="54">漢<`, `y="35" x="72">字<`, `y="35" x="99">é<`,
		`width="212" height="102"`)
}

func TestLinesAndBlocksAreShapes(t *testing.T) {
	t.Parallel()
	svg := draw(t, 20, "╭─┬╮├┼┤╰┴╯│┃━", "█▌▏▄▀▐░▒▓", "▸▴▾▲●○⣾")
	if strings.ContainsAny(svg, "╭─┬╮├┼┤╰┴╯│┃━█▌▏▄▀▐░▒▓▸▴▾▲●○⣾") {
		t.Errorf("a line or block is left to the font:\n%s", svg)
	}
	want(t, svg,
		`d="M4.5 20V14.5Q4.5 10 9 10H9M9 10H18`,              // ╭ and ─ join
		`<rect x="0" y="20" width="9" height="20"`,           // █
		`<rect x="9" y="20" width="4.5" height="20"`,         // ▌
		`<rect x="18" y="20" width="1.125" height="20"`,      // ▏
		`<rect x="27" y="30" width="9" height="10"`,          // ▄
		`<rect x="36" y="20" width="9" height="10"`,          // ▀
		`<rect x="49.5" y="20" width="4.5" height="20"`,      // ▐
		`<rect x="54" y="20" width="9" height="20" fill="#d`, // ░
		`opacity="0.25"`, `opacity="0.5"`, `opacity="0.75"`)
}

func TestColoursAndAttributes(t *testing.T) {
	t.Parallel()
	svg := draw(t, 60, "\x1b[38;2;255;0;0mred\x1b[m \x1b[1mbold\x1b[m \x1b[3mitalic\x1b[m \x1b[38;2;0;255;0;7mreverse\x1b[m "+
		"\x1b[4ma b\x1b[m \x1b[9mx\x1b[m \x1b[8mhidden\x1b[m \x1b[2mfaint\x1b[m \x1b[31mbasic\x1b[m")
	want(t, svg,
		"fill:#ff0000}", "font-weight:700}", "font-style:italic}",
		`<rect x="144" y="0" width="63" height="20" fill="#00ff00"/>`, // reverse: the colour is behind
		"fill:#16161e}", // and the background in front
		`<rect x="216" y="17" width="9" height="1"`, // the blank is underlined too
		`<rect x="252" y="10" width="9" height="1"`, // struck out
		"{fill:#82828d}", // faint is between text and background
		"{fill:#800000}") // of the palette
	if strings.Contains(svg, "hidden") {
		t.Error("hidden text is visible")
	}
}

func TestBackgroundsJoin(t *testing.T) {
	t.Parallel()
	svg := draw(t, 12, "  \x1b[48;2;1;2;3ma 漢\x1b[1mb\x1b[48;2;9;9;9mc\x1b[m")
	want(t, svg, `<rect x="18" y="0" width="45" height="20" fill="#010203"/>`, `<rect x="63" y="0" width="9" height="20" fill="#090909"/>`)
}

func TestRightToLeftStaysTogether(t *testing.T) {
	t.Parallel()
	want(t, draw(t, 20, "שרה כהן abc"), `x="0">שרה כהן<`, `x="72 81 90">abc<`)
}

func TestHostileTextIsEscaped(t *testing.T) {
	t.Parallel()
	lines := cells(30, `<script>&"</script>`)
	lines[0][20].Content = "\x01]]>\ufffe"
	svg := picture.SVG(lines, picture.Light("<title> & \x00\"quoted\""))
	if strings.Contains(svg, "<script") || strings.Contains(svg, "<title") || strings.ContainsAny(svg, "\x00\x01\ufffe") {
		t.Errorf("%s", svg)
	}
	want(t, svg, "&lt;title&gt; &amp; &quot;quoted&quot;", "&lt;script&gt;&amp;&quot;&lt;/script&gt;")
}

func TestCursorIsABlock(t *testing.T) {
	t.Parallel()
	window := picture.Light("")
	window.Cursor, window.CursorX, window.CursorY = true, 1, 0
	want(t, picture.SVG(cells(3, "abc"), window), `<rect x="9" y="0" width="9" height="20" fill="#22222f"/>`, "fill:#ffffff}")
}

func TestSameCellsSameBytes(t *testing.T) {
	t.Parallel()
	first := draw(t, 30, "╭─╮ \x1b[31ma\x1b[32mb\x1b[33mc\x1b[m │")
	for range 10 {
		if draw(t, 30, "╭─╮ \x1b[31ma\x1b[32mb\x1b[33mc\x1b[m │") != first {
			t.Fatal("two pictures of the same cells differ")
		}
	}
}

// At any moment of the film the lines of other frames are hidden.
func TestFilm(t *testing.T) {
	t.Parallel()
	frame := func(hold time.Duration, lines ...string) picture.Frame {
		return picture.Frame{Cells: cells(8, lines...), Hold: hold}
	}
	svg := picture.Film([]picture.Frame{
		frame(time.Second, "title", "one"), frame(3*time.Second, "title", "two"), frame(time.Second, "title", "one"),
	}, picture.Dark("film"))
	want(t, svg,
		"@keyframes f0{0.00%{visibility:visible}20.00%{visibility:hidden}80.00%{visibility:visible}}",
		"@keyframes f1{0.00%{visibility:hidden}20.00%{visibility:visible}80.00%{visibility:hidden}}",
		".f0{visibility:visible;animation:f0 5s step-end infinite}", ".f1{visibility:hidden;", "prefers-reduced-motion",
	)
	for text, times := range map[string]int{">title<": 1, ">one<": 1, ">two<": 1, "<script": 0} {
		if n := strings.Count(svg, text); n != times {
			t.Errorf("%s is in the film %d times, want %d:\n%s", text, n, times, svg)
		}
	}
	want(t, picture.Film(nil, picture.Dark("")), `width="32" height="62"`)
}

func TestNothingToDraw(t *testing.T) {
	t.Parallel()
	want(t, picture.SVG(nil, picture.Dark("")), `width="32" height="62"`)
}

func TestPNG(t *testing.T) {
	t.Parallel()
	data, err := picture.PNG(t.Context(), draw(t, 10, "│ ok │"), 2)
	if errors.Is(err, picture.ErrNoConverter) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width != 244 || size.Height != 164 {
		t.Errorf("%d×%d, %v; want 244×164", size.Width, size.Height, err)
	}
	if _, err := picture.PNG(t.Context(), "no picture", 1); err == nil || !strings.Contains(err.Error(), "convert the picture") {
		t.Errorf("bad SVG: %v", err)
	}
}
