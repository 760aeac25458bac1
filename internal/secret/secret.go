// Package secret holds the API token: a type that never prints it, and the places where it
// is looked for and kept.
package secret

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

const redacted = "[redacted]"

// Secret is a token. However it is printed, logged or encoded, what comes out
// is "[redacted]"; only Reveal gives it away. The zero value holds nothing.
type Secret struct {
	// A function, because fmt prints the fields of a struct it can't call
	// methods on, such as an unexported Secret inside another value.
	reveal func() string
}

// ErrUnusable means that a text can't be a token.
var ErrUnusable = errors.New("not usable")

// unusable is why; it never repeats the token.
type unusable string

func (u unusable) Error() string { return string(u) }

// Is makes it an ErrUnusable.
func (u unusable) Is(err error) bool { return err == ErrUnusable }

// maxToken is far above what ClickUp gives out, and keeps a wrong file out.
const maxToken = 1024

// New takes a token as somebody typed or piped it: white space around it and a
// leading "Bearer" go. It checks that the rest can be a token at all, not that
// ClickUp knows it; the error is an ErrUnusable and does not repeat it.
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
		return Secret{}, unusable(fmt.Sprintf("the token is longer than %d characters: this is something else", maxToken))
	}
	for _, r := range token {
		if r <= ' ' || r > '~' {
			return Secret{}, unusable("the token holds a space or a character no token has: copy it again, alone")
		}
	}
	return Secret{func() string { return token }}, nil
}

// Empty reports whether there is no token.
func (s Secret) Empty() bool { return s.reveal == nil }

// Reveal is the token itself, for the one header it is meant for; "" where
// there is none.
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
