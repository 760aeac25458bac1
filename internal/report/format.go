package report

import (
	"fmt"
	"strings"
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
