package model

import "cutui/model/change"

// HandOff writes down what is left of a plan, for somebody who does it in ClickUp itself.
func (s *State) HandOff(p change.Plan) change.HandOff {
	return change.NewHandOff(p, func(id WorkspaceID) change.Context {
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
