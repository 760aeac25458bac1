package secret

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	"cutui/internal/clean"
)

// Source is where a token comes from or is stored.
type Source string

// The sources, in the order in which Find tries them.
const (
	FromStdin   Source = "--token-stdin"
	FromEnv     Source = "CLICKUP_API_TOKEN"
	FromKeyring Source = "keyring"
	FromFile    Source = "file"
)

// ErrNone means that no source has a token.
var ErrNone = errors.New("no token: run `cutui auth login`, or set CLICKUP_API_TOKEN; `cutui --demo` needs none")

// ErrConsent means that the token could only be stored in a plain file, to which the user has not
// agreed.
var ErrConsent = errors.New("there is no keyring to store the token in, and it goes into a plain file only if you agree")

// ErrKeyring means that the keyring could not be used: there may be none on this machine.
var ErrKeyring = errors.New("the keyring could not be used")

// Vault stores the token of one account. A nil Keyring means that the machine has none.
type Vault struct {
	Account string
	File    string // the file for the token in plain text, if the user agrees
	Keyring Keyring
	Limit   time.Duration // for each call of the keyring; 0 for 3 seconds
}

// Account returns the name under which the token of a profile is stored. It includes the origin of
// the base URL, so that a token is never sent to another server.
func Account(profile, baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Host == "" {
		return profile + " " + baseURL
	}
	return profile + " " + u.Scheme + "://" + u.Host
}

// Found is a token and its source.
type Found struct {
	Token  Secret
	Source Source
	Notes  []string // sources that could not be used, and why
}

// Find looks for a token in stdin (if it is not nil), the environment, the keyring and the file, in
// this order. An unusable token ends the search with an error; a keyring that fails or does not
// answer is skipped. The error is ErrNone if no source has a token.
func (v Vault) Find(ctx context.Context, stdin io.Reader, env func(string) string) (Found, error) {
	if stdin != nil {
		data, err := io.ReadAll(io.LimitReader(stdin, 4*maxToken))
		if err != nil {
			return Found{}, fmt.Errorf("%s: the token could not be read: %w", FromStdin, err)
		}
		return found(string(data), FromStdin)
	}
	if typed := env(string(FromEnv)); typed != "" {
		return found(typed, FromEnv)
	}
	var notes []string
	token, err := v.fromKeyring(ctx)
	switch {
	case err == nil:
		return found(token, FromKeyring)
	case !errors.Is(err, errNotThere):
		notes = append(notes, "the keyring could not be used: "+clean.Line(err.Error()))
	}
	token, err = v.fromFile()
	if errors.Is(err, errNotThere) {
		return Found{Notes: notes}, ErrNone
	}
	if err != nil {
		return Found{Notes: notes}, err
	}
	f, err := found(token, FromFile)
	f.Notes = notes
	return f, err
}

func found(typed string, from Source) (Found, error) {
	s, err := New(typed)
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", from, err)
	}
	return Found{Token: s, Source: from}, nil
}

// Store stores a token in the keyring, or in the file if there is no keyring and plainFile says
// that the user agreed, and returns where. Without a keyring and consent the error is ErrConsent.
func (v Vault) Store(ctx context.Context, s Secret, plainFile bool) (Source, error) {
	if s.Empty() {
		return "", errors.New("there is no token to store")
	}
	err := v.toKeyring(ctx, s)
	if err == nil {
		return FromKeyring, v.dropFromFile()
	}
	if !plainFile {
		return "", fmt.Errorf("%w (%s)", ErrConsent, clean.Line(err.Error()))
	}
	if err := v.toFile(s.Reveal()); err != nil {
		return "", err
	}
	return FromFile, nil
}

// Delete deletes the token from the keyring and the file, and returns the sources that had one.
func (v Vault) Delete(ctx context.Context) ([]Source, error) {
	var from []Source
	kept, err := v.hasInFile()
	if err == nil && kept {
		err = v.dropFromFile()
		if err == nil {
			from = append(from, FromFile)
		}
	}
	ringErr := v.fromKeyringDelete(ctx)
	switch {
	case ringErr == nil:
		from = append(from, FromKeyring)
	case !errors.Is(ringErr, errNotThere) && !errors.Is(ringErr, errNoKeyring):
		err = errors.Join(err, fmt.Errorf("%w: %w", ErrKeyring, ringErr))
	}
	return from, err
}
