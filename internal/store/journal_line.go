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

// entry is a line of a journal. The journal is a file of JSON lines: first the run as planned,
// then a line for everything that happened. Each line begins with a checksum over itself and all
// lines before it, which reveals lines that were changed, moved or removed.
type entry struct {
	Version    int                `json:"version,omitempty"` // of the first line only
	Run        *change.Run        `json:"run,omitempty"`
	Transition *change.Transition `json:"transition,omitempty"`
	Phase      *phaseChange       `json:"phase,omitempty"`
}

type phaseChange struct {
	Phase change.Phase `json:"to"`
	At    time.Time    `json:"at"`
	// Outcomes says what the run did to the seats of each workspace.
	Outcomes map[clickup.WorkspaceID]seats.Outcome `json:"outcomes,omitempty"`
}

const (
	sealStart = `{"sum":"`
	sealSize  = len(sealStart) + 8 + len(`",`)
)

// seal returns an entry as a line, and the checksum to pass for the next line.
func seal(prev uint32, e entry) (line []byte, sum uint32, err error) {
	payload, err := json.Marshal(e)
	if err != nil {
		return nil, 0, fmt.Errorf("a line of the journal: %w", err)
	}
	sum = crc32.Update(prev, crc32.IEEETable, payload)
	line = fmt.Appendf(nil, `%s%08x",`, sealStart, sum)
	return append(append(line, payload[1:]...), '\n'), sum, nil
}

// unseal is the reverse of seal. ok is false if the line was not written after the line with
// checksum prev.
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

// parseJournal parses a journal strictly. The error is a *FileError with the line.
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

// torn reports whether rest is a last line that a crash partly replaced by zeros.
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
		return damagedLine(path, n, "it was changed after it was written, so it can't tell what was done: check in ClickUp, then start a new run")
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

// versionOf reads only the version, which every future format will keep in its place.
func versionOf(line []byte) int {
	var head struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(line, &head) != nil {
		return 0
	}
	return head.Version
}

// decodeLine decodes a line after the first and sanitizes its texts, because others may have
// written the file.
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

// decodePlan decodes the first line and sanitizes its texts.
func decodePlan(payload []byte) (entry, error) {
	var e entry
	err := json.Unmarshal(cleanJSON(payload), &e)
	return e, err
}
