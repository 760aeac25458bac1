package clickup

import (
	"errors"
	"net/http"
)

// errOrigin means that a request was about to go to a server other than the token's.
var errOrigin = errors.New("the token is sent to its own server only")

// guard is the transport that every request passes, and the only holder of the token. It
// adds the token to requests for its origin and refuses all other requests. Read-only it
// lets only reads pass, offline nothing. It replaces the token in answers that repeat it.
// There is no http.Client around it, so no redirect is ever followed.
type guard struct {
	token    token
	origin   string
	readOnly bool
	offline  bool
	next     http.RoundTripper
}

// RoundTrip sends req with the token, or refuses to.
func (g *guard) RoundTrip(req *http.Request) (*http.Response, error) {
	if g.offline {
		return nil, ErrOffline
	}
	if g.readOnly && req.Method != http.MethodGet {
		return nil, ErrReadOnly
	}
	if origin(req.URL) != g.origin {
		return nil, errOrigin
	}
	req = req.Clone(req.Context())
	g.token.authorize(req.Header)
	resp, err := g.next.RoundTrip(req)
	if err == nil {
		g.token.hideInBody(resp)
	}
	return resp, err
}
