// Package reviewform writes the page on which a reviewer says who is still needed. The page
// is whole by itself and works without a network: its policy allows one style and one
// script, by their hashes, and no request. The script is the same in every page. It reads
// names only as text of the page, and saves the answers as CSV through the browser.
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

// data is what the page shows.
type data struct {
	Review              *accessreview.Review
	Sheet               *accessreview.Sheet
	Title, Due, Asked   string
	File                string
	Script              template.JS
	Style               template.CSS
	ScriptSum, StyleSum string
}

// Write writes the form of one sheet of a review.
func Write(w io.Writer, r *accessreview.Review, sheet int) error {
	t, err := template.New("form").Parse(page)
	if err != nil {
		return fmt.Errorf("the form of the review: %w", err)
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

// sum is a text's hash as a page's policy names it.
func sum(text string) string {
	h := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}
