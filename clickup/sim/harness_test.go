package sim

import (
	"encoding/json"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// ask makes one call with the demo's token, without a socket.
func ask(t *testing.T, s *Server, method, path, body string) calltest.Reply {
	t.Helper()
	return calltest.Ask(t, s, Token, method, path, body)
}

// id is the id of a person, as a path wants it.
func id(t *testing.T, s *Server, ws, mail string) string {
	t.Helper()
	p, ok := s.Guest(ws, mail)
	if !ok {
		t.Fatalf("%s is not in %s", mail, ws)
	}
	return world.Itoa(p.ID)
}

// replaceID puts an id where a path or a body says ID.
func replaceID(s, id string) string { return strings.ReplaceAll(s, "ID", id) }

// number64 is the id of a row.
func number64(r row) json.Number { return r.get("user", "id").(json.Number) }
