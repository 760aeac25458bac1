package sim

import (
	"encoding/json"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// ask makes a call with the demo's token, without a socket.
func ask(t *testing.T, s *Server, method, path, body string) calltest.Reply {
	t.Helper()
	return calltest.Ask(t, s, Token, method, path, body)
}

// id returns the id of a person for a path.
func id(t *testing.T, s *Server, ws, mail string) string {
	t.Helper()
	p, ok := s.Guest(ws, mail)
	if !ok {
		t.Fatalf("%s is not in %s", mail, ws)
	}
	return world.Itoa(p.ID)
}

// replaceID replaces ID in a path or body by an id.
func replaceID(s, id string) string { return strings.ReplaceAll(s, "ID", id) }

// number64 returns the id of a row.
func number64(r row) json.Number { return r.get("user", "id").(json.Number) }
