package clickup

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
)

const redacted = "[token]"

// secret holds the token behind a function, where not even fmt, which looks into
// the unexported fields of a struct that holds this one, can show it.
type secret struct{ reveal func() string }

// newSecret takes a token as people paste it, also with a "Bearer " before it.
func newSecret(typed string) (secret, error) {
	token := strings.TrimSpace(typed)
	if head, rest, _ := strings.Cut(token, " "); strings.EqualFold(head, "bearer") {
		token = strings.TrimSpace(rest)
	}
	if token == "" {
		return secret{}, tokenError("there is no token")
	}
	for i := range len(token) {
		if token[i] <= ' ' || token[i] > '~' {
			return secret{}, tokenError("the token holds a character that no token has")
		}
	}
	return secret{reveal: func() string { return token }}, nil
}

// noSecret is the one of a client that sends nothing.
func noSecret() secret { return secret{reveal: func() string { return "" }} }

func tokenError(message string) *Error {
	return &Error{Op: "token", Message: message, Hint: hintToken, Kinds: []error{ErrUnauthorized}}
}

// authorize sets the header: personal tokens go raw, those of OAuth as Bearer.
func (s secret) authorize(h http.Header) {
	token := s.reveal()
	if !strings.HasPrefix(token, "pk_") {
		token = "Bearer " + token
	}
	h.Set("Authorization", token)
}

// hide takes the token out of a text that may repeat it.
func (s secret) hide(text string) string {
	if s.reveal() == "" {
		return text
	}
	return strings.ReplaceAll(text, s.reveal(), redacted)
}

// String is a placeholder, as are all other ways to print a secret.
func (s secret) String() string { return redacted }

// GoString is the placeholder.
func (s secret) GoString() string { return redacted }

// Format writes the placeholder for every verb.
func (s secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// MarshalText is the placeholder, for JSON and every other encoding.
func (s secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue is the placeholder.
func (s secret) LogValue() slog.Value { return slog.StringValue(redacted) }
