package clickup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cutui/internal/clean"
)

// fault is ClickUp's description of an error.
type fault struct {
	Err                text       `json:"err"`
	Error              text       `json:"error"`
	Message            text       `json:"message"`
	Code               text       `json:"ECODE"`
	InvalidPermissions many[text] `json:"invalid_permissions"`
}

// largestFault is the length in bytes up to which hiddenFault looks into an answer.
const largestFault = 8 << 10

func (f fault) words() string {
	for _, s := range []text{f.Err, f.Error, f.Message} {
		if s != "" {
			return clean.Clip(string(s), 300)
		}
	}
	return ""
}

func (f fault) code() string { return clean.Clip(strings.ToUpper(string(f.Code)), 40) }

// hiddenFault returns the error in an answer whose status is 2xx, if it has one.
func hiddenFault(body []byte) (fault, bool) {
	if len(body) > largestFault {
		return fault{}, false
	}
	var f fault
	if decode(body, &f) != nil {
		return fault{}, false
	}
	return f, f.Code != "" || f.Err != "" || f.Error != ""
}

// failed returns the error for an answer whose status is not 2xx.
func (c *Client) failed(call Call, resp *http.Response) *Error {
	body, _ := io.ReadAll(io.LimitReader(resp.Body, maxFault))
	if resp.StatusCode >= 300 && resp.StatusCode < 400 {
		return call.redirected(resp)
	}
	var f fault
	broken := decode(body, &f) != nil
	e := c.refused(call, resp.StatusCode, f)
	if !broken {
		return e
	}
	e.Message = statusWords(resp.StatusCode)
	switch first := clean.Clip(strings.TrimSpace(c.hide(clean.Line(string(body)))), 120); {
	case isPage(body):
		e.Message = "the answer is a web page"
		e.Hint = pageHint(resp.StatusCode, c.base)
	case first != "":
		e.Message = first
	}
	switch {
	case resp.StatusCode == http.StatusNotFound:
		e.Hint = pageHint(resp.StatusCode, c.base)
	case barred(resp.StatusCode, body):
		e.Message = barredWords + e.Message
		e.Kinds, e.Hint = slices.Clone(byBarrier.kinds), byBarrier.hint
	}
	return e
}

// barred reports whether a refusal that is not JSON came from a CDN or something else on the
// way to ClickUp. It then says nothing about the token and its rights.
func barred(status int, body []byte) bool {
	switch status {
	case http.StatusUnauthorized:
		return isPage(body)
	case http.StatusForbidden:
		return len(bytes.TrimSpace(body)) > 0
	}
	return false
}

// statusWords describes an HTTP status.
func statusWords(status int) string {
	if words := http.StatusText(status); words != "" {
		return strings.ToLower(words)
	}
	return "no reason was given"
}

func pageHint(status int, base *url.URL) string {
	if status == http.StatusNotFound {
		return fmt.Sprintf("%s does not seem to be ClickUp's API: check the API address (CUTUI_API_URL).", base)
	}
	if status >= 500 {
		return hintServer
	}
	return hintPage
}

func isPage(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, "\ufeff \t\r\n"), []byte("<"))
}

func (c Call) redirected(resp *http.Response) *Error {
	to := "another address"
	if u, err := resp.Location(); err == nil && u.Host != "" {
		to = clean.Clip(clean.Line(u.Host), 80)
	}
	return c.uncertain(&Error{
		Op: c.Op, Status: resp.StatusCode, Message: "redirected to " + to + ", which was not followed",
		Hint: hintBaseURL, Kinds: []error{ErrBadResponse},
	})
}

// refused returns the error for a fault. ClickUp may repeat the token in it. The guard has
// replaced the token in the answer's bytes; refused replaces it once more because JSON may
// have escaped it there.
func (c *Client) refused(call Call, status int, f fault) *Error {
	for _, s := range []*text{&f.Err, &f.Error, &f.Message, &f.Code} {
		*s = text(c.hide(string(*s)))
	}
	e := &Error{Op: call.Op, Status: status, Code: f.code(), Message: f.words()}
	if e.Message == "" {
		e.Message = statusWords(status)
	}
	why := call.classify(status, e.Code, e.Message, f.InvalidPermissions)
	e.Kinds, e.Hint = slices.Clone(why.kinds), why.hint
	if status == http.StatusBadRequest && call.Changes() && strings.Contains(strings.ToLower(e.Message), "already") {
		e.Kinds, e.Hint = append(e.Kinds, ErrConflict), hintConflict
	}
	if status >= 500 || status == http.StatusRequestTimeout {
		return call.uncertain(e)
	}
	return e
}

// errBrokenOff means that an answer ended too early.
var errBrokenOff = errors.New("the answer broke off")

// broken returns the error for an answer that could not be read. A change was probably made
// then, but that is not certain.
func (c Call) broken(ctx context.Context, status int, err error) *Error {
	e := &Error{Op: c.Op, Status: status, Message: "the answer is not what was expected", Hint: hintAnswer, Kinds: []error{ErrBadResponse}}
	_, tooLarge := errors.AsType[*http.MaxBytesError](err)
	switch {
	case ctx.Err() != nil:
		return c.uncertain(&Error{Op: c.Op, Status: status, Message: "stopped", Cause: context.Cause(ctx)})
	case tooLarge:
		e.Message = "the answer is too large"
	case errors.Is(err, errTimeout):
		e.Message, e.Hint = "the answer came too slowly", hintNetwork
		e.Kinds = append(e.Kinds, ErrNetwork)
	case errors.Is(err, errPage):
		e.Message, e.Hint = "the answer is a web page", hintPage
	case errors.Is(err, errEmpty):
		e.Message = "the answer is empty"
	case errors.Is(err, io.ErrUnexpectedEOF) || lostConnection(err):
		e.Message, e.Cause = errBrokenOff.Error(), errBrokenOff
		e.Kinds = append(e.Kinds, ErrNetwork)
	}
	return c.uncertain(e)
}

// uncertain adds ErrOutcomeUnknown to e if the call is a change.
func (c Call) uncertain(e *Error) *Error {
	if c.Changes() {
		e.Kinds = append(e.Kinds, ErrOutcomeUnknown)
		e.Hint = hintUnknown
	}
	return e
}

var (
	errPage  = errors.New("a web page")
	errEmpty = errors.New("nothing")
)

// decode decodes a JSON answer into out; if out is nil, it only checks the JSON. Values of
// unexpected types are skipped, so that one odd field does not cost all the others.
func decode(body []byte, out any) error {
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return errEmpty
	case isPage(body):
		return errPage
	case out == nil:
		out = &json.RawMessage{}
	}
	err := json.Unmarshal(body, out)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); odd {
		return nil
	}
	if bad, ok := errors.AsType[*json.SyntaxError](err); ok && bad.Offset >= int64(len(body)) {
		return io.ErrUnexpectedEOF
	}
	return err
}
