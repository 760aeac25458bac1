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

// Format is how a report is written.
type Format uint8

// The formats; lists know the first three, reports all of them.
const (
	TextFormat Format = iota
	JSONFormat
	CSVFormat
	MarkdownFormat
	HTMLFormat
)

var formatNames = [...]string{"table", "json", "csv", "markdown", "html"}

// String is table, json, csv, markdown or html.
func (f Format) String() string { return formatNames[min(f, HTMLFormat)] }

// Extension is the end of a file's name in this format, with the dot.
func (f Format) Extension() string {
	return [...]string{".txt", ".json", ".csv", ".md", ".html"}[min(f, HTMLFormat)]
}

// ListFormats are the formats of plain lists.
func ListFormats() []Format { return []Format{TextFormat, JSONFormat, CSVFormat} }

// ReportFormats are the formats of reports.
func ReportFormats() []Format {
	return []Format{TextFormat, JSONFormat, CSVFormat, MarkdownFormat, HTMLFormat}
}

// ParseFormat reads one of the allowed formats' names in any case.
func ParseFormat(name string, allowed []Format) (Format, error) {
	names := make([]string, len(allowed))
	for i, f := range allowed {
		if strings.EqualFold(name, f.String()) {
			return f, nil
		}
		names[i] = f.String()
	}
	return 0, fmt.Errorf("%q is no format here: use %s", name, strings.Join(names, ", "))
}

// csv writes rows as CSV, under a header unless that is to be left out.
func (l Layout) csv(w io.Writer, header []string, rows [][]string) error {
	if l.NoHeader {
		header = nil
	}
	return CSV(w, header, rows)
}

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
var formulaInside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([,;\t] *)([=+\-@＝＋－＠])`) })

// csvCell looks at a cell after cleaning, since an invisible sign in front of a
// formula goes with that. It also stops the wide forms of the signs, which some
// spreadsheets read as the narrow ones.
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

// markdownSigns are what Markdown gives a meaning to inside a line, and what
// would turn a bare address into a link.
var markdownSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "://", `\://`, "www.", `www\.`,
)

// markdownText makes text safe inside a line, a heading or a table's cell.
func markdownText(s string) string { return markdownSigns.Replace(clean.Line(s)) }

// markdownTable writes a table; cells are made safe here.
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

// markdownSection writes a part of a report: a title, what it is about, facts with their
// names, and a table where there are rows.
func markdownSection(b *strings.Builder, title, about string, facts [][]string, columns []Column, rows [][]string) {
	fmt.Fprintf(b, "\n## %s\n\n", title)
	if about != "" {
		b.WriteString(about + "\n\n")
	}
	markdownFacts(b, facts)
	if len(rows) > 0 && len(facts) > 0 {
		b.WriteString("\n")
	}
	if len(rows) > 0 {
		markdownTable(b, columns, rows)
	}
}

// markdownFacts writes names and values, a line each.
func markdownFacts(b *strings.Builder, facts [][]string) {
	for _, fact := range facts {
		fmt.Fprintf(b, "- **%s:** %s\n", fact[0], markdownText(fact[1]))
	}
}
