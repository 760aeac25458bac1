package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/audit"
	"cutui/model/seats"
)

var payloads = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'/><svg onload=alert(1)>`,
	"</style><script>alert(1)</script>",
	`&lt;b&gt; &amp;`,
	`=HYPERLINK("https://evil.example","x")`,
	"+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u200b=1+1", "＝1+1", " =1+1",
	"\x1b[31mred\x1b[0m", "\x1b]0;owned\a", "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "\u009b31m",
	"abc\u202etxt.exe\u2066", "a|b|c", "`code`", "[text](javascript:alert(1))", "![x](https://evil.example/x.png)",
	"*bold* _it_ ~~no~~", "# heading", "line\nbreak\r\n| x |", "https://evil.example www.evil.example", `\| \<b>`,
	"$x^2$", "%s %d %!x", "山田 太郎 👩🏽\u200d🚀", "\xff\xfe", strings.Repeat("long ", 60),
}

// hostile returns an audit with every payload in every text.
func hostile() []report.AuditDoc {
	docs := make([]report.AuditDoc, 0, len(payloads))
	for i, text := range payloads {
		id := clickup.UserID(i + 2)
		p := person(id, text, text+"@"+text, clickup.RoleGuest, 900, 400)
		p.InvitedBy = &clickup.Inviter{ID: 999, Name: text, Email: text}
		p.CustomRole = &clickup.RoleRef{ID: 3, Name: text}
		admin := person(1, text, text, clickup.RoleAdmin, 900, 400)
		admin.CustomRole = p.CustomRole
		people := []clickup.Person{p, admin, pendingPerson(99, text, clickup.RoleMember, 90)}
		people[2].InvitedBy = p.InvitedBy
		in := audit.Input{
			Workspace: clickup.WorkspaceID(text), Name: text, Plan: clickup.Plan{Name: text}, People: people, Now: now,
			Own:     seats.Domains{List: []string{text, strings.ToLower(text)}, Why: text},
			Options: audit.DefaultOptions(), Prices: seats.Prices{Member: 1, Currency: text},
			Groups:   []clickup.UserGroup{{Name: text, Members: []clickup.UserID{id}}},
			Guests:   []clickup.Guest{{Person: p, Shared: []clickup.SharedItem{{Name: text, Closed: true, Permission: "edit"}}}},
			Accepted: []audit.Acceptance{{Check: audit.InactiveGuest, Person: id, Who: text, By: text, At: now, Note: text, ReviewBy: now.AddDate(1, 0, 0)}},
			HR:       audit.ListOf("x", text),
		}
		changes := audit.Diff(audit.Snapshot{At: now}, audit.Snapshot{At: now, People: people}, 60)
		docs = append(docs, report.Document(audit.Run(in), people, &changes))
	}
	return docs
}

func TestNoFormatLetsControlsThrough(t *testing.T) {
	t.Parallel()
	for _, f := range report.ReportFormats() {
		for _, r := range string(audited(t, f, hostile()...)) {
			if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 {
				t.Errorf("%s holds %U", f, r)
			}
		}
	}
}

func TestPageHoldsOnlyItsOwnMarkup(t *testing.T) {
	t.Parallel()
	page := audited(t, report.HTMLFormat, hostile()...)
	var diff bytes.Buffer
	for _, doc := range hostile() {
		ref := report.WorkspaceRefOf(doc.Report.Workspace, doc.Report.Name)
		if err := report.Diff(&diff, report.HTMLFormat, report.DiffDoc{Workspace: ref, Changes: *doc.Changes}); err != nil {
			t.Fatal(err)
		}
	}
	checkMarkup(t, page)
	checkMarkup(t, diff.Bytes())
	for _, p := range payloads[:5] {
		if !bytes.Contains(page, []byte(html.EscapeString(p))) {
			t.Errorf("the page does not show %q as text", p)
		}
	}
}

var (
	knownTags = strings.Fields("html head meta title style body article header section figure figcaption footer div span b small p h1 h2 " +
		"dl dt dd table thead tbody tr th td svg rect text line main nav a ul li details summary caption")
	knownAttributes = strings.Fields("lang charset name content http-equiv class id role aria-label aria-hidden viewbox preserveaspectratio " +
		"x y x1 x2 y1 y2 width height rx tabindex scope href id")
)

func checkMarkup(t *testing.T, page []byte) {
	t.Helper()
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if !slices.Contains(knownTags, token.Data) {
				t.Errorf("the page holds <%s>", token.Data)
			}
			for _, a := range token.Attr {
				if !slices.Contains(knownAttributes, a.Key) || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("<%s> has the attribute %s=%q", token.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// The page must load nothing from any server.
func TestPageAsksForNothing(t *testing.T) {
	t.Parallel()
	page := strings.ToLower(string(audited(t, report.HTMLFormat, sample())))
	for _, asking := range []string{"http://", "https://", "url(", "@import", "src=", "<script", "<link", "<iframe"} {
		if strings.Contains(page, asking) {
			t.Errorf("the page holds %q", asking)
		}
	}
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'"`) {
		t.Error("the page has no policy against requests")
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	t.Parallel()
	rows, err := csv.NewReader(bytes.NewReader(audited(t, report.CSVFormat, hostile()...))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.IndexAny(strings.TrimLeft(cell, " "), "=+-@＝＋－＠") == 0 {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
}

func TestMarkdownKeepsItsTables(t *testing.T) {
	t.Parallel()
	text := string(audited(t, report.MarkdownFormat, hostile()...))
	columns := 0
	for line := range strings.Lines(text) {
		bars := strings.Count(strings.NewReplacer(`\\`, "", `\|`, "").Replace(line), "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			columns = 0
			if bars > 0 {
				t.Errorf("a bar outside a table: %q", line)
			}
		case columns == 0:
			columns = bars
		case bars != columns:
			t.Errorf("%d bars in a table of %d: %q", bars, columns, line)
		}
	}
	plain := strings.NewReplacer(`\\`, "", `\[`, "", `\]`, "", `\:`, "", `\*`, "", "\\`", "").Replace(text)
	for _, sign := range []string{"<", "](", "://", "www.", "`", "*bold*"} {
		if strings.Contains(plain, sign) {
			t.Errorf("Markdown holds %q unescaped", sign)
		}
	}
}

func TestJSONStaysJSON(t *testing.T) {
	t.Parallel()
	var v any
	if err := json.Unmarshal(audited(t, report.JSONFormat, hostile()...), &v); err != nil {
		t.Error(err)
	}
}
