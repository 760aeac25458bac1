package report

import (
	"slices"
	"strconv"

	"cutui/internal/clean"
	"cutui/model"
)

// Runs returns the JSON document of the command runs.
func Runs(list []RunRecord) any {
	return struct {
		SchemaVersion int         `json:"schema_version"`
		Runs          []RunRecord `json:"runs"`
	}{SchemaVersion, nonNil(list)}
}

// RunRecord is a run from its journal. State is a word for its status; Left counts the
// steps not sent yet.
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
	Undoes    *string      `json:"undoes"` // the run that this one undoes
}

// RunRecordOf returns a run for JSON.
func RunRecordOf(p model.RunRecord) RunRecord {
	r, t := p.Run, p.Run.Tally()
	return RunRecord{
		ID: clean.Line(string(r.ID)), Title: clean.Line(r.Plan.Title), Workspace: WorkspaceRefOf(r.Plan.Workspace, r.Plan.Where()),
		Started: Moment(r.Started), Ended: Moment(r.Ended), State: p.Status().String(),
		Done: t.Done, Skipped: t.Skipped, Failed: t.Failed, Unknown: t.Unknown, Left: t.Planned + t.Running,
		Undoes: orNull(string(r.Plan.Undoes)),
	}
}

// RunColumns returns the columns of runs.
func RunColumns() []Column {
	return slices.Concat(Columns("id", "title", "workspace_id", "workspace"), times("started", "ended"), Columns("state"),
		numbers("done", "skipped", "failed", "unknown", "left"), Columns("undoes"))
}

// Cells returns a row for RunColumns.
func (r RunRecord) Cells() []string {
	return []string{
		r.ID, r.Title, string(r.Workspace.ID), r.Workspace.Name, r.Started.String(), r.Ended.String(), r.State,
		strconv.Itoa(r.Done), strconv.Itoa(r.Skipped), strconv.Itoa(r.Failed), strconv.Itoa(r.Unknown), strconv.Itoa(r.Left), orEmpty(r.Undoes),
	}
}

// Snapshots returns the JSON document of the command snapshots.
func Snapshots(list []Snapshot) any {
	return struct {
		SchemaVersion int        `json:"schema_version"`
		Snapshots     []Snapshot `json:"snapshots"`
	}{SchemaVersion, nonNil(list)}
}

// Snapshot is a roster on disk. At is when it was first loaded, Seen when it was last loaded
// unchanged.
type Snapshot struct {
	ID         string `json:"id"`
	At         Moment `json:"at"`
	Seen       Moment `json:"seen"`
	Workspaces int    `json:"workspaces"`
	People     int    `json:"people"`
	Bytes      int64  `json:"bytes"`
}

// SnapshotOf returns a snapshot for JSON.
func SnapshotOf(i model.SnapshotInfo) Snapshot {
	return Snapshot{i.ID, Moment(i.At), Moment(i.Seen), i.Workspaces, i.People, i.Bytes}
}

// SnapshotColumns returns the columns of snapshots.
func SnapshotColumns() []Column {
	return slices.Concat(Columns("id"), times("at", "seen"), numbers("workspaces", "people", "bytes"))
}

// Cells returns a row for SnapshotColumns.
func (s Snapshot) Cells() []string {
	return []string{s.ID, s.At.String(), s.Seen.String(), strconv.Itoa(s.Workspaces), strconv.Itoa(s.People), strconv.FormatInt(s.Bytes, 10)}
}
