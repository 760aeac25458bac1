package clickup_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
)

func TestGetStaysBelowTheBaseURL(t *testing.T) {
	t.Parallel()
	s := sim.New(sim.Options{})
	c, err := clickup.New(sim.Token, clickup.WithBaseURL("http://127.0.0.1:1/api"), clickup.WithTransport(s.Transport()))
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"/v2/user", "v2/user", "/v2/user?a=1"} {
		raw, err := c.Get(t.Context(), target)
		if err != nil || !json.Valid(raw) || !strings.Contains(string(raw), sim.Caller) {
			t.Errorf("%s: %v, %.100s", target, err, raw)
		}
	}
	sent := len(s.Calls())
	for _, target := range []string{
		"", "/", "https://evil.example/v2/user", "//evil.example/v2/user", "/v2/../../user", "/v2/%2e%2e/user", "/v2/./user", "/v2//user",
		"mailto:a@b.example", "/v2/user#x", "/v2/a%00b", "http:v2/user", `/v2\..\user`, "\x7f",
	} {
		if raw, err := c.Get(t.Context(), target); !errors.Is(err, clickup.ErrBaseURL) {
			t.Errorf("%q: %v, %s", target, err, raw)
		}
	}
	if n := len(s.Calls()); n != sent {
		t.Errorf("%d calls were sent", n-sent)
	}
}
