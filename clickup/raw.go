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

// Get reads whatever a path below the base URL gives, such as /v2/team/333/seats or
// v2/user?x=1, as JSON. Full addresses and paths that lead out of the base are refused
// with ErrBaseURL; nothing is sent then.
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

// rawCall makes a read of a path as it was typed.
func rawCall(target string) (Call, error) {
	refused := func(why string) (Call, error) {
		return Call{}, &Error{Op: "api", Kinds: []error{ErrBaseURL}, Message: fmt.Sprintf("%q %s", target, why), Hint: "Give a path such as /v2/user."}
	}
	u, err := url.Parse(target)
	switch {
	case err != nil, u.Opaque != "":
		return refused("is no path")
	case u.Scheme != "", u.Host != "", u.User != nil, strings.HasPrefix(target, "//"):
		return refused("is a whole address: the token goes to the base URL only")
	case u.Fragment != "":
		return refused("has a fragment, which is never sent")
	}
	clean := "/" + strings.TrimPrefix(u.Path, "/")
	if clean == "/" || path.Clean(clean) != strings.TrimSuffix(clean, "/") || strings.ContainsAny(clean, "\\\x00") {
		return refused("leads elsewhere")
	}
	return Call{Op: "api", Method: http.MethodGet, Path: "/" + strings.TrimPrefix(u.EscapedPath(), "/"), Query: u.Query()}, nil
}
