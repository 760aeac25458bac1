package config_test

import (
	"errors"
	"strings"
	"testing"

	"cutui/internal/config"
)

func TestErrorsSayWhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text   string
		line, column int
		key, says    string
	}{
		{"unknown key", "ascii = true\n  them = \"dark\"", 2, 3, "them", "did you mean theme?"},
		{"unknown key in a table", "[thresholds]\ninactive_day = 3", 2, 1, "thresholds.inactive_day", "did you mean inactive_days?"},
		{"key of another table", "inactive_days = 3", 1, 1, "inactive_days", "did you mean thresholds.inactive_days?"},
		{"unknown table", "[threshold]\nseat_buffer = 1", 1, 2, "threshold", "did you mean thresholds?"},
		{"nothing like it", "zzzzzz = 1", 1, 1, "zzzzzz", "cutui config init"},
		{"unknown profile key", "[profiles.work]\nbase_ulr = \"x\"", 2, 1, "profiles.work.base_ulr", "did you mean base_url?"},
		{"wrong type", "mouse = \"yes\"", 1, 9, "mouse", "is a text, and must be true or false, without quotes"},
		{"number for a text", "theme = 3", 1, 9, "theme", "is a whole number, and must be a text in quotes"},
		{"text for a number", "[thresholds]\ninactive_days = \"60\"", 2, 17, "thresholds.inactive_days", "is a text, and must be a whole number"},
		{"text for a list", "own_domains = \"a\"", 1, 15, "own_domains", "must be a list of texts"},
		{"number for a table", "refresh = 5", 1, 11, "refresh", "is a whole number, and must be a table, under […]"},
		{"short unknown key", "[refresh]\nx = 1", 2, 1, "refresh.x", "no such setting; `cutui config init`"},
		{"number for tables", "presets = 3", 1, 11, "presets", "must be a list of tables"},
		{"syntax", "theme = \"dark", 1, 13, "", "unterminated"},
		{"twice", "ascii = true\nascii = false", 2, 1, "ascii", "already"},
		{"theme", "\ntheme = \"hi-contrast\"", 2, 1, "theme", `did you mean "high-contrast"?`},
		{"color", "color = \"no\"", 1, 1, "color", "auto, always, never"},
		{"no such profile", "profile = \"work\"\n[profiles.home]", 1, 1, "profile", "there are home"},
		{"domain", "own_domains = [\"northwind\"]", 1, 1, "own_domains", "is not an e-mail domain"},
		{"protected", "protected = [\"olga\"]", 1, 1, "protected", "neither an e-mail address nor a user id"},
		{"days", "[thresholds]\n\n  inactive_days = 0", 3, 3, "thresholds.inactive_days", "less than 1"},
		{"dotted", "thresholds.pending_days = -1", 1, 1, "thresholds.pending_days", "less than 1"},
		{"inline table", "thresholds = { admin_share = 1.5 }", 1, 16, "thresholds.admin_share", "0 to 1"},
		{"no number", "[thresholds]\nadmin_share = nan", 2, 1, "thresholds.admin_share", "0 to 1"},
		{"near", "[thresholds]\nnear_percent = 101", 2, 1, "thresholds.near_percent", "1 to 100"},
		{"price", "[prices]\nmember = -1", 2, 1, "prices.member", "is not a price"},
		{"endless price", "[prices]\nguest = inf", 2, 1, "prices.guest", "is not a price"},
		{"snapshots", "[snapshots]\nmax = 0", 2, 1, "snapshots.max", "less than 1"},
		{"preset right", "[[presets]]\nname=\"a\"\npermission=\"read\"\n[[presets]]\nname=\"b\"\nrights=[\"can_edit_tag\"]\npermission=\"read\"", 6, 1, "presets.1.rights", `did you mean "can_edit_tags"?`},
		{"preset level", "[[presets]]\nname=\"a\"\npermission=\"full\"", 3, 1, "presets.0.permission", "read, comment, edit, create"},
		{"preset without level", "[[presets]]\nname=\"a\"", 1, 3, "presets.0", "needs a permission"},
		{"preset without name", "[[presets]]\npermission=\"read\"", 1, 3, "presets.0", "needs a name"},
		{"unknown action", "[keys]\ninvit = [\"n\"]", 2, 1, "keys.invit", "no such action"},
		{"conflict", "[keys]\ninvite = [\"s\"]", 2, 1, "keys.invite", `share: "s" already means "invite"`},
		{"conflict beside others", "[keys]\nfilter = [\"z\"]\ninvite = [\"s\"]", 3, 1, "keys.invite", "already means"},
		{"a key of no letters", "[keys]\ninvite = [\"\"]", 2, 1, "keys.invite", "keys are text"},
		{"conflict in a scope", "[keys.people]\nmark = [\"v\"]", 2, 1, "keys.people.mark", "already means"},
		{"no keys", "[keys]\ninvite = []", 2, 1, "keys.invite", "at least one key"},
		{"keys that are numbers", "[keys]\ninvite = [1]", 2, 1, "keys.invite", "keys are text"},
		{"keys that are dates", "[keys]\ninvite = 2026-01-01", 2, 1, "keys.invite", "keys are text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := config.Parse("c.toml", []byte(tt.text))
			e, ok := errors.AsType[*config.Error](err)
			if !ok {
				t.Fatalf("no *Error: %v", err)
			}
			if e.File != "c.toml" || e.Line != tt.line || e.Column != tt.column || e.Key != tt.key {
				t.Errorf("%s:%d:%d %q, want c.toml:%d:%d %q", e.File, e.Line, e.Column, e.Key, tt.line, tt.column, tt.key)
			}
			if !strings.Contains(e.Text, tt.says) {
				t.Errorf("says %q, want it to say %q", e.Text, tt.says)
			}
		})
	}
}

func TestAllErrorsAreReported(t *testing.T) {
	t.Parallel()
	_, err := config.Parse("c.toml", []byte("theme = \"x\"\ncolor = \"y\"\n"))
	if err == nil || !strings.Contains(err.Error(), "c.toml:1:1: theme") || !strings.Contains(err.Error(), "c.toml:2:1: color") {
		t.Errorf("%v", err)
	}
	_, err = config.Parse("c.toml", []byte("a = 1\nb = 2\n"))
	if err == nil || strings.Count(err.Error(), "no such setting") != 2 {
		t.Errorf("%v", err)
	}
}

func TestLargeFileIsRefused(t *testing.T) {
	t.Parallel()
	_, err := config.Load(write(t, strings.Repeat("# padding\n", 200_000)), environment(nil))
	if err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte(config.Example()))
	f.Add([]byte("[keys]\na.b.c = {d = [[1]]}\n[[presets]]\n[[presets]]\nx = 1"))
	f.Add([]byte("\xef\xbb\xbftheme = \"dark\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := config.Parse("c.toml", data)
		if err != nil {
			return
		}
		text, err := c.Show()
		if err != nil {
			t.Fatalf("read but not shown: %v", err)
		}
		if _, err := config.Parse("shown.toml", []byte(text)); err != nil {
			t.Errorf("what is shown can't be read: %v\n%s", err, text)
		}
	})
}
