package model

import (
	"errors"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/peopleexport"
)

// Intents, effects and events about the files that people are compared with: an HR list, and
// ClickUp's own people export.
type (
	// UseHR reads one of the two, recognised by its columns. An empty path drops both.
	UseHR struct {
		Path string
	}
	// LookForFiles lists the completions of the start of a path.
	LookForFiles struct {
		Path string
	}
	// ReadHR reads an HR list or ClickUp's people export.
	ReadHR struct {
		request
		Seq  uint64
		Path string
	}
	// ListFiles lists the folders and possible HR lists that begin with a path.
	ListFiles struct {
		request
		Seq  uint64
		Path string
	}
	// HRRead answers ReadHR.
	HRRead struct {
		Answer
		Roster RosterFile
	}
	// FilesListed answers ListFiles.
	FilesListed struct {
		Answer
		Path  string
		Files []File
	}
)

// RosterFile is the contents of a file of people: an HR list or ClickUp's people export.
type RosterFile struct {
	HR     audit.HRList
	Export *peopleexport.Export // nil: it is an HR list
}

// ParseRosterFile parses ClickUp's people export, recognised by its columns, or else an HR
// list. file is the file's name, for messages.
func ParseRosterFile(csv, file string, now time.Time) (RosterFile, error) {
	switch export, err := peopleexport.Parse(csv); {
	case err == nil:
		export.File = file
		return RosterFile{Export: export}, nil
	case errors.Is(err, peopleexport.ErrNobody):
		return RosterFile{}, err
	}
	list, err := audit.ParseHR(csv, now)
	list.File = file
	return RosterFile{HR: list}, err
}

// Words says what was read from the file.
func (r RosterFile) Words() string {
	if r.Export != nil {
		return r.Export.File + ": " + r.Export.Words()
	}
	return r.HR.File + ": " + r.HR.Words()
}

// File is a folder, or a file that may be an HR list.
type File struct {
	Path   string // the typed path, completed; a folder's ends in a separator
	Name   string
	Folder bool
	Bytes  int64
}

func (m UseHR) apply(s *State) []Effect {
	if m.Path != "" {
		return []Effect{ReadHR{Seq: s.hr.begin(s.next()), Path: m.Path}}
	}
	s.hr.settle(s, Answer{Seq: s.hr.begin(s.next()), At: s.Now}, RosterFile{})
	s.Options.HR, s.Options.Export = audit.HRList{}, nil
	return s.auditAgain()
}

func (m HRRead) apply(s *State) []Effect {
	if !s.hr.settle(s, m.Answer, m.Roster) {
		return nil
	}
	if m.Err != nil {
		return s.notify(Fault, "the list could not be read", m.Err)
	}
	if m.Roster.Export != nil {
		s.Options.Export = m.Roster.Export
	} else {
		s.Options.HR = m.Roster.HR
	}
	s.notify(Good, m.Roster.Words(), nil)
	return s.auditAgain()
}

func (m LookForFiles) apply(s *State) []Effect {
	return []Effect{ListFiles{Seq: s.Files.begin(s.next()), Path: m.Path}}
}

func (m FilesListed) apply(s *State) []Effect {
	s.Files.settle(s, m.Answer, m.Files)
	return nil
}

// HR returns the list that people are compared with, and whether another one is being read.
func (s *State) HR() (list audit.HRList, reading bool) { return s.Options.HR, s.hr.Phase == Loading }

// RosterFiles returns the names of the files in use: the HR list and ClickUp's people export.
func (s *State) RosterFiles() []string {
	var names []string
	if s.Options.HR.Given() {
		names = append(names, s.Options.HR.File)
	}
	if s.Options.Export.Given() {
		names = append(names, s.Options.Export.File)
	}
	return names
}

// HRRow is a difference between the HR list and the chosen workspace: a person who is not
// on the list, or an address on the list that is not in the workspace.
type HRRow struct {
	ID      clickup.UserID // 0 if Missing
	Who     string
	Missing bool // not in the workspace
	Text    string
	Action  string
	About   string
}

// HRCount returns the number of differences.
func (s *State) HRCount() int {
	return len(s.Data().leaverFindings) + len(s.Data().Report.Value.Missing)
}

// HRRow returns difference i. People who are not on the list come first.
func (s *State) HRRow(i int) HRRow {
	f := s.Data()
	if missing := i - len(f.leaverFindings); missing >= 0 {
		return HRRow{
			Who: f.Report.Value.Missing[missing], Missing: true, Text: "on the HR list, not in this workspace",
			About: "Not everybody on the list needs to be here; check whether this person should be.",
		}
	}
	found := &f.Report.Value.Findings[f.leaverFindings[i]]
	row := HRRow{
		ID: found.Person.ID, Who: found.Person.Display(), Text: found.Reason(), Action: found.Action().Words, About: found.Check.About(),
	}
	if found.Lane == audit.Protected {
		row.Action = "nothing: protected"
	}
	return row
}
