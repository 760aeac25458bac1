package binary

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup/sim"
)

// idleEcho starts a ClickUp that writes the token after every answer, as unsolicited bytes on an
// idle connection.
func idleEcho(t *testing.T) (env []string, sent *atomic.Int64) {
	t.Helper()
	clickUp := sim.New(sim.Options{Token: typedToken, Now: time.Now})
	sent = new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := httptest.NewRecorder()
		clickUp.ServeHTTP(rec, r)
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		body := rec.Body.Bytes()
		var out bytes.Buffer
		fmt.Fprintf(&out, "HTTP/1.1 %d OK\r\nContent-Length: %d\r\n", rec.Code, len(body))
		_ = rec.Header().Write(&out)
		out.WriteString("\r\n")
		out.Write(body)
		out.WriteString("Authorization: " + r.Header.Get("Authorization") + "\r\n")
		if _, err := conn.Write(out.Bytes()); err == nil {
			sent.Add(1)
		}
		_, _ = conn.Read(make([]byte, 1)) // until the client hangs up
	}))
	t.Cleanup(server.Close)
	return []string{"CUTUI_API_URL=" + server.URL + "/api", "CLICKUP_API_TOKEN=" + typedToken}, sent
}

func TestIdleBytesStayOutOfCommands(t *testing.T) {
	t.Parallel()
	env, sent := idleEcho(t)
	env = environment(t, env...)
	for _, line := range []string{"people", "audit --format json", "doctor"} {
		out, errs, _ := command(t, env, "", strings.Fields(line)...)
		for _, text := range []string{out, errs} {
			if strings.Contains(text, "CANARY") || strings.Contains(text, "Unsolicited") {
				t.Errorf("%s: %s", line, text)
			}
		}
	}
	if sent.Load() == 0 {
		t.Error("nothing was asked of the ClickUp")
	}
	noToken(t, env)
}

func TestIdleBytesStayOffTheScreen(t *testing.T) {
	t.Parallel()
	env, _ := idleEcho(t)
	tm := openTerminal(t, 120, 36, env...)
	tm.run("2>" + tm.modes + ".err")
	tm.wait("1/164")
	tm.keys("q")
	tm.ended(0)
	tm.text("clear; ")
	tm.run("")
	tm.wait("1/164")
	if text := tm.screen(); strings.Contains(text, "CANARY") || strings.Contains(text, "Unsolicited") {
		t.Error(text)
	}
	tm.keys("q")
	tm.ended(0)
	for _, f := range tm.files() {
		if strings.Contains(f.text, "CANARY") {
			t.Errorf("%s: %s", f.path, f.text)
		}
	}
	tm.text("cat " + tm.modes + ".err; echo said=$?")
	tm.keys("Enter")
	tm.wait("said=0")
	if text := tm.screen(); strings.Contains(text, "CANARY") || strings.Contains(text, "Unsolicited") {
		t.Error(text)
	}
}
