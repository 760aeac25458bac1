package report

import (
	"cutui/internal/clean"
	"cutui/model"
)

// RunList is the answer of the command runs.
type RunList struct {
	SchemaVersion int         `json:"schema_version"`
	Runs          []RunRecord `json:"runs"`
}

// Runs is the list in its current version.
func Runs(list []RunRecord) RunList { return RunList{SchemaVersion: SchemaVersion, Runs: nonNil(list)} }

// RunRecord is a run as its journal tells it. State is how it stands in words;
// Left counts steps not sent yet.
type RunRecord struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Workspace WorkspaceRef `json:"workspace"`
	Started   Moment       `json:"started"`
	Ended     Moment       `json:"ended"`
	State     string       `json:"state"`
	Done      int          `json:"done"`
	Skipped   int          `json:"skipped"`
	Failed    int          `json:"failed"`
	Unknown   int          `json:"unknown"`
	Left      int          `json:"left"`
	Undoes    *string      `json:"undoes"` // the run that this one took back
}

// RunRecordOf is a run as JSON has it.
func RunRecordOf(p model.RunRecord) RunRecord {
	r, t := p.Run, p.Run.Tally()
	return RunRecord{
		ID: clean.Line(string(r.ID)), Title: clean.Line(r.Plan.Title), Workspace: WorkspaceRefOf(r.Plan.Workspace, r.Plan.Where()),
		Started: Moment(r.Started), Ended: Moment(r.Ended), State: p.Status().String(),
		Done: t.Done, Skipped: t.Skipped, Failed: t.Failed, Unknown: t.Unknown, Left: t.Planned + t.Running,
		Undoes: orNull(string(r.Plan.Undoes)),
	}
}

// SnapshotList is the answer of the command snapshots.
type SnapshotList struct {
	SchemaVersion int        `json:"schema_version"`
	Snapshots     []Snapshot `json:"snapshots"`
}

// Snapshots is the list in its current version.
func Snapshots(list []Snapshot) SnapshotList {
	return SnapshotList{SchemaVersion: SchemaVersion, Snapshots: nonNil(list)}
}

// Snapshot is a roster on the disk: At is when it was first so, Seen when it was
// last found unchanged.
type Snapshot struct {
	ID         string `json:"id"`
	At         Moment `json:"at"`
	Seen       Moment `json:"seen"`
	Workspaces int    `json:"workspaces"`
	People     int    `json:"people"`
	Bytes      int64  `json:"bytes"`
}
