package report

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
