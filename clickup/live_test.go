package clickup

import (
	"context"
	"net/http"
	"os"
	"testing"
	"time"
)

// onlyReads is a transport that sends GET requests only and fails the test on any other.
type onlyReads struct {
	t    *testing.T
	next http.RoundTripper
	sent int
}

func (o *onlyReads) RoundTrip(r *http.Request) (*http.Response, error) {
	o.sent++
	if r.Method != http.MethodGet {
		o.t.Fatalf("%s %s was about to be sent", r.Method, r.URL.Path)
	}
	return o.next.RoundTrip(r)
}

// TestLive runs the client against ClickUp itself if there is a token. It only reads, and
// prints counts but no names.
func TestLive(t *testing.T) { //nolint:paralleltest // it keeps to itself
	token := os.Getenv("CLICKUP_API_TOKEN")
	if os.Getenv("CUTUI_LIVE") == "" || token == "" {
		t.Skip("ClickUp itself is asked only with CUTUI_LIVE=1 and CLICKUP_API_TOKEN")
	}
	reads := &onlyReads{t: t, next: newTransport()}
	c, err := New(token, WithBaseURL(os.Getenv("CUTUI_API_URL")), WithReadOnly(), WithTransport(reads), WithUserAgent("cutui/test"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if u, err := c.User(ctx); err != nil || u.ID == 0 {
		t.Fatalf("user: %v", err)
	}
	all, err := c.Workspaces(ctx)
	if err != nil || len(all) == 0 {
		t.Fatalf("%d workspaces: %v", len(all), err)
	}
	for _, ws := range all {
		people, odd := len(ws.People), 0
		for i := range ws.People {
			if ws.People[i].Role == RoleUnknown {
				odd++
			}
		}
		seats, err := c.Seats(ctx, ws.ID)
		if err != nil {
			t.Errorf("seats: %v", err)
		}
		plan, err := c.Plan(ctx, ws.ID)
		if err != nil {
			t.Errorf("plan: %v", err)
		}
		groups, err := c.UserGroups(ctx, ws.ID)
		if err != nil {
			t.Errorf("groups: %v", err)
		}
		spaces, err := c.Spaces(ctx, ws.ID)
		if err != nil {
			t.Errorf("spaces: %v", err)
		}
		t.Logf("plan %q: %d people, %d of an unknown role; members %v; %d groups, %d spaces", plan.Name, people, odd, seats.Members, len(groups), len(spaces))
		if people == 0 {
			t.Error("a workspace without people")
		}
	}
	if err := inviteSomebody(ctx, c); err == nil || reads.sent == 0 {
		t.Errorf("a change is not refused: %v", err)
	}
}
