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

// Keyring stores tokens by service and user.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// System returns the keyring of the operating system.
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

// limited calls a keyring and waits at most limit for it, because some keyrings ask the user or
// hang. The call itself can't be ended and continues in the background.
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
		a := answer{err: errors.New("the keyring crashed")}
		defer func() {
			_ = recover() // the value is dropped because it may contain the token
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
