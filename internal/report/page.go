package report

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"cutui/internal/clean"
)

//go:embed style.css
var style string

// markup is trusted HTML, written in this package.
type markup string

// page builds an HTML page. Values are escaped unless they are markup, so text from
// outside can't become HTML.
type page struct {
	out   strings.Builder
	about string          // the name of the workspace or client of the current article
	part  int             // the number of the current article, from 1
	named map[string]bool // the region names used so far
}

// region returns a name for a part of the page that no other part has.
func (p *page) region(name string) string {
	name = clean.Line(name)
	if p.named[name] {
		name = clean.Line(name + ", " + p.about)
	}
	for again := name; p.named[name]; again += " again" {
		name = again
	}
	if p.named == nil {
		p.named = map[string]bool{}
	}
	p.named[name] = true
	return name
}

// add writes formatted HTML and escapes the values.
func (p *page) add(format string, values ...any) {
	safe := make([]any, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case markup:
			safe[i] = string(v)
		case string:
			safe[i] = escape(v)
		case fmt.Stringer:
			safe[i] = escape(v.String())
		default:
			safe[i] = v
		}
	}
	fmt.Fprintf(&p.out, format, safe...)
}

func escape(s string) string { return html.EscapeString(clean.Line(s)) }

// open starts the page. Its content security policy forbids requests and scripts: the page
// is self-contained.
func (p *page) open(title string) {
	p.add(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>%s</title>
<style>
%s</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main">
`, title, markup(style))
}

func (p *page) close(w io.Writer) error {
	p.add("</main>\n<footer>Made by cutui. This page loads nothing from any server.</footer>\n</body>\n</html>\n")
	_, err := io.WriteString(w, p.out.String())
	return err
}

// head starts the article of a workspace or client.
func (p *page) head(kicker, name, chip, when string) {
	p.about = name
	p.part++
	p.add("<article>\n<header>\n<div class=\"kicker\">%s</div>\n<h1>%s</h1>\n", kicker, name)
	if chip != "" {
		p.add("<span class=\"chip\">%s</span>\n", chip)
	}
	p.add("<span class=\"dim\">%s</span>\n</header>\n", when)
}

// factList writes a box of names and values.
func (p *page) factList(title string, rows [][]string) {
	p.add("<section class=\"facts\">\n<h2>%s</h2>\n<dl>\n", title)
	for _, row := range rows {
		p.add("<dt>%s</dt><dd>%s</dd>\n", row[0], row[1])
	}
	p.add("</dl>\n</section>\n")
}

// heading is the title of a column, with the CSS class that sets its width.
type heading struct{ class, title string }

// table opens a table in a box that scrolls sideways if needed, also by keyboard. The
// caption names the table for screen readers.
func (p *page) table(caption string, columns ...heading) {
	p.add("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>\n<caption class=\"unseen\">%s</caption>\n<thead><tr>", p.region("Table: "+caption), caption)
	for _, c := range columns {
		p.add("<th scope=\"col\" class=\"%s\">%s</th>", c.class, c.title)
	}
	p.add("</tr></thead>\n<tbody>\n")
}

func (p *page) tableEnd() { p.add("</tbody></table></div>\n") }
