package secret

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"
)

// service is the name under which keyrings list the tokens.
const service = "cutui"

var (
	errNotThere  = errors.New("not there")
	errNoKeyring = errors.New("no keyring on this machine")
)

// Keyring keeps tokens by service and user. System is the operating system's; tests have
// their own.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// System is the keyring of the operating system.
func System() Keyring { return system{} }

type system struct{}

func (system) Get(service, user string) (string, error) { return keyring.Get(service, user) }
func (system) Set(service, user, password string) error { return keyring.Set(service, user, password) }
func (system) Delete(service, user string) error        { return keyring.Delete(service, user) }

func (v Vault) fromKeyring(ctx context.Context) (string, error) {
	if v.Keyring == nil {
		return "", errNotThere
	}
	return limited(ctx, v.Limit, func() (string, error) { return v.Keyring.Get(service, v.Account) })
}

func (v Vault) toKeyring(ctx context.Context, s Secret) error {
	if v.Keyring == nil {
		return errNoKeyring
	}
	_, err := limited(ctx, v.Limit, func() (string, error) { return "", v.Keyring.Set(service, v.Account, s.Reveal()) })
	return err
}

func (v Vault) fromKeyringDelete(ctx context.Context) error {
	if v.Keyring == nil {
		return errNoKeyring
	}
	_, err := limited(ctx, v.Limit, func() (string, error) { return "", v.Keyring.Delete(service, v.Account) })
	return err
}

// limited ends the wait for a keyring after limit: some ask the user, and some hang on a
// broken bus. The call itself can't be ended and goes on.
func limited(ctx context.Context, limit time.Duration, call func() (string, error)) (string, error) {
	if limit == 0 {
		limit = 3 * time.Second
	}
	type answer struct {
		text string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		a := answer{err: errors.New("the keyring failed badly")}
		defer func() {
			_ = recover() // what it says could hold the token
			answers <- a
		}()
		text, err := call()
		a = answer{text, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case a := <-answers:
		if errors.Is(a.err, keyring.ErrNotFound) {
			return "", errNotThere
		}
		return a.text, a.err
	case <-timer.C:
		return "", fmt.Errorf("the keyring did not answer within %s", limit)
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
