package picture

import (
	"fmt"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// Frame is a screen of a [Film], and how long it is shown.
type Frame struct {
	Cells [][]uv.Cell
	Hold  time.Duration
}

// Film draws frames of the same size as an SVG document that plays them in a loop, with CSS
// alone. Each distinct line of the screen is in it once. A viewer with reduced motion shows
// the last frame. Without frames the picture is empty.
func Film(frames []Frame, window Window) string {
	if len(frames) == 0 {
		return SVG(nil, window)
	}
	f := film{drawing: newDrawing(window), frames: frames, shows: map[string]int{}}
	last := frames[len(frames)-1].Cells
	for y := range last {
		f.row(y)
	}
	var b strings.Builder
	document(&b, f.drawing, columnsOf(last), len(last), f.timing(), f.body.String())
	return b.String()
}

// film collects the lines of all frames.
type film struct {
	*drawing
	frames []Frame
	body   strings.Builder
	shows  map[string]int // the number of each set of frames; a set is a text of 0 and 1
	sets   []string       // the sets, by number
}

// row draws everything that is on line y of the screen during the film.
func (f *film) row(y int) {
	when := map[string][]byte{} // the frames that have each drawn line
	var order []string
	for i, frame := range f.frames {
		text := ""
		if y < len(frame.Cells) {
			text = f.lineAlone(frame.Cells[y])
		}
		if when[text] == nil {
			when[text] = []byte(strings.Repeat("0", len(f.frames)))
			order = append(order, text)
		}
		when[text][i] = '1'
	}
	for _, text := range order {
		set := string(when[text])
		class := ""
		if strings.Contains(set, "0") {
			class = fmt.Sprintf(` class="f%d"`, f.set(set))
		}
		fmt.Fprintf(&f.body, `<g transform="translate(0 %d)"%s>`+"\n%s</g>\n", y*cellH, class, text)
	}
}

// lineAlone draws a line of cells as the first line of a picture.
func (f *film) lineAlone(cells []uv.Cell) string {
	d := newDrawing(f.window)
	d.styles = f.styles
	d.line(0, cells)
	var b strings.Builder
	d.writeBody(&b)
	return b.String()
}

func (f *film) set(frames string) int {
	n, ok := f.shows[frames]
	if !ok {
		n = len(f.sets)
		f.shows[frames], f.sets = n, append(f.sets, frames)
	}
	return n
}

// timing returns the CSS rules that show and hide each set of frames.
func (f *film) timing() string {
	total := time.Duration(0)
	for _, frame := range f.frames {
		total += frame.Hold
	}
	var b strings.Builder
	for n, set := range f.sets {
		fmt.Fprintf(&b, ".f%d{visibility:%s;animation:f%[1]d %[3]gs step-end infinite}@keyframes f%[1]d{", n, visible(set[len(set)-1]), total.Seconds())
		at := time.Duration(0)
		for i, frame := range f.frames {
			if i == 0 || set[i] != set[i-1] {
				fmt.Fprintf(&b, "%.2f%%{visibility:%s}", 100*at.Seconds()/total.Seconds(), visible(set[i]))
			}
			at += frame.Hold
		}
		b.WriteString("}\n")
	}
	b.WriteString("@media(prefers-reduced-motion:reduce){g{animation:none!important}}\n")
	return b.String()
}

func visible(shown byte) string {
	if shown == '1' {
		return "visible"
	}
	return "hidden"
}
