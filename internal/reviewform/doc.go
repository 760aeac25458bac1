// Package reviewform writes the HTML form on which a reviewer says who is still needed. The
// page is self-contained and works offline: its content security policy allows one style
// and one script, by their hashes, and no requests. The script is the same in every page;
// it handles names only as text, and saves the answers as CSV through the browser.
package reviewform

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"cutui/model/accessreview"
)

//go:embed form.html
var page string

//go:embed form.js
var script string

//go:embed form.css
var style string

// data holds the values of the template.
type data struct {
	Review              *accessreview.Review
	Sheet               *accessreview.Sheet
	Title, Due, Asked   string
	File                string
	Script              template.JS
	Style               template.CSS
	ScriptSum, StyleSum string
}

// Write writes the form for the sheet with this index in r.Sheets.
func Write(w io.Writer, r *accessreview.Review, sheet int) error {
	t, err := template.New("form").Parse(page)
	if err != nil {
		return fmt.Errorf("the review form: %w", err)
	}
	s := &r.Sheets[sheet]
	d := data{
		Review: r, Sheet: s, Title: "Who is still needed in " + r.Name + "?", Asked: r.At.Format("2 Jan 2006"), File: r.FileName(sheet) + "-answers.csv",
		Script: template.JS(script), Style: template.CSS(style), ScriptSum: sum(script), StyleSum: sum(style), //nolint:gosec // both are files of this package
	}
	if !r.Due.IsZero() {
		d.Due = r.Due.Format("2 Jan 2006")
	}
	return t.Execute(w, d)
}

// sum returns the hash of a text as a content security policy names it.
func sum(text string) string {
	h := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}
