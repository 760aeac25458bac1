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

// Call is a request before it is sent: what a plan shows and what the client sends.
// Path comes after the base URL and is escaped, such as /v2/team/333/guest; Body is
// the JSON object, nil where none is sent.
type Call struct {
	Op     string // official operation id, such as InviteGuestToWorkspace
	Method string
	Path   string
	Query  url.Values
	Body   map[string]any
}

// Changes reports whether the call changes anything; such calls are never sent twice blindly.
func (c Call) Changes() bool { return c.Method != http.MethodGet }

// Target is the path with its query.
func (c Call) Target() string {
	if len(c.Query) == 0 {
		return c.Path
	}
	return c.Path + "?" + c.Query.Encode()
}

func get(op string, path ...string) Call { return newCall(op, http.MethodGet, path...) }

// getV3 reads from the v3 API, whose paths name the workspace first.
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

// with adds a query parameter.
func (c Call) with(key string, values ...string) Call {
	query := url.Values{}
	maps.Copy(query, c.Query)
	query[key] = values
	c.Query = query
	return c
}

// flag adds a boolean query parameter where it is true.
func (c Call) flag(key string, on bool) Call {
	if !on {
		return c
	}
	return c.with(key, "true")
}

// custom makes the API read a task's id as a custom one, for which it needs the workspace too.
func (c Call) custom(ws WorkspaceID, item ItemRef) Call {
	if !item.Custom {
		return c
	}
	return c.with("custom_task_ids", "true").with("team_id", string(ws))
}

// request makes the HTTP request. An id that is empty or all dots would name another
// resource than the one meant, so it never gets that far.
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
