package report

import (
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model"
)

// Checks is the answer of the commands doctor and auth status; only doctor has workspaces.
func Checks(list []Check, workspaces []Standing) any {
	return struct {
		SchemaVersion int        `json:"schema_version"`
		Checks        []Check    `json:"checks"`
		Workspaces    []Standing `json:"workspaces,omitempty"`
	}{SchemaVersion, nonNil(list), workspaces}
}

// Standing is how the token stands in a workspace. Role and Plan are null where they are
// not known; the last three are sentences' parts.
type Standing struct {
	ID       clickup.WorkspaceID `json:"id"`
	Name     string              `json:"name"`
	Role     *string             `json:"role"`
	Plan     *string             `json:"plan"`
	Seats    Seats               `json:"seats"`
	May      []string            `json:"may"`
	MayNot   []string            `json:"may_not"`
	NewerAPI newerAPI            `json:"newer_api"`
}

// newerAPI is what was learned about the newer API; At is null where it was not tried.
type newerAPI struct {
	Tried  bool   `json:"tried"`
	Works  bool   `json:"works"`
	At     Moment `json:"at"`
	Status int    `json:"status"`
	Code   string `json:"code"`
}

// StandingOf is a standing as JSON has it, and as lines of a table of checks.
func StandingOf(s model.Standing) (Standing, []Check) {
	name := clean.Line(s.Name)
	v := Standing{
		ID: cleanID(s.ID), Name: name, Role: orNull(s.Role), Plan: orNull(s.Plan), Seats: seatsOf(s.Seats),
		May: nonNil(cleanCells(s.May)), MayNot: nonNil(cleanCells(s.MayNot)),
		NewerAPI: newerAPI{!s.NewerAPI.At.IsZero(), s.NewerAPI.Works, Moment(s.NewerAPI.At), s.NewerAPI.Status, clean.Line(s.NewerAPI.Code)},
	}
	role := "your role is not known"
	if s.Role != "" {
		role = "you are " + s.Role
	}
	plan := "plan not known"
	if s.Plan != "" {
		plan = clean.Line(s.Plan)
	}
	facts := strings.Join([]string{role, plan, "member seats " + poolWords(s.Seats.Members), "guest seats " + poolWords(s.Seats.Guests)}, " · ")
	checks := []Check{CheckOf(name, facts, s.Err)}
	for _, line := range [][2]string{{"may", strings.Join(v.May, "; ")}, {"may not", strings.Join(v.MayNot, "; ")}, {"newer API", s.NewerAPI.Words()}} {
		if line[1] != "" {
			checks = append(checks, CheckOf(name, line[0]+": "+line[1], nil))
		}
	}
	return v, checks
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

// Cells are a row under check, value, problem.
func (c Check) Cells() []string { return []string{c.Name, c.Value, orEmpty(c.Problem)} }

// Purged is the answer of the command data purge.
func Purged(files int, bytes int64) any {
	type removed struct {
		Files int   `json:"files"`
		Bytes int64 `json:"bytes"`
	}
	return struct {
		SchemaVersion int     `json:"schema_version"`
		Removed       removed `json:"removed"`
	}{SchemaVersion, removed{files, bytes}}
}
