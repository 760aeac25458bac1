package app

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/store"
	"cutui/internal/text"
	"cutui/model"
)

// ErrNothingKept means that cutui is offline without a token, and that no load of the profile
// is kept.
var ErrNothingKept = errors.New("no earlier load is kept, and there is no token")

// NeedsToken reports whether a token is needed and missing. A demo needs none, and neither
// does cutui offline.
func (s *Setup) NeedsToken() bool {
	return s.Found.Token.Empty() && !s.Options.Demo && !s.Options.Offline
}

// Kept returns a sentence that says whose loads are shown without a token, and who else's are
// kept; empty if there is a token.
func (s *Setup) Kept() string { return s.kept }

// keptStore returns the store of the account to show without a token: the account of the profile
// that was loaded last, of those with the wanted workspace if there are any.
func (s *Setup) keptStore() (*store.Store, error) {
	all := store.Accounts(s.Paths.State, s.vault.Account)
	with := slices.DeleteFunc(slices.Clone(all), func(a store.Account) bool { return !hasWorkspace(a, s.Profile.Workspace) })
	if len(with) == 0 {
		with = all // the error for an unknown workspace then lists those that exist
	}
	if len(with) == 0 {
		return nil, fmt.Errorf("%w: profile %s", ErrNothingKept, s.Profile.Name)
	}
	s.kept = "there is no token: this is what " + accountName(with[0]) + " loaded last with profile " + s.Profile.Name
	for _, other := range with[1:] {
		s.kept += fmt.Sprintf("; %s loaded %s", accountName(other), text.Age(s.clock.Now().Sub(other.Seen)))
	}
	return with[0].Open(), nil
}

func accountName(a store.Account) string {
	nameless := "an unknown account"
	if a.Me.ID != 0 {
		nameless = "#" + a.Me.ID.String()
	}
	return cmp.Or(clean.Line(a.Me.Name), clean.Line(a.Me.Email), nameless)
}

// hasWorkspace reports whether an account has the workspace with the id or name want, or
// want is empty.
func hasWorkspace(a store.Account, want string) bool {
	return want == "" || slices.ContainsFunc(a.Workspaces, func(w clickup.Workspace) bool {
		return (&model.Roster{ID: w.ID, Name: w.Name}).Named(want)
	})
}
