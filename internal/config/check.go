package config

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/keymap"
)

var (
	themes      = []string{"auto", "dark", "light", "high-contrast", "mono"}
	colors      = []string{"auto", "always", "never"}
	permissions = []string{"read", "comment", "edit", "create"}
	rights      = []string{
		"can_edit_tags", "can_see_time_spent", "can_see_time_estimated", "can_create_views", "can_see_points_estimated",
	}
)

// checker collects the problems of a decoded file and their places.
type checker struct {
	file     string
	places   map[string]place
	problems []error
}

// refuse records a problem with the value of a key.
func (k *checker) refuse(key, format string, args ...any) {
	at := k.places[key]
	k.problems = append(k.problems, &Error{
		File: k.file, Line: at.line, Column: at.column,
		Key: clean.Line(key), Text: clean.Line(fmt.Sprintf(format, args...)),
	})
}

// tidy sanitizes every text.
func (k *checker) tidy(c *Config) {
	for _, s := range []*string{&c.Profile, &c.Theme, &c.Color, &c.Prices.Currency} {
		*s = strings.TrimSpace(clean.Line(*s))
	}
	tidyAll(c.OwnDomains)
	tidyAll(c.Protected)
	tidyAll(c.SharedLists)
	tidyAll(c.Columns)
	profiles := make(map[string]Profile, len(c.Profiles))
	for name, p := range c.Profiles {
		p.BaseURL, p.Workspace = clean.Line(p.BaseURL), clean.Line(p.Workspace)
		profiles[clean.Line(name)] = p
	}
	c.Profiles = profiles
	for i := range c.Presets {
		p := &c.Presets[i]
		p.Name, p.Permission = strings.TrimSpace(clean.Line(p.Name)), clean.Line(p.Permission)
		tidyAll(p.Rights)
	}
	for i := range c.Commands {
		own := &c.Commands[i]
		own.Name, own.Key = strings.TrimSpace(clean.Line(own.Name)), clean.Line(own.Key)
		for n := range own.Run {
			own.Run[n] = clean.Line(own.Run[n])
		}
	}
	for i := range c.Views {
		v := &c.Views[i]
		tidyAll(v.Columns)
		v.Name, v.Filter, v.Sort = strings.TrimSpace(clean.Line(v.Name)), clean.Line(v.Filter), clean.Line(v.Sort)
	}
}

func tidyAll(texts []string) {
	for i, s := range texts {
		texts[i] = strings.TrimSpace(clean.Line(s))
	}
}

func (k *checker) values(c *Config) {
	if !slices.Contains(themes, c.Theme) {
		k.refuse("theme", "%s", oneOf(c.Theme, themes))
	}
	if !slices.Contains(colors, c.Color) {
		k.refuse("color", "%s", oneOf(c.Color, colors))
	}
	if _, ok := c.Profiles[c.Profile]; !ok && c.Profile != DefaultProfile {
		k.refuse("profile", "there is no [profiles.%s]%s", c.Profile, listed(slices.Sorted(maps.Keys(c.Profiles))))
	}
	k.domains(c.OwnDomains)
	for _, who := range c.Protected {
		if _, err := strconv.ParseInt(who, 10, 64); err != nil && !strings.Contains(who, "@") {
			k.refuse("protected", "%q is neither an e-mail address nor a user id", who)
		}
	}
	t := c.Thresholds
	k.from("thresholds.inactive_days", t.InactiveDays, 1)
	k.from("thresholds.pending_days", t.PendingDays, 1)
	k.from("thresholds.new_starter_days", t.NewDays, 0)
	k.from("thresholds.seat_buffer", t.SeatBuffer, 0)
	k.from("snapshots.max", c.Snapshots.Max, 1)
	k.refresh(c.Refresh.Every)
	if t.NearPercent < 1 || t.NearPercent > 100 {
		k.refuse("thresholds.near_percent", "%d is not a share from 1 to 100", t.NearPercent)
	}
	if !(t.AdminShare >= 0 && t.AdminShare <= 1) {
		k.refuse("thresholds.admin_share", "%v is not a share from 0 to 1", t.AdminShare)
	}
	k.price("prices.member", c.Prices.Member)
	k.price("prices.guest", c.Prices.Guest)
	for i, p := range c.Presets {
		k.preset("presets."+strconv.Itoa(i), p)
	}
	for i, v := range c.Views {
		if v.Name == "" {
			k.refuse("views."+strconv.Itoa(i), "a view needs a name")
		}
	}
}

// refresh checks that the interval is at least a minute, or off.
func (k *checker) refresh(every string) {
	if d, err := time.ParseDuration(every); every != RefreshOff && (err != nil || d < time.Minute) {
		k.refuse("refresh.every", "%q is not an interval of at least a minute, such as \"5m\" or \"1h\", or \"off\"", clean.Line(every))
	}
}

func (k *checker) domains(all []string) {
	for i, d := range all {
		all[i] = strings.ToLower(strings.TrimPrefix(d, "@"))
		if !strings.Contains(all[i], ".") || strings.ContainsAny(all[i], " @/") {
			k.refuse("own_domains", "%q is not an e-mail domain, such as \"northwind.example\"", d)
		}
	}
}

func (k *checker) from(key string, value, least int) {
	if value < least {
		k.refuse(key, "%d is less than %d", value, least)
	}
}

func (k *checker) price(key string, value float64) {
	if !(value >= 0) || math.IsInf(value, 1) {
		k.refuse(key, "%v is not a price", value)
	}
}

func (k *checker) preset(key string, p Preset) {
	if p.Name == "" {
		k.refuse(key, "a preset needs a name")
	}
	for _, r := range p.Rights {
		if !slices.Contains(rights, r) {
			k.refuse(key+".rights", "%s", oneOf(r, rights))
		}
	}
	if !slices.Contains(permissions, p.Permission) {
		at := key + ".permission"
		if _, ok := k.places[at]; !ok {
			k.refuse(key, "a preset needs a permission: %s", strings.Join(permissions, ", "))
			return
		}
		k.refuse(at, "%s", oneOf(p.Permission, permissions))
	}
}

// keys flattens the table of keys and applies it to the key map, to report a conflict with its
// line.
func (k *checker) keys(raw map[string]any) map[string][]string {
	flat := map[string][]string{}
	k.flatten("", raw, flat)
	all := keymap.New(false)
	_, err := all.Remap(flat)
	c, ok := errors.AsType[*keymap.Conflict](err)
	if !ok {
		return flat
	}
	name := causeOf(all, flat, *c)
	if action := name[strings.LastIndexByte(name, '.')+1:]; action != c.Name && name != c.Name {
		c.Text = c.Name + ": " + c.Text
	}
	k.refuse("keys."+name, "%s", c.Text)
	return flat
}

// causeOf returns the setting without which the conflict would not exist. The conflict itself may
// name an action that is not configured.
func causeOf(all keymap.Map, flat map[string][]string, c keymap.Conflict) string {
	for _, name := range slices.Sorted(maps.Keys(flat)) {
		others := maps.Clone(flat)
		delete(others, name)
		_, err := all.Remap(others)
		if without, ok := errors.AsType[*keymap.Conflict](err); !ok || *without != c {
			return name
		}
	}
	return c.Name
}

func (k *checker) flatten(prefix string, raw map[string]any, into map[string][]string) {
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		path := prefix + clean.Line(name)
		switch v := raw[name].(type) {
		case string:
			into[path] = []string{clean.Line(v)}
		case []any:
			into[path] = k.list("keys."+path, v)
		case map[string]any:
			k.flatten(path+".", v, into)
		default:
			k.refuse("keys."+path, "keys are text, such as [\"i\", \"ctrl+n\"]")
		}
	}
}

func (k *checker) list(key string, values []any) []string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		s, ok := v.(string)
		if !ok || s == "" {
			k.refuse(key, "keys are text, such as [\"i\", \"ctrl+n\"]")
			return nil
		}
		out = append(out, clean.Line(s))
	}
	return out
}
