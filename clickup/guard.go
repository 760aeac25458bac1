package clickup

import (
	"errors"
	"net/http"
)

// errOrigin means that a request was about to leave for another server than the token's.
var errOrigin = errors.New("the token goes to no other server than its own")

// guard is the only way out and the only holder of the token: it adds the token to
// requests for the one origin it is bound to, in read-only mode lets only reads pass, and
// offline nothing. It takes the token out of answers that repeat it.
// There is no http.Client around it, so nothing can follow a redirect.
type guard struct {
	token    secret
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
		g.token.hideIn(resp)
	}
	return resp, err
}
