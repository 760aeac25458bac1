package clickup

import (
	"net"
	"net/url"
	"strings"

	"cutui/internal/clean"
)

// DefaultBaseURL is ClickUp's own API; the paths of a Call, such as /v2/team, follow it.
const DefaultBaseURL = "https://api.clickup.com/api"

// parseBase checks the API's address: https, or http where the bytes never leave
// the machine, because the token travels with every request.
func parseBase(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || u.Hostname() == "" {
		return nil, baseError("the API address is not a URL")
	}
	shown := clean.Clip(clean.Line(u.Scheme+"://"+u.Host), 80)
	switch {
	case u.User != nil || strings.ContainsAny(raw, "?#"):
		return nil, baseError("the API address " + shown + " may hold no user, query or fragment")
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

// origin is what the token is bound to: scheme, host and port.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}
