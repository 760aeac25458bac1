package clickup

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// What to do about a failure, in a sentence or two.
const (
	hintToken      = "Make a new personal token in ClickUp under Settings > Apps."
	hintDevKey     = "An owner or admin switched personal tokens off for this workspace; ask them to allow API access."
	hintPlan       = "Guest and member changes by API need ClickUp's Enterprise plan; make this change in ClickUp itself."
	hintRights     = "Ask an owner or admin of the workspace, or use a token of theirs."
	hintForeign    = "The id may belong to another workspace, or the token may not see it: check the id and the chosen workspace."
	hintNotAllowed = "This token was not allowed for this workspace: authorise it again for it, or check the id."
	hintMaybe      = "The id may not exist or the token may not see it; if every call fails like this, the token was revoked."
	hintNotFound   = "Check the id; it may have been deleted or be hidden from this token. Refresh and try again."
	hintRoute      = "The server does not know this path: check the API address (CUTUI_API_URL)."
	hintConflict   = "It is there already: refresh to see it."
	hintInvalid    = "ClickUp did not take a value: check what was typed and try again."
	hintRate       = "Wait for the window to end, or run fewer programs with this token."
	hintBadID      = "ClickUp answers so to an id that is not valid: check the id."
	hintServer     = "ClickUp has trouble: try again in a minute, or see status.clickup.com."
	hintNetwork    = "Check the network and try again."
	hintDNS        = "Check the network, the name server and the API address (CUTUI_API_URL)."
	hintTLS        = "A proxy or a wrong clock can cause this: check both. The token was not sent."
	hintRefused    = "Nothing listens there: check the API address (CUTUI_API_URL), a firewall or a VPN."
	hintProxy      = "Check HTTPS_PROXY and what the proxy asks for."
	hintBaseURL    = "Set CUTUI_API_URL to an https address (http only for this machine), or unset it for ClickUp's own."
	hintBarred     = "ClickUp itself did not answer: a CDN, a proxy, a firewall or a login page stands between; the token and your rights are not in question."
	hintPage       = "A proxy, a firewall or a login page may stand between: open a browser and check the network."
	hintAnswer     = "Try again; if it stays, the API address (CUTUI_API_URL) may be wrong."
	hintReadOnly   = "Start without --read-only to change anything."
	hintOffline    = "Start without --offline to ask ClickUp."
	hintUnknown    = "Whether the change was made is not known: look before doing it again."
)

// reason is what an answer's code or status means.
type reason struct {
	kinds []error
	hint  string
}

// byCode are the codes whose meaning is known whatever their status is.
var byCode = map[string]reason{
	"OAUTH_017":  {[]error{ErrUnauthorized}, hintToken},
	"OAUTH_025":  {[]error{ErrUnauthorized}, hintToken},
	"TEAM_110":   {[]error{ErrPlanRequired}, hintPlan},
	"APP_001":    {[]error{ErrNotFound}, hintRoute},
	"APP_002":    {[]error{ErrRateLimit}, hintRate},
	"ITEM_013":   {[]error{ErrNotFound}, hintNotFound},
	"ITEM_015":   {[]error{ErrNotFound}, hintNotFound},
	"PROJ_006":   {[]error{ErrNotFound}, hintNotFound},
	"ACCESS_190": {[]error{ErrNotFound}, hintNotFound},
	"ACCESS_999": {[]error{ErrNotFound, ErrForbidden}, hintRights},
}

// byWords are the codes that ClickUp's own words stand for where an answer has none.
var byWords = []struct{ words, code string }{
	{"token invalid", "OAUTH_025"},
	{"authorization header required", "OAUTH_017"},
	{"oauth token not found", "OAUTH_019"},
	{"workspace not authorized", "OAUTH_192"},
	{"team not authorized", "OAUTH_023"},
	{"team(s) not authorized", "OAUTH_023"},
	{"must be on enterprise plan", "TEAM_110"},
	{"route not found", "APP_001"},
	{"task not found", "ITEM_013"},
}

// barredWords begin the words of a refusal that is not ClickUp's own, by which it is
// known again when it is read from a journal.
const barredWords = "not from ClickUp: "

var byBarrier = reason{[]error{ErrNetwork, ErrBadResponse}, hintBarred}

// codeOf is the code of an answer, or else the one that its words stand for.
func codeOf(code, words string) string {
	if code != "" {
		return code
	}
	words = strings.ToLower(words)
	for _, w := range byWords {
		if strings.Contains(words, w.words) {
			return w.code
		}
	}
	return ""
}

// byStatus is what a status means where the code says nothing.
var byStatus = map[int]reason{
	http.StatusBadRequest:          {[]error{ErrInvalid}, hintInvalid},
	http.StatusUnauthorized:        {[]error{ErrForbidden}, hintMaybe},
	http.StatusPaymentRequired:     {[]error{ErrPlanRequired}, hintPlan},
	http.StatusForbidden:           {[]error{ErrForbidden}, hintRights},
	http.StatusNotFound:            {[]error{ErrNotFound}, hintNotFound},
	http.StatusMethodNotAllowed:    {[]error{ErrNotFound}, hintRoute},
	http.StatusProxyAuthRequired:   {[]error{ErrNetwork}, hintProxy},
	http.StatusRequestTimeout:      {[]error{ErrNetwork}, hintNetwork},
	http.StatusConflict:            {[]error{ErrConflict}, hintConflict},
	http.StatusGone:                {[]error{ErrNotFound}, hintNotFound},
	http.StatusUnprocessableEntity: {[]error{ErrInvalid}, hintInvalid},
	http.StatusTooManyRequests:     {[]error{ErrRateLimit}, hintRate},
}

// classify says what a failure is. The code decides, or the words where there is none, for
// ClickUp answers 401 also to ids of other workspaces and to missing rights.
func (c Call) classify(status int, code, words string, missing []text) reason {
	if strings.HasPrefix(words, barredWords) {
		return byBarrier
	}
	code = codeOf(code, words)
	if status >= 500 {
		if code == "SHARD_001" || code == "GROUP_HELPERS_001" || code == "OAUTH_025" {
			return reason{[]error{ErrServer, ErrInvalid}, hintBadID}
		}
		return reason{[]error{ErrServer}, hintServer}
	}
	if r, ok := byCode[code]; ok {
		return r
	}
	if family, number, ok := strings.Cut(code, "_"); ok {
		switch family {
		case "ACCESS":
			if slices.Contains(missing, "can_use_public_api_dev_key") {
				return reason{[]error{ErrUnauthorized}, hintDevKey}
			}
			return reason{[]error{ErrForbidden}, hintRights}
		case "OAUTH":
			if r, ok := c.classifyOAuth(status, number); ok {
				return r
			}
		}
	}
	if status == http.StatusUnauthorized && c.namesOnlyToken() {
		return reason{[]error{ErrUnauthorized}, hintToken}
	}
	if r, ok := byStatus[status]; ok {
		return r
	}
	return reason{[]error{ErrInvalid}, hintInvalid}
}

// Failure is the error for what is remembered of a refusal: status, code and words.
// A status of 0 stands for a call that was never answered, of which only the words are known.
func (c Call) Failure(status int, code, message string) *Error {
	e := &Error{Op: c.Op, Status: status, Code: code, Message: message}
	if status != 0 {
		why := c.classify(status, code, message, nil)
		e.Kinds, e.Hint = slices.Clone(why.kinds), why.hint
	}
	return e
}

// classifyOAuth tells the codes of another workspace's ids from those that may also
// mean a revoked token. OAUTH_040 under 400 is about a parameter.
func (c Call) classifyOAuth(status int, number string) (reason, bool) {
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || status == http.StatusBadRequest:
		return reason{}, false
	case n == 18 || n == 19 || n == 21 || n == 77:
		if c.namesOnlyToken() {
			return reason{[]error{ErrUnauthorized}, hintToken}, true
		}
		return reason{[]error{ErrNotFound, ErrForbidden}, hintMaybe}, true
	case n == 192:
		return reason{[]error{ErrWorkspaceNotAllowed, ErrNotFound, ErrForbidden}, hintNotAllowed}, true
	case n >= 23 && n <= 45 || n == 57 || n == 61:
		return reason{[]error{ErrNotFound, ErrForbidden}, hintForeign}, true
	}
	return reason{}, false
}

// namesOnlyToken reports whether the call names nothing but its token, which then is to blame.
func (c Call) namesOnlyToken() bool { return c.Op == opUser || c.Op == opWorkspaces }
