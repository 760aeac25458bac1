package report

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/internal/clean"
	"cutui/internal/text"
)

// Column is a column of a text table.
type Column struct {
	Title   string
	Heading string // shown in tables; empty means Title
	Right   bool   // right-aligned and never cut, for numbers
	Time    bool   // cells are times, as Moment writes them
}

func (c Column) heading() string { return cmp.Or(c.Heading, c.Title) }

// Columns returns left-aligned columns with these titles.
func Columns(titles ...string) []Column {
	columns := make([]Column, len(titles))
	for i, title := range titles {
		columns[i].Title = title
	}
	return columns
}

// numbers returns columns of numbers.
func numbers(titles ...string) []Column {
	columns := Columns(titles...)
	for i := range columns {
		columns[i].Right = true
	}
	return columns
}

// times returns columns of times.
func times(titles ...string) []Column {
	columns := Columns(titles...)
	for i := range columns {
		columns[i].Time = true
	}
	return columns
}

// Titles returns the titles of columns.
func Titles(columns []Column) []string {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	return titles
}

// Layout says how to draw text tables. The zero value is for pipes: whole cells, full
// times, no colours.
type Layout struct {
	Width    int       // of the terminal in cells; 0 means no terminal, and nothing is cut
	Color    bool      // colour words by their meaning
	NoHeader bool      // leave out the titles
	Now      time.Time // write times as ages at this time; zero: write them in full
}

// Table writes rows aligned under their titles, two spaces apart, measured in terminal
// cells. Missing cells are empty; cells beyond the columns are left out.
func (l Layout) Table(w io.Writer, columns []Column, rows [][]string) error {
	lines := make([][]string, 0, len(rows)+1)
	if !l.NoHeader {
		head := make([]string, len(columns))
		for i, c := range columns {
			head[i] = strings.ToUpper(c.heading())
		}
		lines = append(lines, head)
	}
	for _, row := range rows {
		lines = append(lines, l.cells(columns, row))
	}
	widths := l.widths(columns, lines)
	var out strings.Builder
	for i, line := range lines {
		l.writeRow(&out, columns, widths, line, i == 0 && !l.NoHeader)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// cells returns the cells of a row as they are shown.
func (l Layout) cells(columns []Column, row []string) []string {
	cells := cleanCells(row[:min(len(row), len(columns))])
	for i, cell := range cells {
		if at, err := time.Parse(time.RFC3339, cell); columns[i].Time && !l.Now.IsZero() && err == nil {
			cells[i] = ago(l.Now, at)
		}
	}
	return cells
}

// ago returns an age in words; below two days it is exact to the hour.
func ago(now, then time.Time) string {
	const exact = 48 * time.Hour
	if age := now.Sub(then); age >= 0 && age < exact {
		return text.Age(age)
	}
	return text.Ago(now, then)
}

// Bounds of columns, in cells.
const (
	gapWidth = 2
	minWidth = 8  // the least width of a column in a narrow terminal
	maxPad   = 48 // in a pipe, a longer cell moves only its own row
)

// widths returns the widths of the columns. In a narrow terminal the widest columns
// shrink first.
func (l Layout) widths(columns []Column, lines [][]string) []int {
	widths := make([]int, len(columns))
	total := -gapWidth
	for i := range columns {
		var all []int
		for _, line := range lines {
			if i < len(line) && line[i] != "" {
				all = append(all, text.Cells(line[i]))
			}
		}
		if widths[i] = widthOf(all, l.Width == 0); !l.NoHeader {
			widths[i] = max(widths[i], len(columns[i].heading()))
		}
		total += widths[i] + gapWidth
	}
	for ; l.Width > 0 && total > l.Width; total-- {
		widest := -1
		for i, c := range columns {
			if !c.Right && widths[i] > minWidth && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// widthOf returns the width of a column from those of its non-empty cells. In a pipe,
// where nothing is cut, cells much wider than 90 % of the others don't count.
func widthOf(cells []int, pipe bool) int {
	switch {
	case len(cells) == 0:
		return 0
	case !pipe:
		return slices.Max(cells)
	}
	slices.Sort(cells)
	most := min(maxPad, cells[len(cells)-1-len(cells)/10]*3/2)
	for i := len(cells) - 1; i > 0; i-- {
		if cells[i] <= most {
			return cells[i]
		}
	}
	return min(most, cells[0])
}

// taken returns how many terminal cells a text takes. Our own terminal output is laid out
// by graphemes; the output of a pipe ends in terminals that mostly add up characters.
func (l Layout) taken(cell string) int {
	if l.Width > 0 {
		return ansi.StringWidth(cell)
	}
	return text.Cells(cell)
}

func cleanCells(cells []string) []string {
	cleaned := make([]string, len(cells))
	for i, cell := range cells {
		cleaned[i] = clean.Line(cell)
	}
	return cleaned
}

// writeRow writes a row without trailing spaces: it writes a gap only before the next
// non-empty cell.
func (l Layout) writeRow(out *strings.Builder, columns []Column, widths []int, cells []string, head bool) {
	var line strings.Builder
	gap := 0
	for i, cell := range cells {
		if l.Width > 0 {
			cell = ansi.Truncate(cell, widths[i], "…")
		}
		pad := max(0, widths[i]-l.taken(cell))
		if columns[i].Right {
			gap += pad
			pad = 0
		}
		if cell == "" {
			gap += pad
		} else {
			line.WriteString(strings.Repeat(" ", gap) + l.colored(columns[i].Title, cell, head))
			gap = pad
		}
		gap += gapWidth
	}
	if l.Width > 0 {
		out.WriteString(ansi.Truncate(line.String(), l.Width, "…"))
	} else {
		out.WriteString(line.String())
	}
	out.WriteByte('\n')
}

// SGR sequences of the terminal's own colours, which suit its background.
const (
	boldText   = "\x1b[1m"
	dimText    = "\x1b[2m"
	redText    = "\x1b[31m"
	greenText  = "\x1b[32m"
	yellowText = "\x1b[33m"
	plainText  = "\x1b[0m"
)

// colored returns a cell in the colour of its meaning.
func (l Layout) colored(column, cell string, head bool) string {
	if !l.Color {
		return cell
	}
	color := colorOf(column, cell)
	if head {
		color = boldText
	}
	if color == "" {
		return cell
	}
	return color + cell + plainText
}

// colorOf returns the colour of a word in a column: red for problems, yellow for what needs
// a look, green for success, dim for what needs no attention. Most words have none.
func colorOf(column, cell string) string {
	switch column {
	case "problem":
		return redText
	case "severity":
		return map[string]string{"high": redText, "medium": yellowText, "info": dimText}[cell]
	case "lane":
		return map[string]string{"ready": greenText, "protected": dimText}[cell]
	case "state":
		return map[string]string{
			"done": greenText, "failed": redText, "unknown": yellowText, "interrupted": yellowText, "partly failed": redText, "not all is known": yellowText, "skipped": dimText,
		}[cell]
	case "status":
		return map[string]string{"pending": yellowText, "invited": yellowText}[cell]
	case "last_active":
		return map[string]string{"never": yellowText}[cell]
	case "members_free", "guests_free":
		if cell == "0" || cell[0] == '-' {
			return redText
		}
	case "change":
		return map[string]string{"joined": greenText, "left": redText, "role": yellowText}[cell]
	}
	return ""
}

// facts writes a heading, rows of names and aligned values, and an empty line. On a
// terminal, long values are wrapped.
func (l Layout) facts(w io.Writer, heading string, rows [][]string) error {
	var b strings.Builder
	b.WriteString(l.wrapped(clean.Line(heading), 0) + "\n")
	width := 0
	for _, row := range rows {
		width = max(width, ansi.StringWidth(row[0]))
	}
	for _, row := range rows {
		cells := cleanCells(row)
		pad := strings.Repeat(" ", width-ansi.StringWidth(cells[0])+gapWidth)
		line := "  " + cells[0] + pad + l.wrapped(cells[1], width+2*gapWidth)
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// sentence writes a text as a line, wrapped on a terminal.
func (l Layout) sentence(w io.Writer, text string) error {
	_, err := io.WriteString(w, l.wrapped(clean.Line(text), 0)+"\n")
	return err
}

// leastRoom is the least width, in cells, to which text is wrapped.
const leastRoom = 10

// wrapped breaks a text into lines for the terminal and indents all but the first.
func (l Layout) wrapped(text string, indent int) string {
	if l.Width == 0 {
		return text
	}
	lines := strings.Split(ansi.Wrap(text, max(l.Width-indent, leastRoom), ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n"+strings.Repeat(" ", indent))
}
