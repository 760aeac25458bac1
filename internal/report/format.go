package report

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"cutui/internal/clean"
)

// Format is an output format.
type Format uint8

// The formats. Lists support the first three, reports all of them.
const (
	TextFormat Format = iota
	JSONFormat
	CSVFormat
	MarkdownFormat
	HTMLFormat
)

var formatNames = [...]string{"table", "json", "csv", "markdown", "html"}

// String returns table, json, csv, markdown or html.
func (f Format) String() string { return formatNames[min(f, HTMLFormat)] }

// Extension returns the file name extension of the format, with its dot.
func (f Format) Extension() string {
	return [...]string{".txt", ".json", ".csv", ".md", ".html"}[min(f, HTMLFormat)]
}

// ListFormats returns the formats of plain lists.
func ListFormats() []Format { return []Format{TextFormat, JSONFormat, CSVFormat} }

// ReportFormats returns the formats of reports.
func ReportFormats() []Format {
	return []Format{TextFormat, JSONFormat, CSVFormat, MarkdownFormat, HTMLFormat}
}

// ParseFormat returns the allowed format with this name, ignoring case.
func ParseFormat(name string, allowed []Format) (Format, error) {
	names := make([]string, len(allowed))
	for i, f := range allowed {
		if strings.EqualFold(name, f.String()) {
			return f, nil
		}
		names[i] = f.String()
	}
	return 0, fmt.Errorf("%q is not a format here: use %s", name, strings.Join(names, ", "))
}

// csv writes rows as CSV, with a header unless the layout leaves it out.
func (l Layout) csv(w io.Writer, header []string, rows [][]string) error {
	if l.NoHeader {
		header = nil
	}
	return CSV(w, header, rows)
}

// CSV writes a header, unless it is empty, and rows. Cells that a spreadsheet would take for
// a formula get a leading apostrophe, which makes them text.
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

// writeCSV writes a row. It quotes cells that contain the separator of any locale, not
// only commas. Errors stay in the writer until Flush.
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

// csvSeparators are the cell separators of all locales.
const csvSeparators = ",;\t"

// formulaInside matches what would become a formula if the cell were split at a separator.
var formulaInside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([,;\t] *)([=+\-@＝＋－＠])`) })

// csvCell cleans a cell and neutralises formulas. Cleaning comes first because it removes
// invisible characters in front of a formula. The full-width signs count too: some
// spreadsheets read them like the narrow ones.
func csvCell(cell string) string {
	cell = clean.Line(cell)
	if strings.ContainsAny(cell, csvSeparators) {
		cell = formulaInside().ReplaceAllString(cell, "$1'$2")
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " "))
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// markdownSigns escapes characters that have a meaning inside a line of Markdown, and what
// turns a bare address into a link.
var markdownSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "://", `\://`, "www.", `www\.`,
)

// markdownText escapes text for a line, a heading or a table cell.
func markdownText(s string) string { return markdownSigns.Replace(clean.Line(s)) }

// markdownTable writes a table and escapes its cells.
func markdownTable(b *strings.Builder, columns []Column, rows [][]string) {
	b.WriteString("|")
	for _, c := range columns {
		b.WriteString(" " + markdownText(c.Title) + " |")
	}
	b.WriteString("\n|")
	for _, c := range columns {
		if c.Right {
			b.WriteString(" ---: |")
		} else {
			b.WriteString(" --- |")
		}
	}
	b.WriteString("\n")
	for _, row := range rows {
		b.WriteString("|")
		for i := range columns {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			b.WriteString(" " + markdownText(cell) + " |")
		}
		b.WriteString("\n")
	}
}

// markdownSection writes a section: a title, an introduction, named facts, and a table if
// there are rows.
func markdownSection(b *strings.Builder, title, intro string, facts [][]string, columns []Column, rows [][]string) {
	fmt.Fprintf(b, "\n## %s\n\n", title)
	if intro != "" {
		b.WriteString(intro + "\n\n")
	}
	markdownFacts(b, facts)
	if len(rows) > 0 && len(facts) > 0 {
		b.WriteString("\n")
	}
	if len(rows) > 0 {
		markdownTable(b, columns, rows)
	}
}

// markdownFacts writes a line for each name and value.
func markdownFacts(b *strings.Builder, facts [][]string) {
	for _, fact := range facts {
		fmt.Fprintf(b, "- **%s:** %s\n", fact[0], markdownText(fact[1]))
	}
}
