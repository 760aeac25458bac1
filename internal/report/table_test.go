package report_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/internal/report"
)

func TestTable(t *testing.T) {
	t.Parallel()
	columns := []report.Column{{Title: "name"}, {Title: "seats", Right: true}, {Title: "domain"}}
	rows := [][]string{
		{"山田 太郎", "7", "northwind.example"},
		{"Zoë", "1234567", ""},
		{"👩🏽\u200d🚀 Ada", "", "client.example"},
		{"नि", "7654321"},
		{"short"},
		{"\x1b[31mred\x1b[0m\nline", "1", "x", "too many"},
		{},
	}
	first := slices.Clone(rows[5])
	var b bytes.Buffer
	if err := (report.Layout{}).Table(&b, columns, rows); err != nil {
		t.Fatal(err)
	}
	want := "" +
		"NAME          SEATS  DOMAIN\n" +
		"山田 太郎         7  northwind.example\n" +
		"Zoë         1234567\n" +
		"👩🏽\u200d🚀 Ada           client.example\n" +
		"नि          7654321\n" +
		"short\n" +
		"red line          1  x\n" +
		"\n"
	if b.String() != want {
		t.Errorf("table:\n%s\nwant:\n%s", b.String(), want)
	}
	if !slices.Equal(rows[5], first) {
		t.Error("the caller's rows were changed")
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	err := report.CSV(&b, []string{"id", "name"}, [][]string{
		{"-40578317", "=cmd|' /C calc'!A0"}, {"1", `say "hi", Ada`}, {"2", "\t=1"}, {"3", "a=b"}, {"4", ""}, {"5", "'quoted"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "id,name\n'-40578317,'=cmd|' /C calc'!A0\n1,\"say \"\"hi\"\", Ada\"\n2,' =1\n3,a=b\n4,\n5,'quoted\n"
	if b.String() != want {
		t.Errorf("CSV %q\nwant %q", b.String(), want)
	}
}

func TestParseFormat(t *testing.T) {
	t.Parallel()
	for _, f := range report.ReportFormats() {
		if got, err := report.ParseFormat(f.String(), report.ReportFormats()); err != nil || got != f {
			t.Errorf("ParseFormat(%s) = %s, %v", f, got, err)
		}
	}
	if got, err := report.ParseFormat("JSON", report.ListFormats()); err != nil || got != report.JSONFormat {
		t.Errorf("ParseFormat(JSON) = %s, %v", got, err)
	}
	_, err := report.ParseFormat("html", report.ListFormats())
	if want := `"html" is not a format here: use table, json, csv`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestTableFitsTheTerminal(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Wide ", 60)
	columns := []report.Column{{Title: "name"}, {Title: "seats", Right: true}, {Title: "seen", Time: true}, {Title: "domain"}}
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	rows := [][]string{
		{long, "1234567", "2026-11-29T09:00:00Z", "client.example"},
		{"山田 太郎", "7", "2025-11-01T09:00:00Z", strings.Repeat("漢", 80)},
		{"Zoë", "", "", "never-a-date"},
	}
	for _, width := range []int{20, 40, 60, 80, 120, 400} {
		var b bytes.Buffer
		if err := (report.Layout{Width: width, Now: now}).Table(&b, columns, rows); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d cells in %d: %q", n, width, line)
			}
		}
		if width >= 60 && (!strings.Contains(b.String(), "1234567") || !strings.Contains(b.String(), "3 h ago") || !strings.Contains(b.String(), "12 months ago")) {
			t.Errorf("%d:\n%s", width, b.String())
		}
	}
	var b bytes.Buffer
	if err := (report.Layout{}).Table(&b, columns, rows); err != nil {
		t.Fatal(err)
	}
	all := strings.Split(b.String(), "\n")
	if !strings.Contains(all[1], strings.TrimSpace(long)) || !strings.Contains(all[1], "2026-11-29T09:00:00Z") || len(all[3]) > 120 {
		t.Errorf("in a pipe:\n%s", b.String())
	}
}

// In a pipe, a single wide name moves only its own row.
func TestAWideNamePadsNoOtherRow(t *testing.T) {
	t.Parallel()
	rows := [][]string{{strings.TrimSpace(strings.Repeat("Wide ", 9)), "a@x.example", ""}}
	for i := range 20 {
		rows = append(rows, []string{"Name " + strconv.Itoa(i), "b@x.example", map[bool]string{true: "2026-12-24"}[i == 7]})
	}
	var b bytes.Buffer
	if err := (report.Layout{}).Table(&b, report.Columns("name", "email", "until"), rows); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for i, want := range map[int]string{0: "NAME     EMAIL        UNTIL", 1: rows[0][0] + "  a@x.example", 2: "Name 0   b@x.example", 9: "Name 7   b@x.example  2026-12-24", 12: "Name 10  b@x.example"} {
		if lines[i] != want {
			t.Errorf("line %d: %q, want %q", i, lines[i], want)
		}
	}
}

func TestColorsSayWhatWordsMean(t *testing.T) {
	t.Parallel()
	columns := report.Columns("name", "severity")
	rows := [][]string{{"high", "high"}, {"Olga", "low"}}
	var b bytes.Buffer
	if err := (report.Layout{Color: true, NoHeader: true}).Table(&b, columns, rows); err != nil {
		t.Fatal(err)
	}
	if want := "high  \x1b[31mhigh\x1b[0m\nOlga  low\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
}
