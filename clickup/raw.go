package clickup

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// Get sends a GET request to a path below the base URL, such as /v2/team/333/seats or
// v2/user?x=1, and returns the JSON as it is. If target is a full URL or a path that leads
// out of the base URL, nothing is sent and the error is ErrBaseURL.
func (c *Client) Get(ctx context.Context, target string) (json.RawMessage, error) {
	call, err := rawCall(target)
	if err != nil {
		return nil, err
	}
	var answer json.RawMessage
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	return answer, nil
}

// rawCall returns the GET call for a path that somebody typed.
func rawCall(target string) (Call, error) {
	refused := func(why string) (Call, error) {
		return Call{}, &Error{Op: "api", Kinds: []error{ErrBaseURL}, Message: fmt.Sprintf("%q %s", target, why), Hint: "Give a path such as /v2/user."}
	}
	u, err := url.Parse(target)
	switch {
	case err != nil, u.Opaque != "":
		return refused("is not a path")
	case u.Scheme != "", u.Host != "", u.User != nil, strings.HasPrefix(target, "//"):
		return refused("is a full URL: the token is sent to the base URL only")
	case u.Fragment != "":
		return refused("has a fragment, which is never sent")
	}
	clean := "/" + strings.TrimPrefix(u.Path, "/")
	if clean == "/" || path.Clean(clean) != strings.TrimSuffix(clean, "/") || strings.ContainsAny(clean, "\\\x00") {
		return refused("leads out of the API")
	}
	return Call{Op: "api", Method: http.MethodGet, Path: "/" + strings.TrimPrefix(u.EscapedPath(), "/"), Query: u.Query()}, nil
}
