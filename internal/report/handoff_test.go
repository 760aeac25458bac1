package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/change"
	"cutui/model/handoff"
	"cutui/model/plans"
)

func TestHandOffInEveryFormat(t *testing.T) {
	t.Parallel()
	plan := change.Plan{Title: "Share <b>", Name: "Labs", Workspace: "333", Steps: []change.Step{{
		Op: change.OpShare, ID: 7, Email: "pat@client.example", ItemName: "Launch <script>", Permission: clickup.PermissionRead, State: change.Planned,
		Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"},
	}}}
	h := handoff.New(plan, func(clickup.WorkspaceID) plans.Context { return plans.Context{Plan: "Business"} })
	for format, want := range map[report.Format][]string{
		report.HTMLFormat: {
			`<input type="checkbox" id="t0"> <label for="t0">Share list “Launch &lt;script&gt;” with <code>pat@client.example</code>`,
			`<a href="https://app.clickup.com/333/v/li/9">`, "</article>",
		},
		report.MarkdownFormat: {"- [ ] Share list “Launch \\<script\\>” with `pat@client.example`"},
		report.TextFormat:     {"[ ] Share list “Launch <script>” with pat@client.example: open https://app.clickup.com/333/v/li/9 → Share"},
		report.JSONFormat:     {`"links": [`},
	} {
		var b strings.Builder
		if err := report.Write(&b, format, h); err != nil {
			t.Fatal(format, err)
		}
		for _, text := range want {
			if !strings.Contains(b.String(), text) {
				t.Errorf("%s: %q is missing in\n%s", format, text, b.String())
			}
		}
		if format == report.JSONFormat && !json.Valid([]byte(b.String())) {
			t.Error("no JSON: " + b.String())
		}
	}
	if err := report.Write(&strings.Builder{}, report.CSVFormat, h); err == nil {
		t.Error("a hand-off as CSV was written")
	}
}
