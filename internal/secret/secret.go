// Package secret has the type of the API token, which can't be printed, and the vault in which the
// token is stored.
package secret

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

const redacted = "[redacted]"

// Secret is a token. However it is printed, logged or encoded, the result is "[redacted]"; only
// Reveal returns the token. The zero value is no token.
type Secret struct {
	// reveal is a function because fmt prints the fields of a struct whose methods it can't call,
	// such as an unexported Secret in another value.
	reveal func() string
}

// ErrUnusable means that a text can't be a token.
var ErrUnusable = errors.New("not usable")

// unusable is an ErrUnusable with a reason, which does not contain the token.
type unusable string

func (u unusable) Error() string { return string(u) }

// Is reports whether err is ErrUnusable.
func (u unusable) Is(err error) bool { return err == ErrUnusable }

// maxToken is much longer than ClickUp's tokens, in bytes. A longer text was read from a wrong
// file.
const maxToken = 1024

// New returns the token in a text that somebody typed or piped. It ignores white space around the
// token and a leading "Bearer". It checks that the text can be a token, not that ClickUp accepts
// it. The error is ErrUnusable and does not contain the text.
func New(typed string) (Secret, error) {
	words := strings.Fields(typed)
	if len(words) > 0 && strings.EqualFold(words[0], "bearer") {
		words = words[1:]
	}
	token := strings.Join(words, " ")
	switch {
	case token == "":
		return Secret{}, unusable("the token is empty")
	case len(token) > maxToken:
		return Secret{}, unusable(fmt.Sprintf("the token is longer than %d characters: this is not a ClickUp token", maxToken))
	}
	for _, r := range token {
		if r <= ' ' || r > '~' {
			return Secret{}, unusable("the token contains a space or a character that no token has: copy only the token")
		}
	}
	return Secret{func() string { return token }}, nil
}

// Empty reports whether there is no token.
func (s Secret) Empty() bool { return s.reveal == nil }

// Reveal returns the token, or "" if there is none. It is for the Authorization header and the
// vault only.
func (s Secret) Reveal() string {
	if s.reveal == nil {
		return ""
	}
	return s.reveal()
}

// String hides the token.
func (Secret) String() string { return redacted }

// GoString hides the token from %#v.
func (Secret) GoString() string { return redacted }

// Format hides the token from every verb of fmt.
func (Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, redacted) }

// MarshalJSON hides the token from JSON.
func (Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// MarshalText hides the token from every other encoding, TOML among them.
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue hides the token from slog.
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }
