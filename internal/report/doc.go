// Package report writes what the program says outside of the screen: tables, CSV, JSON,
// Markdown and HTML.
//
// Size: it has a type and a writer for each of the documents that commands and pages give;
// they share tables, formats and words.
package report
