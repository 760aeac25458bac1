package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"cutui/clickup/sim"
)

// It finds the people that the simulator sends.
func TestReadRoster(t *testing.T) {
	t.Parallel()
	ask, answer := httptest.NewRequest(http.MethodGet, "/v2/team", http.NoBody), httptest.NewRecorder()
	ask.Header.Set("Authorization", sim.Token)
	sim.New(sim.Options{People: 300, Workspaces: 1}).ServeHTTP(answer, ask)
	if n, err := readRoster(answer.Body); n != 300 || err != nil {
		t.Errorf("%d people: %v", n, err)
	}
}
