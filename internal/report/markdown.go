package report

import (
	"strings"

	"cutui/internal/clean"
)

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
