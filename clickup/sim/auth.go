package sim

import (
	"net/http"
	"strings"
)

// authorize accepts a personal token as it is and an OAuth token with or
// without Bearer; a personal token behind Bearer is refused, as ClickUp does.
func (s *Server) authorize(r *http.Request) *failed {
	given := r.Header.Get("Authorization")
	if given == "" {
		return &failed{status: http.StatusBadRequest, message: "Authorization header required", code: "OAUTH_017"}
	}
	if given == s.opts.Token || strings.TrimPrefix(given, "Bearer ") == OAuthToken {
		return nil
	}
	return &failed{status: http.StatusUnauthorized, message: "Token invalid", code: "OAUTH_025"}
}
