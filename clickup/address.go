package clickup

import (
	"net"
	"net/url"
	"strings"

	"cutui/internal/clean"
)

// DefaultBaseURL is the URL of ClickUp's own API. The path of a Call, such as /v2/team, is
// appended to it.
const DefaultBaseURL = "https://api.clickup.com/api"

// parseBase parses and checks the API's address. Every request carries the token, so the
// scheme must be https; http is allowed for loopback addresses only.
func parseBase(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || u.Hostname() == "" {
		return nil, baseError("the API address is not a URL")
	}
	shown := clean.Clip(clean.Line(u.Scheme+"://"+u.Host), 80)
	switch {
	case u.User != nil || strings.ContainsAny(raw, "?#"):
		return nil, baseError("the API address " + shown + " must not contain a user, a query or a fragment")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return nil, baseError("the API address " + shown + " would send the token unencrypted")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, baseError("the API address " + shown + " is not https")
	}
	u.Host = strings.ToLower(u.Host)
	u.Path = strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/v2")
	u.RawPath = ""
	return u, nil
}

func baseError(message string) *Error {
	return &Error{Op: "API address", Message: message, Hint: hintBaseURL, Kinds: []error{ErrBaseURL}}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// origin returns the scheme, host and port of u, which the token is bound to.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}
