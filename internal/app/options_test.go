package app

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/internal/config"
	"cutui/internal/secret"
	"cutui/model/audit"
	"cutui/model/seats"
)

func TestSettingsReachTheModel(t *testing.T) {
	t.Parallel()
	c, err := config.Parse("c.toml", []byte(`
own_domains = ["northwind.example"]
protected = ["184"]
[prices]
member = 12
guest = 3
currency = "EUR"
renewal = 2027-01-31
[thresholds]
inactive_days = 1
pending_days = 2
admin_share = 0.3
seat_buffer = 4
near_percent = 5
[[presets]]
name = "all"
rights = ["can_edit_tags", "can_see_time_spent", "can_see_time_estimated", "can_create_views", "can_see_points_estimated"]
permission = "create"
custom_role = 7
`))
	if err != nil {
		t.Fatal(err)
	}
	s := Setup{Config: c, Profile: config.Profile{Workspace: "W"}, Options: Options{ReadOnly: true}}
	o := s.modelOptions()
	if o.Workspace != "W" || !o.ReadOnly || o.OwnDomains[0] != "northwind.example" || o.Protected[0] != "184" {
		t.Errorf("%+v", o)
	}
	if want := (audit.Options{InactiveDays: 1, PendingDays: 2, NewDays: 14, AdminShare: 0.3, SeatBuffer: 4, NearPercent: 5}); o.Audit != want {
		t.Errorf("%+v, want %+v", o.Audit, want)
	}
	if want := (seats.Prices{Member: 12, Guest: 3, Currency: "EUR", Renewal: time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)}); o.Prices != want {
		t.Errorf("%+v, want %+v", o.Prices, want)
	}
	p := o.Presets[0]
	for _, r := range clickup.AllRights {
		if !p.Rights.Has(r) {
			t.Errorf("the settings know no %s", r.Key())
		}
	}
	if p.Name != "all" || p.Permission != clickup.PermissionCreate || p.Role != 7 {
		t.Errorf("%+v", p)
	}
}

func TestDefaultsAreTheAuditsOwn(t *testing.T) {
	t.Parallel()
	s := Setup{Config: config.Default()}
	if o := s.modelOptions(); o.Audit != audit.DefaultOptions() || o.Prices.Known() || len(o.Presets) != 0 {
		t.Errorf("%+v", o)
	}
	if config.DefaultBaseURL != clickup.DefaultBaseURL {
		t.Error("two default addresses")
	}
}

func TestANewTokenFindsTheOldData(t *testing.T) {
	t.Parallel()
	scope := func(account, text string) string {
		token, err := secret.New(text)
		if err != nil {
			t.Fatal(err)
		}
		return (&Setup{vault: secret.Vault{Account: account}}).scope(token)
	}
	if scope("a", "pk_4480000_OLD") != scope("a", "pk_4480000_NEW") {
		t.Error("a renewed token loses the data")
	}
	for _, other := range []string{scope("b", "pk_4480000_OLD"), scope("a", "pk_4480001_OLD"), scope("a", "oauth_token_of_another")} {
		if other == scope("a", "pk_4480000_OLD") {
			t.Errorf("mixed: %q", other)
		}
	}
}
