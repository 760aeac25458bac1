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

// accountFile is in the folder of an account's snapshots and says which login it is of.
const accountFile = "account.json"

type storedAccount struct {
	Version int    `json:"version"`
	Login   string `json:"login"`
}

// Account is one of which a load is kept.
type Account struct {
	Me         clickup.User
	Seen       time.Time           // of the newest load
	Workspaces []clickup.Workspace // without their people

	folder, name, login string
}

// Name says which login the account is of, so that Accounts finds it where there is no token.
// It is written as it is: it must hold no secret. It must be called before the first use.
func (st *Store) Name(login string) { st.login = login }

// Accounts returns the accounts of a login of which a load is kept under a folder, the one
// that was loaded last first. What can't be read is passed over.
func Accounts(folder, login string) []Account {
	entries, _ := os.ReadDir(filepath.Join(folder, snapshotFolder)) // where it can't be read, nothing is kept
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

// Open is the store of the account.
func (a Account) Open() *Store {
	st := open(a.folder, a.name)
	st.login = a.login
	return st
}

// saveAccount writes which login the snapshots are of, once.
func (st *Store) saveAccount() error {
	path := filepath.Join(st.folder(snapshotFolder), accountFile)
	if _, err := os.Stat(path); err == nil || st.login == "" {
		return nil
	}
	data, err := json.Marshal(storedAccount{keptVersion, st.login})
	if err != nil {
		return fmt.Errorf("writing whose snapshots these are: %w", err)
	}
	return st.disk.writeFile(path, data)
}
