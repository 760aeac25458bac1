package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
)

func TestTable(t *testing.T) {
	t.Parallel()
	got := table(&lab{people: 5}, []finding{
		timed("K1", "a", "b", 2*time.Millisecond, time.Millisecond, 0.4),
		plain("C1", "c", 2, " calls", 2),
		{row: "K2", what: "not measured: no terminal"},
	})
	for _, line := range []string{
		"there are 5 people",
		"| K1 | a | b | 2 ms | 1 ms | 0.50× | ≤ 0.40× | **missed** |\n",
		"| C1 | c | – | – | 2 calls | 2 calls | ≤ 2 calls | met |\n",
		"| K2 | not measured: no terminal | – | – | – |  |  |  |\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is not in\n%s", line, got)
		}
	}
}

func TestTableIsPlacedInADocument(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"# a\n" + tableBegins + "old\n" + tableEnds + "rest\n": "# a\n" + tableBegins + "new\n" + tableEnds + "rest\n",
		"# a\n": "", tableBegins: "", tableEnds + tableBegins: "",
	} {
		name := filepath.Join(t.TempDir(), "a.md")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := place(name, "new\n")
		if got, _ := os.ReadFile(name); want == "" && (err == nil || string(got) != text) || want != "" && string(got) != want {
			t.Errorf("%q became %q: %v", text, got, err)
		}
	}
}

// The plain way finds the people that the simulator sends.
func TestPlainDecoding(t *testing.T) {
	t.Parallel()
	l := &lab{ctx: t.Context(), dir: t.TempDir()}
	defer l.close()
	server := l.clickUp(sim.Options{People: 300, Workspaces: 1})
	if l.err != nil {
		t.Fatal(l.err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.base+"/v2/team", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", sim.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if n, err := decodePlainly(resp.Body); n != 300 || err != nil || server.calls("") != 1 {
		t.Errorf("%d people: %v", n, err)
	}
}
