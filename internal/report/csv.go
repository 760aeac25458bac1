package report

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"cutui/internal/clean"
)

// CSV writes a header, unless that is empty, and rows. Cells that a spreadsheet would take for a
// formula get an apostrophe in front, which shows them as they are.
func CSV(w io.Writer, header []string, rows [][]string) error {
	out := bufio.NewWriter(w)
	if len(header) > 0 {
		writeCSV(out, header)
	}
	for _, row := range rows {
		writeCSV(out, row)
	}
	return out.Flush()
}

// writeCSV writes a row. A cell with a separator of any locale is quoted, not only one
// with a comma. The writer keeps its error for the end.
func writeCSV(out *bufio.Writer, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		cell = csvCell(cell)
		if cell != strings.TrimSpace(cell) || strings.ContainsAny(cell, csvSeparators+"\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		_, _ = out.WriteString(cell)
	}
	_ = out.WriteByte('\n')
}

// csvSeparators separate cells somewhere in the world.
const csvSeparators = ",;\t"

// formulaInside is what would be a formula where the cell is taken apart at a separator.
var formulaInside = regexp.MustCompile(`([,;\t] *)([=+\-@＝＋－＠])`)

// csvCell looks at a cell after cleaning, since an invisible sign in front of a
// formula goes with that. It also stops the wide forms of the signs, which some
// spreadsheets read as the narrow ones.
func csvCell(cell string) string {
	cell = clean.Line(cell)
	if strings.ContainsAny(cell, csvSeparators) {
		cell = formulaInside.ReplaceAllString(cell, "$1'$2")
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " "))
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
