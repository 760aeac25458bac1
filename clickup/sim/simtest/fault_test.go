package simtest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/internal/calltest"
)

// live starts a server and returns a function that calls it over a real connection.
func live(t *testing.T, o sim.Options) (*sim.Server, func(ctx context.Context, method, path, body string) (*http.Response, error)) {
	t.Helper()
	s := sim.New(o)
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(func() {
		client.CloseIdleConnections()
		s.Close()
	})
	return s, func(ctx context.Context, method, path, body string) (*http.Response, error) {
		r, err := http.NewRequestWithContext(ctx, method, base+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", sim.Token)
		return client.Do(r)
	}
}

// awaitCall waits until a call has taken effect or the test ends.
func awaitCall(t *testing.T, s *sim.Server) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for len(s.Calls()) == 0 {
		select {
		case <-tick.C:
		case <-t.Context().Done():
			return
		}
	}
}

// failing returns a function for Faults that fails the first call of an operation.
func failing(op string, f Fault) func(string, *http.Request, int) *Fault {
	return func(got string, _ *http.Request, n int) *Fault {
		if got == op && n == 1 {
			return &f
		}
		return nil
	}
}

func TestFaultsThatAnswer(t *testing.T) {
	t.Parallel()
	const invite = "InviteGuestToWorkspace"
	tests := map[string]struct {
		fault   Fault
		status  int
		body    string
		effects int
	}{
		"nothing said":    {Fault{}, 500, `{"err":"Internal Server Error"}`, 0},
		"ClickUp's words": {Fault{Status: 403, Code: "TEAM_110", Message: "No"}, 403, `{"err":"No","ECODE":"TEAM_110"}`, 0},
		"HTML":            {Fault{Status: 502, Body: "<html>Bad gateway"}, 502, "<html>Bad gateway", 0},
		"error under 200": {Fault{Status: 200, Code: "X"}, 200, `{"err":"Internal Server Error","ECODE":"X"}`, 0},
		"after effect":    {Fault{Status: 503, AfterEffect: true}, 503, `{"err":"Internal Server Error"}`, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := sim.New(sim.Options{Intercept: Faults(failing(invite, tt.fault))})
			r := ask(t, s, "POST", calltest.Team(sim.Northwind, "guest"), `{"email":"a@b.example"}`)
			if r.Status != tt.status || r.Raw != tt.body {
				t.Errorf("%d %s", r.Status, r.Raw)
			}
			if n := s.CountEffects(invite); n != tt.effects {
				t.Errorf("%d effects, want %d", n, tt.effects)
			}
			again := ask(t, s, "POST", calltest.Team(sim.Northwind, "guest"), `{"email":"c@d.example"}`)
			calltest.WantStatus(t, again, 200, "")
		})
	}
	s := sim.New(sim.Options{Intercept: Faults(failing("GetAuthorizedUser", Fault{Status: 429, Header: http.Header{"Retry-After": {"7"}}}))})
	if r := ask(t, s, "GET", "/v2/user", ""); r.Header.Get("Retry-After") != "7" {
		t.Errorf("the fault's header is missing: %v", r.Header)
	}
}

func TestFaultsThatBreakTheConnection(t *testing.T) {
	t.Parallel()
	const invite = "InviteGuestToWorkspace"
	for name, tt := range map[string]struct {
		fault   Fault
		effects int
		status  int
	}{
		"reset before":  {Fault{Reset: true}, 0, 0},
		"reset after":   {Fault{Reset: true, AfterEffect: true}, 1, 0},
		"truncated":     {Fault{Truncate: true}, 1, 200},
		"hanging":       {Fault{Hang: true}, 0, 0},
		"hanging after": {Fault{Hang: true, AfterEffect: true}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, call := live(t, sim.Options{Intercept: Faults(failing(invite, tt.fault))})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if tt.fault.Hang {
				go func() { // the client gives up once the call has arrived
					defer cancel()
					awaitCall(t, s)
				}()
			}
			resp, err := call(ctx, "POST", "/v2/team/"+sim.Northwind+"/guest", `{"email":"a@b.example"}`)
			if err == nil {
				_, err = io.ReadAll(resp.Body)
				resp.Body.Close()
			}
			if err == nil {
				t.Fatal("the call did not fail")
			}
			if tt.fault.Reset && !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("no reset, but %v", err)
			}
			if tt.fault.Truncate && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("no early end, but %v", err)
			}
			if n := s.CountEffects(invite); n != tt.effects {
				t.Errorf("%d effects, want %d", n, tt.effects)
			}
			if calls := s.Calls(); len(calls) != 1 || calls[0].Status != tt.status {
				t.Errorf("the log has %+v", calls)
			}
		})
	}
}

func TestCloseFreesHangingCalls(t *testing.T) {
	t.Parallel()
	s, call := live(t, sim.Options{Intercept: Faults(failing("GetAuthorizedUser", Fault{Hang: true}))})
	failed := make(chan error, 1)
	go func() {
		resp, err := call(context.Background(), "GET", "/v2/user", "")
		if err == nil {
			resp.Body.Close()
		}
		failed <- err
	}()
	awaitCall(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; err == nil {
		t.Error("a hanging call was answered")
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

// dial returns a function that calls the server without a socket.
func dial(s *sim.Server) func(ctx context.Context, method, path, body string) (int, string, error) {
	client := http.Client{Transport: s.Transport()}
	return func(ctx context.Context, method, path, body string) (int, string, error) {
		r, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1/api"+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		r.Header.Set("Authorization", sim.Token)
		resp, err := client.Do(r)
		if err != nil {
			return 0, "", err
		}
		defer resp.Body.Close()
		data, err := io.ReadAll(resp.Body)
		return resp.StatusCode, string(data), err
	}
}

func TestTransportBreaks(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		fault Fault
		want  error
	}{
		"reset":     {Fault{Reset: true}, syscall.ECONNRESET},
		"truncated": {Fault{Truncate: true}, io.ErrUnexpectedEOF},
		"hanging":   {Fault{Hang: true}, context.DeadlineExceeded},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				call := dial(sim.New(sim.Options{Intercept: Faults(failing("GetAuthorizedUser", tt.fault))}))
				ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
				defer cancel()
				if _, _, err := call(ctx, "GET", "/v2/user", ""); !errors.Is(err, tt.want) {
					t.Errorf("got %v, want %v", err, tt.want)
				}
				if status, _, err := call(ctx, "GET", "/v2/user", ""); !tt.fault.Hang && (err != nil || status != 200) {
					t.Errorf("the next call: %d, %v", status, err)
				}
			})
		})
	}
}
