// Package config reads the user's settings from a TOML file and the environment, which takes
// precedence. Flags take precedence over both; package cli handles them.
package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// DefaultBaseURL is the URL of ClickUp's API, to which paths such as /v2/team are appended.
const DefaultBaseURL = "https://api.clickup.com/api"

// DefaultProfile is the name of the profile that exists without configuration.
const DefaultProfile = "default"

// Config holds all settings, checked, sanitized and with defaults. Ids, rights and levels are
// plain text and numbers, whose meaning is left to other packages.
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
	LoadAtRest    bool   `toml:"load_at_rest"` // load what a guest sees once the cursor rests on them

	OwnDomains []string `toml:"own_domains"`
	Protected  []string `toml:"protected"` // addresses or user ids
	// SharedLists are the ids or names of items that people of all clients may see.
	SharedLists []string `toml:"shared_lists"`

	Prices     Prices     `toml:"prices"`
	Thresholds Thresholds `toml:"thresholds"`
	Snapshots  Snapshots  `toml:"snapshots"`
	Refresh    Refresh    `toml:"refresh"`
	Presets    []Preset   `toml:"presets,omitempty"` // empty for the built-in ones
	Columns    []string   `toml:"columns"`           // of the people on the screen; empty for the default ones
	Views      []View     `toml:"views,omitempty"`
	Commands   []Command  `toml:"command,omitempty"`

	// Keys maps "action" or "scope.action" to the configured keys.
	Keys map[string][]string `toml:"-"`

	// File is the file that the settings were read from, or empty if there was none.
	File string `toml:"-"`

	env Profile // values of the environment for the profile in use
}

// Profile is the address of a ClickUp API and the workspace to start with.
type Profile struct {
	Name      string `toml:"-"`
	BaseURL   string `toml:"base_url,omitempty"`
	Workspace string `toml:"workspace,omitempty"` // id or name
}

// Prices are the prices of a seat per month. A price of 0 means not configured.
type Prices struct {
	Member   float64        `toml:"member"`
	Guest    float64        `toml:"guest"`
	Currency string         `toml:"currency"`
	Renewal  toml.LocalDate `toml:"renewal,omitempty"`
}

// RenewalDay returns the day on which the subscription renews, at midnight UTC, or the zero time
// if it is not configured.
func (p Prices) RenewalDay() time.Time {
	if p.Renewal == (toml.LocalDate{}) {
		return time.Time{}
	}
	return p.Renewal.AsTime(time.UTC)
}

// Thresholds are the limits that the audit checks against.
type Thresholds struct {
	InactiveDays int     `toml:"inactive_days"`
	PendingDays  int     `toml:"pending_days"`
	NewDays      int     `toml:"new_starter_days"`
	AdminShare   float64 `toml:"admin_share"` // 0 to 1
	SeatBuffer   int     `toml:"seat_buffer"`
	NearPercent  int     `toml:"near_percent"` // 1 to 100
}

// Snapshots says whether snapshots are kept on disk, and how many.
type Snapshots struct {
	Keep bool `toml:"keep"`
	Max  int  `toml:"max"`
}

// Refresh says how often the screen reloads the people by itself.
type Refresh struct {
	Every string `toml:"every"` // an interval such as 5m, or RefreshOff
}

// RefreshOff is the value of Every for no automatic reload.
const RefreshOff = "off"

// Interval returns the interval, or 0 for no automatic reload.
func (r Refresh) Interval() time.Duration {
	d, _ := time.ParseDuration(r.Every) // "off" gives 0
	return d
}

// Preset is a named set of guest rights, in ClickUp's words for them, with a permission level for
// sharing and a custom role.
type Preset struct {
	Name       string   `toml:"name"`
	Rights     []string `toml:"rights"`
	Permission string   `toml:"permission"`
	CustomRole int64    `toml:"custom_role,omitempty"` // 0 for none
}

// View is a named view of the people: a filter, a column to sort by, and the columns to show.
type View struct {
	Name    string   `toml:"name"`
	Filter  string   `toml:"filter"`
	Sort    string   `toml:"sort,omitempty"` // with a leading "-" for descending
	Columns []string `toml:"columns,omitempty"`
}

// Command is a program that the user runs on the selected people, without a shell.
type Command struct {
	Name      string   `toml:"name"`
	Key       string   `toml:"key"`
	Run       []string `toml:"run"`        // templates of the program and its arguments
	ReadsOnly bool     `toml:"reads_only"` // it changes nothing and may run in read-only mode
}

// Default returns the default settings.
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
