package simtest

import (
	"bytes"
	"encoding/json"
	"strconv"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/internal/calltest"
)

// ask makes a call with the demo's token, without a socket.
func ask(t *testing.T, s *sim.Server, method, path, body string) calltest.Reply {
	t.Helper()
	return calltest.Ask(t, s, sim.Token, method, path, body)
}

// decode decodes JSON and keeps numbers as they are written.
func decode(data []byte) any {
	var tree any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		panic(err)
	}
	return tree
}

// encode encodes JSON without escapes for HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// someone returns the id of a person in Northwind Studio for a path.
func someone(t *testing.T, s *sim.Server, mail string) string {
	t.Helper()
	p, ok := s.Guest(sim.Northwind, mail)
	if !ok {
		t.Fatalf("%s is not there", mail)
	}
	return strconv.FormatInt(p.ID, 10)
}

// firstPlaces returns the ids of the first space, folder and list of Northwind Studio.
func firstPlaces(t *testing.T, s *sim.Server) (space, folder, list string) {
	t.Helper()
	space = calltest.At(t, ask(t, s, "GET", calltest.Team(sim.Northwind, "space"), "").Body, "spaces", 0, "id").(string)
	first := calltest.At(t, ask(t, s, "GET", "/v2/space/"+space+"/folder", "").Body, "folders", 0)
	return space, calltest.At(t, first, "id").(string), calltest.At(t, first, "lists", 0, "id").(string)
}
