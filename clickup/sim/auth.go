package sim

import (
	"net/http"
	"strings"
)

// authorize gives the rate limit of the call's token. A personal token is taken
// as it is, an OAuth token with or without Bearer; a personal token behind
// Bearer is refused, as ClickUp does.
func (s *Server) authorize(r *http.Request) (*window, *failed) {
	given := r.Header.Get("Authorization")
	if given == "" {
		return nil, &failed{status: http.StatusBadRequest, message: "Authorization header required", code: "OAUTH_017"}
	}
	switch {
	case given == s.opts.Token:
		return s.personal, nil
	case strings.TrimPrefix(given, "Bearer ") == OAuthToken:
		return s.oauth, nil
	}
	return nil, &failed{status: http.StatusUnauthorized, message: "Token invalid", code: "OAUTH_025"}
}
