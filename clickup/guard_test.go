package clickup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

func TestAuthorizationHeader(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"pk_1_A":            "pk_1_A",
		" pk_1_A\n":         "pk_1_A",
		"Bearer pk_1_A":     "pk_1_A",
		"1_oauth":           "Bearer 1_oauth",
		"bearer   1_oauth ": "Bearer 1_oauth",
	} {
		server := serve(t, always(http.StatusOK, `{"plan_name":"Free"}`))
		c, err := New(typed, WithBaseURL(server.URL))
		if err != nil {
			t.Fatal(err)
		}
		if err := readPlan(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		if sent := server.log()[0]; sent.auth != want || sent.target != "/v2/team/9/plan" {
			t.Errorf("%q was sent as %q to %s", typed, sent.auth, sent.target)
		}
	}
}

func TestInvalidTokens(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"", "  ", "Bearer ", "bearer", "pk_CANARY\nX-Evil: 1", "pk_CANARY pk_2", "pk_CANARY\u202e"} {
		c, err := New(typed)
		if c != nil || !errors.Is(err, ErrUnauthorized) || strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), "CANARY") {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestBaseURLs(t *testing.T) {
	t.Parallel()
	good := map[string]string{
		"":                               "https://api.clickup.com/api",
		"https://api.clickup.com/api/":   "https://api.clickup.com/api",
		"https://api.clickup.com/api/v2": "https://api.clickup.com/api",
		"https://Proxy.Example:8443":     "https://proxy.example:8443",
		"http://127.0.0.1:8080/api":      "http://127.0.0.1:8080/api",
		"http://[::1]:8080":              "http://[::1]:8080",
		"http://localhost":               "http://localhost",
	}
	for raw, want := range good {
		c, err := New(testToken, WithBaseURL(raw))
		if err != nil || c.base.String() != want {
			t.Errorf("%q: got %v, %v", raw, c, err)
		}
	}
	for _, raw := range []string{
		"http://api.clickup.com/api", "http://127.0.0.1.evil.example", "http://localhost.evil.example", "ftp://api.clickup.com",
		"api.clickup.com", "/api", "https://", "https://:443", "https://user:hunter2@api.clickup.com", "https://api.clickup.com/?a=b",
		"https://api.clickup.com/#x", "https://\x1b[31m", "javascript:alert(1)", "http://192.168.1.10:8080",
	} {
		c, err := New(testToken, WithBaseURL(raw))
		e, ok := errors.AsType[*Error](err)
		if c != nil || !ok || !errors.Is(err, ErrBaseURL) || e.Hint == "" || strings.Contains(e.Error(), "hunter2") || strings.Contains(e.Error(), "\x1b") {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

func TestRedirectsAreRefused(t *testing.T) {
	t.Parallel()
	other := serve(t, always(http.StatusOK, `{"plan_name":"Stolen"}`))
	for _, status := range []int{301, 302, 303, 307, 308} {
		server := serve(t, func(w http.ResponseWriter, r *http.Request) {
			to := other.URL
			if status == 308 { // the same server is no exception
				to = "/elsewhere"
			}
			http.Redirect(w, r, to, status)
		})
		c := connect(t, server)
		if err := readPlan(t.Context(), c); !errors.Is(err, ErrBadResponse) || !strings.Contains(err.Error(), "redirected") {
			t.Errorf("%d: %v", status, err)
		}
		if err := inviteSomebody(t.Context(), c); !errors.Is(err, ErrBadResponse) || !errors.Is(err, ErrOutcomeUnknown) {
			t.Errorf("%d to a change: %v", status, err)
		}
		if err := result(c.Workspaces(t.Context())); !errors.Is(err, ErrBadResponse) {
			t.Errorf("%d to the roster: %v", status, err)
		}
		if n := len(server.log()); n != 3 {
			t.Errorf("%d: %d requests", status, n)
		}
	}
	if sent := other.log(); len(sent) != 0 {
		t.Errorf("the other server was asked: %v", sent)
	}
}

// roundTripper is a function that sends requests.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestTokenStaysWithItsOrigin(t *testing.T) {
	t.Parallel()
	hidden, err := newToken(testToken)
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	g := &guard{token: hidden, origin: "https://api.clickup.com:443", next: roundTripper(func(r *http.Request) (*http.Response, error) {
		sent++
		return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
	})}
	for url, want := range map[string]bool{
		"https://api.clickup.com/api/v2/team":      true,
		"https://API.clickup.com:443/api":          true,
		"http://api.clickup.com/api":               false,
		"http://api.clickup.com:443/api":           false,
		"https://api.clickup.com:8443/api":         false,
		"https://clickup.com/api":                  false,
		"https://api.clickup.com.evil.example/api": false,
		"https://api.clickup.com@evil.example/api": false,
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
		if err != nil {
			t.Fatal(err)
		}
		before := sent
		_, err = g.RoundTrip(req)
		if went := sent > before; went != want || (err == nil) != want {
			t.Errorf("%s: sent %v, %v", url, went, err)
		}
		if req.Header.Get("Authorization") != "" {
			t.Errorf("%s: the token is in the caller's request", url)
		}
	}
}

func TestReadOnlySendsNoChange(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{}`))
	c := connect(t, server, WithReadOnly())
	for _, op := range changes() {
		err := op.run(t.Context(), c)
		if e, ok := errors.AsType[*Error](err); !ok || !sameKinds(kinds(err), []error{ErrReadOnly}) || !strings.Contains(e.Hint, "--read-only") {
			t.Errorf("%s: %v", op.name, err)
		}
	}
	if sent := server.log(); len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
	if _, err := c.Seats(t.Context(), "9"); err != nil {
		t.Errorf("a read: %v", err)
	}
}

func TestOfflineSendsNothing(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{"plan_name":"Free"}`))
	c := connect(t, server, WithOffline())
	ops := changes()
	for _, err := range []error{readPlan(t.Context(), c), result(c.Workspaces(t.Context())), ops[0].run(t.Context(), c)} {
		if e, ok := errors.AsType[*Error](err); !ok || !sameKinds(kinds(err), []error{ErrOffline, ErrNetwork}) || !strings.Contains(e.Hint, "--offline") {
			t.Errorf("offline: %v", err)
		}
	}
	if sent := server.log(); len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}

func TestTokenIsNeverShown(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	show := func(values ...any) {
		for _, v := range values {
			fmt.Fprintf(&out, "%v %+v %#v %s %q %d %x\n", v, v, v, v, v, v, v)
			slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "v", v)
			slog.New(slog.NewTextHandler(&out, nil)).Info("x", "v", v)
			if b, err := json.Marshal(v); err == nil {
				out.Write(b)
			}
		}
	}
	hidden, err := newToken(testToken)
	if err != nil {
		t.Fatal(err)
	}
	c := connect(t, serve(t, always(http.StatusOK, `{}`)))
	show(hidden, &hidden, struct{ Token token }{hidden}, struct{ token token }{hidden}, []token{hidden}, map[string]any{"a": hidden})
	show(c, *c.transport.(*guard), c.transport)
	for _, tt := range errorCases() {
		show(tt.run(t.Context(), connect(t, serve(t, always(tt.status, tt.body)))))
	}
	for _, status := range []int{200, 400, 404, 502} {
		echo := connect(t, serve(t, always(status, `{"err":"the token `+testToken+` is bad","ECODE":"`+testToken+`"}`)))
		show(readPlan(t.Context(), echo), result(echo.Workspaces(t.Context())))
		plain := connect(t, serve(t, always(status, testToken+" is bad")))
		show(readPlan(t.Context(), plain), result(plain.Workspaces(t.Context())))
	}
	dead := serve(t, always(http.StatusOK, ""))
	gone := connect(t, dead)
	dead.Close()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, op := range append(reads(), changes()...) {
		show(op.run(t.Context(), gone), op.run(cancelled, c))
	}
	if strings.Contains(out.String(), "CANARY") || strings.Contains(out.String(), "43414e415259") {
		t.Error("the token was shown")
	}
	if !strings.Contains(out.String(), redacted) {
		t.Error("nothing was shown at all")
	}
}
