package clickup

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
)

var allKinds = []error{
	ErrUnauthorized, ErrPlanRequired, ErrForbidden, ErrNotFound, ErrConflict, ErrInvalid, ErrRateLimit,
	ErrServer, ErrNetwork, ErrBadResponse, ErrReadOnly, ErrOutcomeUnknown, ErrBaseURL,
}

// kinds returns the kinds of an error.
func kinds(err error) (found []error) {
	for _, k := range allKinds {
		if errors.Is(err, k) {
			found = append(found, k)
		}
	}
	return found
}

func readPlan(ctx context.Context, c *Client) error { return result(c.Plan(ctx, "9")) }

func readUser(ctx context.Context, c *Client) error { return result(c.User(ctx)) }

func inviteSomebody(ctx context.Context, c *Client) error {
	return result(c.InviteGuest(ctx, "9", GuestInvite{Email: "guest@example.com"}))
}

func removeSomebody(ctx context.Context, c *Client) error { return c.RemoveGuest(ctx, "9", 184) }

func editSomebody(ctx context.Context, c *Client) error {
	return result(c.EditGuest(ctx, "9", 184, GuestEdit{Rights: Rights{}.With(EditTags, true)}))
}

// errorCase is an answer and the error that the client must return for it.
type errorCase struct {
	name   string
	run    func(context.Context, *Client) error
	status int
	body   string
	kinds  []error
	says   string // what Error() holds
	hint   string // what the hint holds
}

func errorCases() []errorCase {
	return []errorCase{
		{"bad token", readUser, 401, `{"err":"Token invalid","ECODE":"OAUTH_025"}`, []error{ErrUnauthorized}, "GetAuthorizedUser: Token invalid (HTTP 401, OAUTH_025)", "Settings > Apps"},
		{"code in lower case", readPlan, 401, `{"err":"Token invalid","ECODE":"OAuth_025"}`, []error{ErrUnauthorized}, "OAUTH_025", "Settings > Apps"},
		{"no token", readPlan, 400, `{"err":"Authorization header required","ECODE":"OAUTH_017"}`, []error{ErrUnauthorized}, "Authorization header required", "Settings > Apps"},
		{"tokens off", readPlan, 401, `{"err":"No access","ECODE":"ACCESS_083","invalid_permissions":["can_use_public_api_dev_key"]}`, []error{ErrUnauthorized}, "ACCESS_083", "switched personal tokens off"},
		{"no access", readPlan, 401, `{"err":"No access","ECODE":"ACCESS_083"}`, []error{ErrForbidden}, "ACCESS_083", "owner or admin"},
		{"disguised", readPlan, 404, `{"err":"Permission denied","ECODE":"ACCESS_999"}`, []error{ErrForbidden, ErrNotFound}, "ACCESS_999", "owner or admin"},
		{"token not found, for the token", readUser, 401, `{"err":"Oauth token not found","ECODE":"OAUTH_019"}`, []error{ErrUnauthorized}, "OAUTH_019", "Settings > Apps"},
		{"token not found, for an id", readPlan, 401, `{"err":"Oauth token not found","ECODE":"OAUTH_018"}`, []error{ErrForbidden, ErrNotFound}, "OAUTH_018", "may not exist"},
		{"foreign workspace", readPlan, 401, `{"err":"Team not authorized","ECODE":"OAUTH_023"}`, []error{ErrForbidden, ErrNotFound}, "OAUTH_023", "another workspace"},
		{"foreign workspace, newer", readPlan, 401, `{"err":"Workspace not authorized","ECODE":"OAUTH_192"}`, []error{ErrWorkspaceNotAllowed, ErrForbidden, ErrNotFound}, "OAUTH_192", "authorise it again"},
		{"param must be an array", readPlan, 400, `{"err":"must be array","ECODE":"OAUTH_040"}`, []error{ErrInvalid}, "OAUTH_040", "value"},
		{"plan", inviteSomebody, 403, `{"err":"Team must be on enterprise plan","ECODE":"TEAM_110"}`, []error{ErrPlanRequired}, "InviteGuestToWorkspace: Team must be on enterprise plan (HTTP 403, TEAM_110)", "Enterprise"},
		{"plan under 400", inviteSomebody, 400, `{"err":"Team must be on enterprise plan","ECODE":"TEAM_110"}`, []error{ErrPlanRequired}, "TEAM_110", "Enterprise"},
		{"plan under 200", inviteSomebody, 200, `{"err":"Team must be on enterprise plan","ECODE":"TEAM_110"}`, []error{ErrPlanRequired}, "(HTTP 200, TEAM_110)", "Enterprise"},
		{"deleted", readPlan, 404, `{"err":"Task not found, deleted","ECODE":"ITEM_013"}`, []error{ErrNotFound}, "ITEM_013", "id"},
		{"route", readPlan, 404, `{"err":"Route not found","ECODE":"APP_001"}`, []error{ErrNotFound}, "APP_001", "CUTUI_API_URL"},
		{"limit", readPlan, 429, `{"err":"Rate limit reached","ECODE":"APP_002"}`, []error{ErrRateLimit}, "APP_002", "Wait"},
		{"not numeric", readPlan, 400, `{"err":"Invalid workspace id","ECODE":"SHARD_024"}`, []error{ErrInvalid}, "SHARD_024", "value"},
		{"bad id as 500", readPlan, 500, `{"err":"invalid input syntax","ECODE":"SHARD_001"}`, []error{ErrInvalid, ErrServer}, "SHARD_001", "id"},
		{"conflict", inviteSomebody, 409, `{"err":"Already there"}`, []error{ErrConflict}, "Already there (HTTP 409)", "already"},
		{"400", inviteSomebody, 400, `{"error":"Email invalid","ECODE":"INPUT_005"}`, []error{ErrInvalid}, "Email invalid", "value"},
		{"foreign, by words", readPlan, 401, `{"err":"Team not authorized"}`, []error{ErrForbidden, ErrNotFound}, "Team not authorized (HTTP 401)", "another workspace"},
		{"not allowed, by words", readPlan, 401, `{"err":"Workspace not authorized"}`, []error{ErrWorkspaceNotAllowed, ErrForbidden, ErrNotFound}, "(HTTP 401)", "authorise it again"},
		{"bad token, by words", readPlan, 401, `{"err":"Token invalid"}`, []error{ErrUnauthorized}, "Token invalid (HTTP 401)", "Settings > Apps"},
		{"plan, by words", inviteSomebody, 403, `{"err":"Team must be on enterprise plan"}`, []error{ErrPlanRequired}, "(HTTP 403)", "Enterprise"},
		{"401", readPlan, 401, `{"message":"no"}`, []error{ErrForbidden}, "no (HTTP 401)", "revoked"},
		{"401 of the token", readUser, 401, ``, []error{ErrUnauthorized}, "unauthorized (HTTP 401)", "Settings > Apps"},
		{"402", inviteSomebody, 402, `{}`, []error{ErrPlanRequired}, "payment required", "Enterprise"},
		{"403", inviteSomebody, 403, `{"err":"No"}`, []error{ErrForbidden}, "No (HTTP 403)", "owner or admin"},
		{"404", readPlan, 404, `{"err":"Not here"}`, []error{ErrNotFound}, "Not here (HTTP 404)", "id"},
		{"404 in text", readPlan, 404, "404 page not found\n", []error{ErrNotFound}, "404 page not found (HTTP 404)", "CUTUI_API_URL"},
		{"404 as page", readPlan, 404, `<!DOCTYPE html><p>nginx`, []error{ErrNotFound}, "the answer is a web page (HTTP 404)", "/api does not seem to be ClickUp's API"},
		{"403 as page", readPlan, 403, `<html>blocked`, []error{ErrNetwork, ErrBadResponse}, "web page", "a CDN, a proxy"},
		{"403 of a CDN", inviteSomebody, 403, "error code: 1020", []error{ErrNetwork, ErrBadResponse}, "error code: 1020", "the token and your rights are not the problem"},
		{"403 without words", readPlan, 403, ``, []error{ErrForbidden}, "forbidden", "owner or admin"},
		{"401 as page", readUser, 401, `<html>log in`, []error{ErrNetwork, ErrBadResponse}, "web page", "login page"},
		{"418", readPlan, 418, `{"err":"teapot"}`, []error{ErrInvalid}, "teapot", "value"},
		{"proxy login", readPlan, 407, ``, []error{ErrNetwork}, "proxy authentication required", "HTTPS_PROXY"},
		{"500", readPlan, 500, `{"err":"Oops"}`, []error{ErrServer}, "Oops (HTTP 500)", "status.clickup.com"},
		{"502 as page", readPlan, 502, `<html>`, []error{ErrServer}, "web page (HTTP 502)", "status.clickup.com"},
		{"500 to an invitation", inviteSomebody, 500, `{"err":"Oops","ECODE":"X"}`, []error{ErrServer, ErrOutcomeUnknown}, "Oops (HTTP 500, X)", "check before"},
		{"500 to an edit", editSomebody, 503, ``, []error{ErrServer, ErrOutcomeUnknown}, "service unavailable", "check before"},
		{"500 to a removal", removeSomebody, 504, ``, []error{ErrServer, ErrOutcomeUnknown}, "gateway timeout", "check before"},
		{"page as success", readPlan, 200, `<html>Log in`, []error{ErrBadResponse}, "web page (HTTP 200)", "login page"},
		{"page as success of a change", removeSomebody, 200, `<html>Log in`, []error{ErrBadResponse, ErrOutcomeUnknown}, "web page", "check before"},
		{"nothing", readPlan, 200, ` `, []error{ErrBadResponse}, "the answer is empty", "Try again"},
		{"nothing for a change", inviteSomebody, 200, ``, []error{ErrBadResponse, ErrOutcomeUnknown}, "the answer is empty", "check before"},
		{"cut", readPlan, 200, `{"plan_name":"Ent`, []error{ErrNetwork, ErrBadResponse}, "the answer broke off", "Try again"},
		{"cut change", inviteSomebody, 200, `{"team":{`, []error{ErrNetwork, ErrBadResponse, ErrOutcomeUnknown}, "the answer broke off", "check before"},
		{"no JSON", readPlan, 200, `plan: Enterprise`, []error{ErrBadResponse}, "not what was expected", "Try again"},
		{"words to clean", readPlan, 400, `{"err":"bad\u001b]0;x\u0007 \u202evalue\n` + strings.Repeat("x", 400) + `","ECODE":"A\u001b[31mB"}`, []error{ErrInvalid}, "bad value x", "value"},
		{"odd error", readPlan, 400, `{"err":{"a":1},"ECODE":7,"invalid_permissions":"all"}`, []error{ErrInvalid}, "bad request (HTTP 400, 7)", "value"},
	}
}

func TestErrorsAreExplained(t *testing.T) {
	t.Parallel()
	for _, tt := range errorCases() {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := tt.run(t.Context(), connect(t, serve(t, always(tt.status, tt.body))))
			e, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("got %v", err)
			}
			if got := kinds(err); !sameKinds(got, tt.kinds) {
				t.Errorf("kinds %v, want %v", got, tt.kinds)
			}
			if !strings.Contains(e.Error(), tt.says) || !strings.Contains(e.Hint, tt.hint) {
				t.Errorf("got %q, hint %q; want %q, hint %q", e, e.Hint, tt.says, tt.hint)
			}
			if e.Status != tt.status || strings.ContainsAny(e.Error()+e.Hint, "\x1b\n\x07\u202e") || len(e.Message) > 310 {
				t.Errorf("status %d, %q", e.Status, e)
			}
		})
	}
}

func sameKinds(a, b []error) bool {
	for _, k := range allKinds {
		if slices.Contains(a, k) != slices.Contains(b, k) {
			return false
		}
	}
	return true
}

func TestRetryAfterOfErrors(t *testing.T) {
	t.Parallel()
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	e, ok := errors.AsType[*Error](inviteSomebody(t.Context(), connect(t, server)))
	if !ok || e.Retry.Seconds() != 7 {
		t.Errorf("got %+v", e)
	}
}

func TestBodySizesAreLimited(t *testing.T) {
	t.Parallel()
	chunk := []byte(strings.Repeat(" ", 1<<20))
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for range maxAnswer>>20 + 1 {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	err := readPlan(t.Context(), connect(t, server))
	if !errors.Is(err, ErrBadResponse) || !strings.Contains(err.Error(), "too large") {
		t.Errorf("got %v", err)
	}
}

func TestFailureRestoresARefusal(t *testing.T) {
	t.Parallel()
	call := InviteGuestCall("9", GuestInvite{Email: "guest@example.com"})
	e := call.Failure(403, "TEAM_110", "Team must be on enterprise plan")
	if !errors.Is(e, ErrPlanRequired) || e.Hint != hintPlan || e.Error() != "InviteGuestToWorkspace: Team must be on enterprise plan (HTTP 403, TEAM_110)" {
		t.Errorf("got %v, %q, %v", e, e.Hint, kinds(e))
	}
	if e := call.Failure(0, "", "the network is down"); len(kinds(e)) != 0 || e.Error() != "InviteGuestToWorkspace: the network is down" {
		t.Errorf("without an answer: %v %v", e, kinds(e))
	}
}
