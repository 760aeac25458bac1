package report_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cutui/clickup"
	"cutui/internal/report"
)

// outline is the structure of a page that assistive technology relies on.
type outline struct {
	headings []int
	ids      []string
	links    []string
	regions  []string
	wrong    []string
}

func (o *outline) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		o.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.walk(c)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (o *outline) element(n *html.Node) {
	if id := attribute(n, "id"); id != "" {
		o.ids = append(o.ids, id)
	}
	if attribute(n, "role") == "region" {
		o.regions = append(o.regions, attribute(n, "aria-label"))
		if attribute(n, "tabindex") != "0" {
			o.wrong = append(o.wrong, "a region that scrolls can't be focused")
		}
	}
	switch n.Data {
	case "h1", "h2", "h3":
		o.headings = append(o.headings, int(n.Data[1]-'0'))
	case "a":
		o.links = append(o.links, attribute(n, "href"))
	case "th":
		if attribute(n, "scope") == "" {
			o.wrong = append(o.wrong, "a heading cell without scope")
		}
	case "table":
		if first := n.FirstChild; first == nil || !strings.Contains(render(n), "<caption") {
			o.wrong = append(o.wrong, "a table without a caption")
		}
	case "svg":
		if attribute(n, "aria-hidden") != "true" && (attribute(n, "role") != "img" || attribute(n, "aria-label") == "") {
			o.wrong = append(o.wrong, "a picture without a name")
		}
	}
}

func render(n *html.Node) string {
	var b bytes.Buffer
	_ = html.Render(&b, n)
	return b.String()
}

// Pages have landmarks, headings in order, captions on tables, names on pictures, and links
// that lead somewhere.
func TestPagesCanBeReadByEar(t *testing.T) {
	t.Parallel()
	for name, page := range map[string][]byte{"audit": audited(t, report.HTMLFormat, sample()), "hostile": audited(t, report.HTMLFormat, hostile()...)} {
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		var o outline
		o.walk(root)
		if len(o.wrong) > 0 {
			t.Errorf("%s: %q", name, slices.Compact(o.wrong))
		}
		if strings.Count(string(page), "<main ") != 1 || !strings.Contains(string(page), `<html lang="en">`) {
			t.Errorf("%s has no main part or no language", name)
		}
		for i, level := range o.headings {
			if before := max(i-1, 0); level > o.headings[before]+1 || i == 0 && level != 1 {
				t.Errorf("%s: heading %d is of level %d after %d", name, i, level, o.headings[before])
			}
		}
		for _, link := range o.links {
			if !slices.Contains(o.ids, strings.TrimPrefix(link, "#")) {
				t.Errorf("%s: %s leads nowhere", name, link)
			}
		}
		for _, list := range [][]string{o.ids, o.regions} {
			slices.Sort(list)
			if once := slices.Compact(slices.Clone(list)); len(once) != len(list) {
				t.Errorf("%s: a name comes twice in %q", name, list)
			}
		}
	}
}

// luminance returns the brightness of a colour such as #a86a00, from 0 to 1.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	part := func(at int) float64 {
		n, err := strconv.ParseUint(hex[at:at+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(1) + 0.7152*part(3) + 0.0722*part(5)
}

// Text has a contrast of at least 4.5:1 with its background, and bars 3:1, in light, dark and
// print.
func TestThePageHasContrast(t *testing.T) {
	t.Parallel()
	style, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(style), -1)
	if len(blocks) != 3 {
		t.Fatalf("%d palettes", len(blocks))
	}
	for i, block := range blocks {
		colors := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+)`).FindAllStringSubmatch(block[1], -1) {
			if len(m[2]) == 4 {
				m[2] = fmt.Sprintf("#%[1]c%[1]c%[2]c%[2]c%[3]c%[3]c", m[2][1], m[2][2], m[2][3])
			}
			colors[m[1]] = m[2]
		}
		check := func(front, behind string, least float64) {
			a, b := luminance(t, colors[front]), luminance(t, colors[behind])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < least {
				t.Errorf("palette %d: %s on %s is %.2f : 1, less than %.1f", i, front, behind, ratio, least)
			}
		}
		for _, text := range []string{"text", "dim", "accent", "high", "medium"} {
			check(text, "card", 4.5)
			check(text, "page", 4.5)
		}
		for _, severity := range []string{"high", "medium", "low", "info"} {
			check(severity, severity+"-soft", 4.5)
		}
		for _, bar := range []string{"accent", "guest", "wait", "dim", "high", "low", "info"} {
			check(bar, "card", 3)
			check(bar, "track", 3)
		}
	}
}

// Numbers have thousands separators, and times name their time zone.
func TestThePageSaysItsTimeZone(t *testing.T) {
	t.Parallel()
	doc := sample()
	doc.Report.At = doc.Report.At.In(time.FixedZone("CET", 3600))
	doc.Report.Summary.Seats.Guests = clickup.SeatPool{Filled: clickup.CountOf(12345), Total: clickup.CountOf(20000), Empty: clickup.CountOf(7655)}
	page := string(audited(t, report.HTMLFormat, doc))
	for _, want := range []string{"20 Nov 2026 15:02 CET", "12,345", "20,000"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, not := range []string{">12345", " 20000<", " 7655 "} {
		if strings.Contains(page, not) {
			t.Errorf("the page has %s", not)
		}
	}
}
