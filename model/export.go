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
	Name    string // of the file, without its extension
	Format  string
	Report  audit.Report
	People  []clickup.Person
	Changes *audit.Changes       // since the baseline; nil: there was none
	Sees    *access.Matrix       // nil: not read
	Review  *accessreview.Review // the latest access review; nil: there is none
}

// ExportFormat is a file format of reports.
type ExportFormat struct{ Name, About string }

// ExportFormats returns the file formats of reports.
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
		changes := f.Since.Value.Changes // a copy: the next comparison overwrites the value
		e.Changes = &changes
	}
	return []Effect{e}
}

// HandOff returns instructions for doing what is left of a plan by hand in ClickUp.
func (s *State) HandOff(p change.Plan) handoff.Sheet {
	return handoff.New(p, func(id WorkspaceID) plans.Context {
		d, _ := s.ChangeContextOf(id)
		return d
	})
}

// Document is something that can be written to a file.
type Document interface {
	// FileName returns the name of the file, without its extension.
	FileName() string
}

// SaveDocument writes a document to a new file. Format is the name of one of ExportFormats.
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
