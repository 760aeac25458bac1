package clickup

import (
	"net/http"
	"strings"
)

// redacted replaces the token in every text that repeats it.
const redacted = "[token]"

// token returns the API token. It is a function because every way of printing a Client
// shows the strings in it, but not what a function returns.
type token func() string

// newToken returns the token in what somebody typed or pasted. It ignores white space around
// the token and a leading "Bearer".
func newToken(typed string) (token, error) {
	text := strings.TrimSpace(typed)
	if head, rest, _ := strings.Cut(text, " "); strings.EqualFold(head, "bearer") {
		text = strings.TrimSpace(rest)
	}
	if text == "" {
		return nil, tokenError("there is no token")
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return nil, tokenError("the token contains a character that no token has")
		}
	}
	return func() string { return text }, nil
}

// noToken returns the empty token of a client that sends nothing.
func noToken() string { return "" }

func tokenError(message string) *Error {
	return &Error{Op: "token", Message: message, Hint: hintToken, Kinds: []error{ErrUnauthorized}}
}

// authorize sets the Authorization header. Personal tokens are sent as they are, OAuth tokens
// as Bearer.
func (t token) authorize(h http.Header) {
	text := t()
	if !strings.HasPrefix(text, "pk_") {
		text = "Bearer " + text
	}
	h.Set("Authorization", text)
}

// hide replaces the token in a text that may repeat it.
func (t token) hide(text string) string {
	if t() == "" {
		return text
	}
	return strings.ReplaceAll(text, t(), redacted)
}
