package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/change"
	"cutui/model/seats"
)

// A journal is a file of JSON lines: the run as it was planned, then a line for each
// thing that happened. Every line begins with a checksum over itself and all lines
// before it, so that a line which was changed, moved or taken out is noticed.
type entry struct {
	Version    int                `json:"version,omitempty"` // of the first line only
	Run        *change.Run        `json:"run,omitempty"`
	Transition *change.Transition `json:"transition,omitempty"`
	Phase      *phaseChange       `json:"phase,omitempty"`
}

type phaseChange struct {
	Phase change.Phase `json:"to"`
	At    time.Time    `json:"at"`
	// Outcomes are what the run did to the seats of each workspace.
	Outcomes map[clickup.WorkspaceID]seats.Outcome `json:"outcomes,omitempty"`
}

const (
	sealStart = `{"sum":"`
	sealSize  = len(sealStart) + 8 + len(`",`)
)

// seal is an entry as a line, and the checksum that the next line goes on from.
func seal(prev uint32, e entry) (line []byte, sum uint32, err error) {
	payload, err := json.Marshal(e)
	if err != nil {
		return nil, 0, fmt.Errorf("a line of the journal: %w", err)
	}
	sum = crc32.Update(prev, crc32.IEEETable, payload)
	line = fmt.Appendf(nil, `%s%08x",`, sealStart, sum)
	return append(append(line, payload[1:]...), '\n'), sum, nil
}

// unseal is the opposite; ok is false where the line is not what was written after prev.
func unseal(prev uint32, line []byte) (payload []byte, sum uint32, ok bool) {
	if len(line) <= sealSize {
		return nil, 0, false
	}
	payload = append([]byte("{"), line[sealSize:]...)
	sum = crc32.Update(prev, crc32.IEEETable, payload)
	want := fmt.Sprintf(`%s%08x",`, sealStart, sum)
	return payload, sum, string(line[:sealSize]) == want
}

// journal is the contents of a journal file.
type journal struct {
	run  change.Run
	sum  uint32 // of the last whole line
	size int64  // of the whole lines
	cut  bool   // something follows them that is not a whole line
}

// parseJournal reads strictly: the error is a *FileError with the line.
func parseJournal(path string, data []byte) (journal, error) {
	var j journal
	for n := 1; ; n++ {
		rest := data[j.size:]
		end := bytes.IndexByte(rest, '\n')
		if end < 0 || torn(rest, end) {
			j.cut = len(rest) > 0
			if n == 1 {
				return j, damaged(path, "it ends before the plan does", nil)
			}
			return j, nil
		}
		if err := j.add(path, n, rest[:end]); err != nil {
			return j, err
		}
		j.size += int64(end) + 1
	}
}

// torn reports a last line of which a crash left only the end: the disk has zeros for the rest.
func torn(rest []byte, end int) bool {
	return end == len(rest)-1 && bytes.IndexByte(rest, 0) >= 0
}

func (j *journal) add(path string, n int, line []byte) error {
	if n == 1 {
		if v := versionOf(line); v > change.JournalVersion {
			return newer(path, v, change.JournalVersion)
		}
	}
	payload, sum, ok := unseal(j.sum, line)
	if !ok {
		return damagedLine(path, n, "it was changed after it was written, so what was done can't be told: look in ClickUp, then start a new run")
	}
	decode := decodeLine
	if n == 1 {
		decode = decodePlan
	}
	e, err := decode(payload)
	if err != nil {
		return damagedLine(path, n, err.Error())
	}
	if !j.apply(n, e) {
		return damagedLine(path, n, "it does not belong to this run")
	}
	j.sum = sum
	return nil
}

func (j *journal) apply(n int, e entry) bool {
	switch {
	case n == 1:
		if e.Run == nil || e.Version != change.JournalVersion {
			return false
		}
		j.run = *e.Run
		return true
	case e.Transition != nil:
		return j.run.Apply(*e.Transition)
	case e.Phase != nil:
		j.run.ApplyPhase(e.Phase.Phase, e.Phase.At)
		if e.Phase.Outcomes != nil {
			j.run.Outcomes = e.Phase.Outcomes
		}
		return true
	}
	return false
}

func damagedLine(path string, n int, reason string) *FileError {
	return &FileError{Path: path, Line: n, Kind: ErrDamaged, Reason: reason}
}

// versionOf looks at nothing but the version, which is where it is in every format to come.
func versionOf(line []byte) int {
	var head struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(line, &head) != nil {
		return 0
	}
	return head.Version
}

// decodeLine reads a line after the first and sanitizes its texts: a file can be
// written by others.
func decodeLine(payload []byte) (entry, error) {
	var e entry
	err := json.Unmarshal(payload, &e)
	if t := e.Transition; t != nil {
		t.State, t.Code, t.Message = change.StepState(clean.Line(string(t.State))), clean.Line(t.Code), clean.Line(t.Message)
		if t.Became != nil {
			t.Became.Key = clean.Line(t.Became.Key)
		}
	}
	if e.Phase != nil {
		e.Phase.Phase = change.Phase(clean.Line(string(e.Phase.Phase)))
		for id, o := range e.Phase.Outcomes {
			o.Reason = clean.Line(o.Reason)
			e.Phase.Outcomes[id] = o
		}
	}
	return e, err
}

// decodePlan reads the first line and sanitizes every string on the way.
func decodePlan(payload []byte) (entry, error) {
	var e entry
	err := json.Unmarshal(cleanJSON(payload), &e)
	return e, err
}
