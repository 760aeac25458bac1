// Package config reads the user's settings: a TOML file, with the environment
// on top. Flags go on top of both, where commands are parsed.
package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// DefaultBaseURL is where ClickUp's API is; paths such as /v2/team are appended.
const DefaultBaseURL = "https://api.clickup.com/api"

// DefaultProfile is the name of the profile of those who configured none.
const DefaultProfile = "default"

// Config is every setting, checked, sanitized and with defaults where nothing
// was set. All of it is plain text and numbers: what ids, rights and levels
// mean is for those who use them.
type Config struct {
	Profile  string             `toml:"profile"`
	Profiles map[string]Profile `toml:"profiles,omitempty"`

	ReadOnly      bool   `toml:"read_only"`
	Theme         string `toml:"theme"` // auto, dark, light, high-contrast or mono
	Color         string `toml:"color"` // auto, always or never
	ASCII         bool   `toml:"ascii"`
	Mouse         bool   `toml:"mouse"`
	ReducedMotion bool   `toml:"reduced_motion"`
	Accessible    bool   `toml:"accessible"`
	LoadAtRest    bool   `toml:"load_at_rest"` // what a guest sees, once the cursor rests on them

	OwnDomains []string `toml:"own_domains"`
	Protected  []string `toml:"protected"` // addresses or user ids
	// SharedLists are lists and other items that people of all clients may see, by id or name.
	SharedLists []string `toml:"shared_lists"`

	Prices     Prices     `toml:"prices"`
	Thresholds Thresholds `toml:"thresholds"`
	Snapshots  Snapshots  `toml:"snapshots"`
	Refresh    Refresh    `toml:"refresh"`
	Presets    []Preset   `toml:"presets,omitempty"` // empty: the built-in ones
	Columns    []string   `toml:"columns"`           // of people on the screen; none: the usual ones
	Views      []View     `toml:"views,omitempty"`
	Commands   []Command  `toml:"command,omitempty"`

	// Keys are other keys for actions, by "action" or "scope.action".
	Keys map[string][]string `toml:"-"`

	// File is where the settings were read from; empty where there was no file.
	File string `toml:"-"`

	env Profile // what the environment says about the profile in use
}

// Profile is a ClickUp to talk to, and the workspace to begin with.
type Profile struct {
	Name      string `toml:"-"`
	BaseURL   string `toml:"base_url,omitempty"`
	Workspace string `toml:"workspace,omitempty"` // id or name
}

// Prices are what the user pays for a seat and month; 0 means not configured.
type Prices struct {
	Member   float64        `toml:"member"`
	Guest    float64        `toml:"guest"`
	Currency string         `toml:"currency"`
	Renewal  toml.LocalDate `toml:"renewal,omitempty"`
}

// RenewalDay is the day on which fewer seats could be bought, at midnight UTC;
// zero where it is not configured.
func (p Prices) RenewalDay() time.Time {
	if p.Renewal == (toml.LocalDate{}) {
		return time.Time{}
	}
	return p.Renewal.AsTime(time.UTC)
}

// Thresholds are what the audit judges by.
type Thresholds struct {
	InactiveDays int     `toml:"inactive_days"`
	PendingDays  int     `toml:"pending_days"`
	NewDays      int     `toml:"new_starter_days"`
	AdminShare   float64 `toml:"admin_share"` // 0 to 1
	SeatBuffer   int     `toml:"seat_buffer"`
	NearPercent  int     `toml:"near_percent"` // 1 to 100
}

// Snapshots say whether rosters are kept on disk, and how many earlier ones.
type Snapshots struct {
	Keep bool `toml:"keep"`
	Max  int  `toml:"max"`
}

// Refresh says how often the screen loads the people again by itself.
type Refresh struct {
	Every string `toml:"every"` // an interval such as 5m; off: only when asked
}

// RefreshOff is the interval that is none.
const RefreshOff = "off"

// Interval is how often; 0: only when asked.
func (r Refresh) Interval() time.Duration {
	d, _ := time.ParseDuration(r.Every) // it was checked
	return d
}

// Preset is a named set of guest rights, by ClickUp's own words for them, with
// the permission level it shares at and a custom role.
type Preset struct {
	Name       string   `toml:"name"`
	Rights     []string `toml:"rights"`
	Permission string   `toml:"permission"`
	CustomRole int64    `toml:"custom_role,omitempty"` // 0: none
}

// View is a named way to look at people: a filter, a column to sort by, and the columns
// shown.
type View struct {
	Name    string   `toml:"name"`
	Filter  string   `toml:"filter"`
	Sort    string   `toml:"sort,omitempty"` // a leading "-": descending
	Columns []string `toml:"columns,omitempty"`
}

// Command is a program of the user's own to run on the selected people, without a shell.
type Command struct {
	Name      string   `toml:"name"`
	Key       string   `toml:"key"`
	Run       []string `toml:"run"`        // the program and its arguments; each a template
	ReadsOnly bool     `toml:"reads_only"` // it changes nothing: there in read-only mode, too
}

// Default returns the settings that hold without a file.
func Default() Config {
	return Config{
		Profile:     DefaultProfile,
		Theme:       "auto",
		Color:       "auto",
		Mouse:       true,
		LoadAtRest:  true,
		OwnDomains:  []string{},
		Protected:   []string{},
		SharedLists: []string{},
		Columns:     []string{},
		Prices:      Prices{Currency: "USD"},
		Thresholds:  Thresholds{InactiveDays: 60, PendingDays: 14, NewDays: 14, AdminShare: 0.2, SeatBuffer: 2, NearPercent: 90},
		Snapshots:   Snapshots{Keep: true, Max: 100},
		Refresh:     Refresh{Every: RefreshOff},
	}
}

// Chosen returns the profile with that name, or the configured one if name is empty. The
// environment overrides its base URL and workspace.
func (c Config) Chosen(name string) (Profile, error) {
	if name == "" {
		name = c.Profile
	}
	p, ok := c.Profiles[name]
	if !ok && name != DefaultProfile {
		names := slices.Sorted(maps.Keys(c.Profiles))
		return Profile{}, &Error{File: c.File, Key: "profile", Text: fmt.Sprintf("there is no profile %q%s", name, listed(names))}
	}
	p.Name = name
	p.BaseURL = cmp.Or(c.env.BaseURL, p.BaseURL, DefaultBaseURL)
	p.Workspace = cmp.Or(c.env.Workspace, p.Workspace)
	return p, nil
}
