package model

import (
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/accessreview"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/handoff"
	"cutui/model/plans"
)

// ExportReport writes the audit of the chosen workspace to a new file.
type ExportReport struct {
	Format string // the name of one of ExportFormats
}

// Export writes an audit to a new file.
type Export struct {
	request
	Name    string // of the file, without its ending
	Format  string
	Report  audit.Report
	People  []clickup.Person
	Changes *audit.Changes       // nil: compared with nothing
	Sees    *access.Matrix       // nil: not read
	Review  *accessreview.Review // of those who invited; nil: there is none
}

// ExportFormat is a way to write a report.
type ExportFormat struct{ Name, About string }

// ExportFormats are the ways to write a report.
func ExportFormats() []ExportFormat {
	return []ExportFormat{
		{"html", "a page with charts, to show and to print"},
		{"markdown", "text for a wiki or a ticket"},
		{"csv", "a row for each finding, for a spreadsheet"},
		{"json", "everything, for other programs"},
	}
}

func (m ExportReport) apply(s *State) []Effect {
	r, f := s.Roster(), s.Data()
	if r == nil || !f.Report.Has() {
		return s.notify(Warn, "there is no audit to export yet", nil)
	}
	e := Export{
		Name:   fmt.Sprintf("seat-audit-%s-%s", r.Name, s.Now.Format(time.DateOnly)),
		Format: m.Format, Report: f.Report.Value, People: r.People.Rows(), Sees: s.KnownMatrix(), Review: s.Review(),
	}
	if f.Since.Has() {
		changes := f.Since.Value.Changes // a copy: the next comparison replaces the value
		e.Changes = &changes
	}
	return []Effect{e}
}

// HandOff writes down what is left of a plan, for somebody who does it in ClickUp itself.
func (s *State) HandOff(p change.Plan) handoff.Sheet {
	return handoff.New(p, func(id WorkspaceID) plans.Context {
		d, _ := s.ChangeContextOf(id)
		return d
	})
}

// Document is something to write to a file.
type Document interface {
	// FileName is what the file is called, without its ending.
	FileName() string
}

// SaveDocument writes a document to a new file. Format is a name of a report's format.
type SaveDocument struct {
	Document Document
	Format   string
}

// WriteDocument writes a document to a new file.
type WriteDocument struct {
	request
	Document Document
	Format   string
}

func (m SaveDocument) apply(*State) []Effect {
	return []Effect{WriteDocument{Document: m.Document, Format: m.Format}}
}
