package model

import (
	"cutui/clickup"
	"cutui/model/audit"
)

// Intents, effects and events of the HR list that people are compared with.
type (
	// UseHR reads an HR list from a file; an empty path drops the list.
	UseHR struct {
		Path string
	}
	// LookForFiles lists the files that complete the start of a path.
	LookForFiles struct {
		Path string
	}
	// ReadHR reads an HR list.
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
	// HRRead is what an HR list holds.
	HRRead struct {
		Answer
		List audit.HRList
	}
	// FilesListed are the folders and files that complete a path.
	FilesListed struct {
		Answer
		Path  string
		Files []File
	}
)

// File is a folder, or a file that may be an HR list.
type File struct {
	Path   string // as typed so far, completed; a folder's ends in its separator
	Name   string
	Folder bool
	Bytes  int64
}

func (m UseHR) apply(s *State) []Effect { return s.useHR(m.Path) }

func (s *State) useHR(path string) []Effect {
	s.hr.begin(s.next())
	if path != "" {
		return []Effect{ReadHR{Seq: s.hr.Seq, Path: path}}
	}
	s.hr.settle(s, Answer{Seq: s.hr.Seq, At: s.Now}, audit.HRList{})
	s.Options.HR = audit.HRList{}
	return s.auditAgain()
}

func (m HRRead) apply(s *State) []Effect {
	if !s.hr.settle(s, m.Answer, m.List) {
		return nil
	}
	if m.Err != nil {
		s.notify(Fault, "the HR list could not be used", m.Err)
		return nil
	}
	s.Options.HR = m.List
	s.notify(Good, m.List.File+": "+m.List.Words(), nil)
	return s.auditAgain()
}

func (m LookForFiles) apply(s *State) []Effect { return s.lookForFiles(m.Path) }

func (s *State) lookForFiles(path string) []Effect {
	s.Files.begin(s.next())
	return []Effect{ListFiles{Seq: s.Files.Seq, Path: path}}
}

func (m FilesListed) apply(s *State) []Effect {
	s.Files.settle(s, m.Answer, m.Files)
	return nil
}

// HR is the list that people are compared with; reading: another one is being read.
func (s *State) HR() (list audit.HRList, reading bool) { return s.Options.HR, s.hr.Phase == Loading }

// HRRow is a difference between the HR list and the chosen workspace: a person who is not
// on the list, or an address on the list that is not in the workspace.
type HRRow struct {
	ID      clickup.UserID // 0 for those who are not here
	Who     string
	Missing bool
	Text    string
	Action  string
	About   string
}

// HRCount is the number of differences.
func (s *State) HRCount() int { return len(s.Data().leavers) + len(s.Data().Report.Value.Missing) }

// HRRow is difference i; people who are not on the list come first.
func (s *State) HRRow(i int) HRRow {
	f := s.Data()
	if missing := i - len(f.leavers); missing >= 0 {
		return HRRow{
			Who: f.Report.Value.Missing[missing], Missing: true, Text: "on the HR list, not in this workspace",
			About: "Not everybody has to be here; worth a look where somebody should be.",
		}
	}
	found := &f.Report.Value.Findings[f.leavers[i]]
	row := HRRow{
		ID: found.Person.ID, Who: found.Person.Display(), Text: found.Reason(), Action: found.Action().Words, About: found.Check.About(),
	}
	if found.Lane == audit.Protected {
		row.Action = "nothing: protected"
	}
	return row
}
