package clickup

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Call is a request that has not been sent. Plans show it; the client sends it.
type Call struct {
	Op     string // operation id in ClickUp's reference, such as InviteGuestToWorkspace
	Method string
	Path   string // below the base URL, escaped, such as /v2/team/333/guest
	Query  url.Values
	Body   map[string]any // the JSON object, or nil for no body
}

// Changes reports whether the call changes anything. Such a call is retried only if it
// certainly had no effect.
func (c Call) Changes() bool { return c.Method != http.MethodGet }

// Target returns the path with its query.
func (c Call) Target() string {
	if len(c.Query) == 0 {
		return c.Path
	}
	return c.Path + "?" + c.Query.Encode()
}

func get(op string, path ...string) Call { return newCall(op, http.MethodGet, path...) }

// getV3 returns a GET call of the v3 API. The first segment of path is the workspace.
func getV3(op string, path ...string) Call { return newCallV3(op, http.MethodGet, path...) }

func newCall(op, method string, path ...string) Call { return callBelow("/v2", op, method, path) }

func newCallV3(op, method string, path ...string) Call {
	return callBelow("/v3/workspaces", op, method, path)
}

func callBelow(root, op, method string, path []string) Call {
	var b strings.Builder
	b.WriteString(root)
	for _, segment := range path {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(segment))
	}
	return Call{Op: op, Method: method, Path: b.String()}
}

// with returns the call with a query parameter added.
func (c Call) with(key string, values ...string) Call {
	query := url.Values{}
	maps.Copy(query, c.Query)
	query[key] = values
	c.Query = query
	return c
}

// flag returns the call with key=true added if on is set.
func (c Call) flag(key string, on bool) Call {
	if !on {
		return c
	}
	return c.with(key, "true")
}

// custom adds the query parameters that a custom task id needs, if item has one.
func (c Call) custom(ws WorkspaceID, item ItemRef) Call {
	if !item.Custom {
		return c
	}
	return c.with("custom_task_ids", "true").with("team_id", string(ws))
}

// request returns the HTTP request. It fails if an id is empty or consists of dots, since
// the path would then name a different resource.
func (c Call) request(ctx context.Context, base *url.URL) (*http.Request, error) {
	if slices.ContainsFunc(strings.Split(c.Path[1:], "/"), func(s string) bool { return strings.Trim(s, ".") == "" }) {
		return nil, &Error{Op: c.Op, Message: "an id is missing", Hint: "Name the item by its id.", Kinds: []error{ErrInvalid}}
	}
	var body []byte
	if c.Body != nil {
		encoded, err := json.Marshal(c.Body)
		if err != nil {
			return nil, &Error{Op: c.Op, Message: "the request can't be written as JSON", Kinds: []error{ErrInvalid}, Cause: err}
		}
		body = encoded
	}
	req, err := http.NewRequestWithContext(ctx, c.Method, base.String()+c.Target(), bytes.NewReader(body))
	if err != nil {
		return nil, &Error{Op: c.Op, Message: "the request has no valid address", Kinds: []error{ErrInvalid}}
	}
	if c.Body != nil || c.Op == opTimeEntries {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Accept", "application/json")
	return req, nil
}
