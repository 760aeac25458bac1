package report

import "cutui/internal/clean"

// CheckList is the answer of the commands doctor and auth status.
type CheckList struct {
	SchemaVersion int     `json:"schema_version"`
	Checks        []Check `json:"checks"`
}

// Checks is the list in its current version.
func Checks(list []Check) CheckList {
	return CheckList{SchemaVersion: SchemaVersion, Checks: nonNil(list)}
}

// Check is something about the machine or the account; Problem is null where all
// is well.
type Check struct {
	Name    string  `json:"check"`
	Value   string  `json:"value"`
	Problem *string `json:"problem"`
}

// CheckOf is a check as JSON has it.
func CheckOf(name, value string, err error) Check {
	c := Check{Name: clean.Line(name), Value: clean.Line(value)}
	if err != nil {
		c.Problem = orNull(err.Error())
	}
	return c
}

// Purged is the answer of the command data purge.
type Purged struct {
	SchemaVersion int     `json:"schema_version"`
	Removed       removed `json:"removed"`
}

type removed struct {
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
}

// PurgedOf is what was removed.
func PurgedOf(files int, bytes int64) Purged {
	return Purged{SchemaVersion: SchemaVersion, Removed: removed{Files: files, Bytes: bytes}}
}
