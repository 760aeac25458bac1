package report

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"

	"cutui/internal/clean"
)

// CSV writes a header, unless that is empty, and rows. Cells that a spreadsheet would take for a
// formula get an apostrophe in front, which shows them as they are.
func CSV(w io.Writer, header []string, rows [][]string) error {
	out := csv.NewWriter(w)
	if len(header) > 0 {
		if err := out.Write(header); err != nil {
			return err
		}
	}
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = csvCell(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// csvCell looks at a cell after cleaning, since an invisible sign in front of a
// formula goes with that. It also stops the wide forms of the signs, which some
// spreadsheets read as the narrow ones.
func csvCell(cell string) string {
	cell = clean.Line(cell)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " "))
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
