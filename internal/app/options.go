package app

import (
	"crypto/rand"
	"strings"

	"cutui/clickup"
	"cutui/internal/config"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/plans"
	"cutui/model/seats"
)

// modelOptions converts the settings to the model's options.
func (s *Setup) modelOptions() model.Options {
	c := s.Config
	return model.Options{
		ReadOnly:    s.ReadOnly(),
		Offline:     s.Options.Offline,
		Demo:        s.Options.Demo,
		Account:     s.kept,
		Workspace:   s.Profile.Workspace,
		OwnDomains:  c.OwnDomains,
		Protected:   c.Protected,
		SharedLists: c.SharedLists,
		Audit:       audit.Options(c.Thresholds),
		Prices:      s.prices(),
		Refresh:     c.Refresh.Interval(),
		LoadAtRest:  c.LoadAtRest,
		Presets:     presets(c.Presets),
		RunIDSuffix: strings.ToLower(rand.Text()[:5]),
	}
}

func (s *Setup) prices() seats.Prices {
	if s.Options.Demo {
		return demoPrices(s.clock.Now())
	}
	p := s.Config.Prices
	return seats.Prices{Member: p.Member, Guest: p.Guest, Currency: p.Currency, Renewal: p.RenewalDay()}
}

// presets converts presets from the settings. Rights they do not list are left unset.
func presets(configured []config.Preset) []plans.Preset {
	var out []plans.Preset
	for _, p := range configured {
		var rights clickup.Rights
		for _, r := range clickup.AllRights {
			for _, name := range p.Rights {
				if r.Key() == name {
					rights = rights.With(r, true)
				}
			}
		}
		out = append(out, plans.Preset{
			Name: p.Name, Rights: rights, Permission: clickup.Permission(p.Permission), Role: clickup.RoleID(p.CustomRole),
		})
	}
	return out
}
