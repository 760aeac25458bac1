package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cutui/clickup"
)

// accountFile is a file in the folder of an account's snapshots that names the account's login.
const accountFile = "account.json"

type storedAccount struct {
	Version int    `json:"version"`
	Login   string `json:"login"`
}

// Account is an account with a stored load.
type Account struct {
	Me         clickup.User
	Seen       time.Time           // of the newest load
	Workspaces []clickup.Workspace // without their people

	folder, name, login string
}

// Name sets the account's login, by which Accounts finds the account without a token. The login
// is stored in plain text, so it must not contain a secret. Name must be called before the first
// use of the store.
func (st *Store) Name(login string) { st.login = login }

// Accounts returns the accounts of a login with a stored load, the most recent load first. It
// skips what can't be read.
func Accounts(folder, login string) []Account {
	entries, _ := os.ReadDir(filepath.Join(folder, snapshotFolder)) // no entries if it can't be read
	var out []Account
	for _, e := range entries {
		a := Account{folder: folder, name: e.Name(), login: login}
		kept, err := decodeFile(filepath.Join(folder, snapshotFolder, e.Name(), accountFile), func(d *storedAccount) int { return d.Version })
		if err != nil || kept.Login == "" || kept.Login != login {
			continue
		}
		latest, ok := a.Open().LatestPreview()
		if !ok {
			continue
		}
		a.Me, a.Seen, a.Workspaces = latest.Me, latest.Seen, latest.Workspaces
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b Account) int { return b.Seen.Compare(a.Seen) })
	return out
}

// Open returns the store of the account.
func (a Account) Open() *Store {
	st := open(a.folder, a.name)
	st.login = a.login
	return st
}

// saveAccount writes the account's login, unless it was written before.
func (st *Store) saveAccount() error {
	path := filepath.Join(st.folder(snapshotFolder), accountFile)
	if _, err := os.Stat(path); err == nil || st.login == "" {
		return nil
	}
	data, err := json.Marshal(storedAccount{keptVersion, st.login})
	if err != nil {
		return fmt.Errorf("writing the account's login: %w", err)
	}
	return st.disk.writeFile(path, data)
}
