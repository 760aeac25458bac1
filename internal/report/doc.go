// Package report writes what the program says outside of the screen: tables, CSV, JSON,
// Markdown and HTML. There is a file for each document; they share tables, formats and words.
package report
