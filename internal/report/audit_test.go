package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/audit"
)

func TestAuditGoldens(t *testing.T) {
	t.Parallel()
	for _, f := range report.ReportFormats() {
		golden(t, "audit"+f.Extension(), audited(t, f, sample()))
	}
}

func TestDiffGoldens(t *testing.T) {
	t.Parallel()
	changes := *sample().Changes
	changes.MembersFilled = audit.SeatChange{Before: clickup.CountOf(9), After: clickup.CountOf(8)}
	changes.GuestsTotal = audit.SeatChange{Before: clickup.CountOf(4), After: clickup.Unlimited()}
	doc := report.DiffDoc{Workspace: report.WorkspaceRefOf("333", "Northwind Studio"), Changes: changes}
	for _, f := range report.ReportFormats() {
		var b bytes.Buffer
		if err := report.Diff(&b, f, doc); err != nil {
			t.Fatal(err)
		}
		golden(t, "diff"+f.Extension(), b.Bytes())
	}
}

// bare returns an audit of a workspace about which almost nothing is known.
func bare(id clickup.WorkspaceID) report.AuditDoc {
	return report.AuditDoc{Report: audit.Run(audit.Input{Workspace: id, Now: now, Options: audit.DefaultOptions()})}
}

func TestAuditOfNothing(t *testing.T) {
	t.Parallel()
	for f, want := range map[report.Format][]string{
		report.TextFormat:     {"Seat audit · 7 ·", "Member seats       unknown", "Nobody is in this workspace"},
		report.MarkdownFormat: {"# Seat audit: 7\n", "Nobody is in this workspace"},
		report.HTMLFormat:     {"Nothing was found", "<h1>7</h1>"},
		report.CSVFormat:      {"workspace_id,workspace,lane"},
		report.JSONFormat:     {`"findings": []`, `"filled": null`, `"plan": null`, `"own_domains": []`, `"cost": null`},
	} {
		got := string(audited(t, f, bare("7")))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s lacks %q:\n%s", f, w, got)
			}
		}
	}
}

func TestAuditsOfSeveralWorkspaces(t *testing.T) {
	t.Parallel()
	docs := []report.AuditDoc{sample(), bare("7")}
	var all struct {
		SchemaVersion int `json:"schema_version"`
		Audits        []struct {
			Workspace struct{ ID, Name string }
			Findings  []json.RawMessage
		}
	}
	if err := json.Unmarshal(audited(t, report.JSONFormat, docs...), &all); err != nil {
		t.Fatal(err)
	}
	if all.SchemaVersion != 1 || len(all.Audits) != 2 || all.Audits[0].Workspace.ID != "333" || all.Audits[1].Workspace.ID != "7" {
		t.Errorf("JSON holds %+v", all)
	}
	for _, f := range []report.Format{report.TextFormat, report.MarkdownFormat, report.HTMLFormat} {
		if got := string(audited(t, f, docs...)); strings.Count(got, "Thresholds") != 2 {
			t.Errorf("%s does not hold both workspaces", f)
		}
	}
	one := audited(t, report.CSVFormat, sample())
	if both := audited(t, report.CSVFormat, sample(), sample()); bytes.Count(both, []byte("\n")) != 2*bytes.Count(one, []byte("\n"))-1 {
		t.Error("CSV does not hold both workspaces under one header")
	}
}

func TestAuditJSONFollowsTheSchema(t *testing.T) {
	t.Parallel()
	var doc struct {
		SchemaVersion int               `json:"schema_version"`
		Workspace     map[string]string `json:"workspace"`
		GeneratedAt   string            `json:"generated_at"`
		Summary       map[string]any    `json:"summary"`
		Findings      []map[string]any  `json:"findings"`
		Changes       map[string]any    `json:"changes"`
	}
	if err := json.Unmarshal(audited(t, report.JSONFormat, sample()), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.SchemaVersion != 1 || doc.GeneratedAt != "2026-11-20T14:02:00Z" || doc.Workspace["name"] != "Northwind Studio" {
		t.Errorf("head %+v", doc)
	}
	for _, f := range doc.Findings {
		for _, key := range []string{"check", "severity", "lane", "person", "reason", "action"} {
			if _, ok := f[key]; !ok {
				t.Errorf("a finding lacks %q: %v", key, f)
			}
		}
		if aboutSeats := strings.Contains(f["check"].(string), "seats"); aboutSeats != (f["person"] == nil) {
			t.Errorf("person of %s is %v", f["check"], f["person"])
		}
	}
}

func TestLongLanesAreCutInThePageOnly(t *testing.T) {
	t.Parallel()
	people := make([]clickup.Person, 2500)
	for i := range people {
		people[i] = person(clickup.UserID(i+1), "Idle", "idle@client.example", clickup.RoleGuest, 900, 400)
	}
	doc := report.AuditDoc{Report: audit.Run(audit.Input{People: people, Now: now, Options: audit.DefaultOptions()})}
	page := string(audited(t, report.HTMLFormat, doc))
	if rows := strings.Count(page, "<tr><td>"); rows != 2000 || !strings.Contains(page, "500 more are in the CSV and JSON reports.") {
		t.Errorf("%d rows in the page", rows)
	}
	before, rest, _ := strings.Cut(page, `<tbody class="screen">`)
	if printed := strings.Count(before, "<tr><td>"); printed != 100 || strings.Count(rest, "<tr><td>") != 1900 {
		t.Errorf("%d rows are printed", printed)
	}
	for _, want := range []string{"1,900 more are not printed", `<a href="#ready-1">`, `<section class="lane" id="ready-1">`, "<span>2,500</span>", "<h2>Contents</h2>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if n := strings.Count(string(audited(t, report.CSVFormat, doc)), "\n"); n != 2501 {
		t.Errorf("%d lines of CSV, want 2501", n)
	}
}

// full is a writer that fails after this number of bytes, like a full disk.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestWriteErrorsAreTold(t *testing.T) {
	t.Parallel()
	doc := sample()
	for _, f := range report.ReportFormats() {
		for _, room := range []int{0, 1200, 5000} {
			if size := len(audited(t, f, doc)); room > size {
				continue
			}
			if err := report.Audit(&full{room}, f, doc); err == nil {
				t.Errorf("%s: no error though only %d bytes fit", f, room)
			}
		}
		if err := report.Diff(&full{}, f, report.DiffDoc{Changes: *doc.Changes}); err == nil {
			t.Errorf("%s: no error though nothing of the diff fits", f)
		}
	}
}

func TestAuditOfOnePerson(t *testing.T) {
	t.Parallel()
	alone := []clickup.Person{{ID: 1, Name: "Olga <Owner>", Email: "olga@n.example", Role: clickup.RoleOwner, RoleCode: 1}}
	r := audit.Run(audit.Input{Workspace: "7", Now: now, Caller: 1, People: alone, Options: audit.DefaultOptions()})
	doc := report.Document(r, alone, nil)
	for f, want := range map[report.Format]string{
		report.TextFormat: "People             1: 1 member, 0 guests, 0 of them pending", report.MarkdownFormat: "1 member, 0 guests",
		report.HTMLFormat: "1 member · 0 guests", report.JSONFormat: `"people": 1`, report.CSVFormat: "workspace_id",
	} {
		if got := string(audited(t, f, doc)); !strings.Contains(got, want) || strings.Contains(got, "NaN") || strings.Contains(got, "<Owner>") && f == report.HTMLFormat {
			t.Errorf("%s lacks %q:\n%s", f, want, got)
		}
	}
}
