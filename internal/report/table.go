package report

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cutui/internal/clean"
)

// Column is a column of a text table.
type Column struct {
	Title string
	Right bool // numbers are aligned to the right
}

// Columns are left-aligned columns of these titles.
func Columns(titles ...string) []Column {
	columns := make([]Column, len(titles))
	for i, title := range titles {
		columns[i].Title = title
	}
	return columns
}

// Titles are the titles of columns.
func Titles(columns []Column) []string {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	return titles
}

// Table writes rows aligned under their titles, two spaces apart, measured in
// terminal cells. A row may be short; what is longer than the columns is left out.
func Table(w io.Writer, columns []Column, rows [][]string) error {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = strings.ToUpper(c.Title)
	}
	lines := append([][]string{head}, rows...)
	widths := make([]int, len(columns))
	for l, line := range lines {
		lines[l] = cleanCells(line[:min(len(line), len(columns))])
		for i, cell := range lines[l] {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	var out strings.Builder
	for _, line := range lines {
		writeRow(&out, columns, widths, line)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func cleanCells(cells []string) []string {
	cleaned := make([]string, len(cells))
	for i, cell := range cells {
		cleaned[i] = clean.Line(cell)
	}
	return cleaned
}

// writeRow leaves no spaces at a line's end: gaps are written before the next
// cell that has something in it.
func writeRow(out *strings.Builder, columns []Column, widths []int, cells []string) {
	gap := 0
	for i, cell := range cells {
		pad := widths[i] - ansi.StringWidth(cell)
		if columns[i].Right {
			gap += pad
			pad = 0
		}
		if cell == "" {
			gap += pad
		} else {
			out.WriteString(strings.Repeat(" ", gap))
			out.WriteString(cell)
			gap = pad
		}
		gap += 2
	}
	out.WriteByte('\n')
}
