package clickup

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Hints say what to do about a failure.
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
	hintInvalid    = "ClickUp rejected a value: check what was typed and try again."
	hintRate       = "Wait a minute and try again, or run fewer programs with this token."
	hintBadID      = "ClickUp gives this answer for an id that is not valid: check the id."
	hintServer     = "ClickUp is having trouble: try again in a minute, or see status.clickup.com."
	hintNetwork    = "Check the network and try again."
	hintDNS        = "Check the network, the name server and the API address (CUTUI_API_URL)."
	hintTLS        = "A proxy or a wrong clock can cause this: check both. The token was not sent."
	hintRefused    = "Nothing listens there: check the API address (CUTUI_API_URL), a firewall or a VPN."
	hintProxy      = "Check HTTPS_PROXY and what the proxy asks for."
	hintBaseURL    = "Set CUTUI_API_URL to an https address (http only for this machine), or unset it for ClickUp's own."
	hintBarred     = "ClickUp itself did not answer: a CDN, a proxy, a firewall or a login page is in the way; the token and your rights are not the problem."
	hintPage       = "A proxy, a firewall or a login page may be in the way: open a browser and check the network."
	hintAnswer     = "Try again; if it keeps failing, the API address (CUTUI_API_URL) may be wrong."
	hintReadOnly   = "Start without --read-only to change anything."
	hintOffline    = "Start without --offline to reach ClickUp."
	hintUnknown    = "The change may or may not have been made: check before doing it again."
)

// reason is the meaning of an answer's code or status.
type reason struct {
	kinds []error
	hint  string
}

// byCode maps ClickUp's error codes to their meaning, for codes that mean the same with
// any HTTP status.
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

// byWords maps ClickUp's messages to error codes, for answers without a code. The words are
// in lower case.
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

// barredWords prefix the message of a refusal that did not come from ClickUp. The journal
// keeps the message, and Failure recognises the prefix.
const barredWords = "not from ClickUp: "

var byBarrier = reason{[]error{ErrNetwork, ErrBadResponse}, hintBarred}

// codeOf returns code, or if it is empty the code that the words stand for.
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

// byStatus maps an HTTP status to its meaning, for codes that are not known.
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

// classify returns what a failure means. The code counts before the status, because ClickUp
// also answers 401 to ids of other workspaces and to missing rights.
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

// Failure rebuilds the error of a call from its status, code and message, as the journal
// keeps them. A status of 0 means that the call was never answered; the error then has no
// kinds and no hint.
func (c Call) Failure(status int, code, message string) *Error {
	e := &Error{Op: c.Op, Status: status, Code: code, Message: message}
	if status != 0 {
		why := c.classify(status, code, message, nil)
		e.Kinds, e.Hint = slices.Clone(why.kinds), why.hint
	}
	return e
}

// classifyOAuth distinguishes OAUTH codes for ids of another workspace from those that may
// also mean a revoked token. With status 400 they are about a parameter, and ok is false.
func (c Call) classifyOAuth(status int, number string) (why reason, ok bool) {
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

// namesOnlyToken reports whether the call has no id that could be wrong, only the token.
func (c Call) namesOnlyToken() bool { return c.Op == opUser || c.Op == opWorkspaces }
