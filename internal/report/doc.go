// Package report writes the program's output off the screen: tables, CSV, JSON, Markdown
// and HTML. Each kind of document has a file; tables, formats and words are shared.
package report
