package report

import (
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model"
)

// Checks returns the JSON document of the commands doctor and auth status; only doctor has
// workspaces.
func Checks(list []Check, workspaces []Standing) any {
	return struct {
		SchemaVersion int        `json:"schema_version"`
		Checks        []Check    `json:"checks"`
		Workspaces    []Standing `json:"workspaces,omitempty"`
	}{SchemaVersion, nonNil(list), workspaces}
}

// Standing says what the token may do in a workspace. Role and Plan are null if they are
// not known; May and MayNot are parts of sentences.
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

// newerAPI says whether the newer API has worked; At is null if it was not tried.
type newerAPI struct {
	Tried  bool   `json:"tried"`
	Works  bool   `json:"works"`
	At     Moment `json:"at"`
	Status int    `json:"status"`
	Code   string `json:"code"`
}

// StandingOf returns a standing for JSON, and as rows for a table of checks.
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

// Check is a fact about the machine or the account; Problem is null if there is none.
type Check struct {
	Name    string  `json:"check"`
	Value   string  `json:"value"`
	Problem *string `json:"problem"`
}

// CheckOf returns a check for JSON; err is its problem.
func CheckOf(name, value string, err error) Check {
	c := Check{Name: clean.Line(name), Value: clean.Line(value)}
	if err != nil {
		c.Problem = orNull(err.Error())
	}
	return c
}

// Cells returns a row for the columns check, value and problem.
func (c Check) Cells() []string { return []string{c.Name, c.Value, orEmpty(c.Problem)} }

// Purged returns the JSON document of the command data purge.
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
