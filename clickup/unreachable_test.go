package clickup

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup/sim/simtest/faultproxy"
)

// unreachable is a setup in which no request ever reaches ClickUp.
type unreachable struct {
	name, base string
	change     func(*http.Transport)
	says       string
}

// nameServer starts a DNS server on loopback that answers with code, or never if it is -1.
func nameServer(t *testing.T, code int) func(*http.Transport) {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		question := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(question)
			if err != nil {
				return
			}
			end := 12
			for end < n && question[end] != 0 {
				end += int(question[end]) + 1
			}
			if end+5 > n || code < 0 {
				continue
			}
			answer := append([]byte{question[0], question[1], 0x81, 0x80 | byte(code), 0, 1, 0, 0, 0, 0, 0, 0}, question[12:end+5]...)
			_, _ = server.WriteTo(answer, from)
		}
	}()
	to := server.LocalAddr().String()
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", to)
	}}
	return func(tr *http.Transport) { tr.DialContext = (&net.Dialer{Resolver: resolver}).DialContext }
}

// listen opens a port on loopback and passes every connection to the handler.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go faultproxy.Serve(l, serve)
	return l.Addr().String()
}

// unreachableServers returns the setups. Requests that get through are counted in through.
func unreachableServers(t *testing.T, through *atomic.Int32) []unreachable {
	t.Helper()
	handler := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { through.Add(1) })
	secure := httptest.NewUnstartedServer(handler)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	trusting := func(change func(*tls.Config)) func(*http.Transport) {
		pool := secure.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
		return func(tr *http.Transport) {
			tr.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
			change(tr.TLSClientConfig)
		}
	}
	plain := httptest.NewServer(handler)
	t.Cleanup(plain.Close)
	behind := func(address string) func(*http.Transport) {
		return func(tr *http.Transport) { tr.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: address}) }
	}
	silent := func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }
	refusing := func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 1024))
		_, _ = io.WriteString(conn, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
	}
	nobody := listenAndLeave(t)
	same := func(*http.Transport) {}
	return []unreachable{
		{"refused", "http://" + nobody, same, "refused"},
		{"no such name", "https://nowhere.example", nameServer(t, 3), "could not resolve nowhere.example"},
		{"a name server in trouble", "https://nowhere.example", nameServer(t, 2), "could not resolve nowhere.example"},
		{"a silent name server", "https://nowhere.example", nameServer(t, -1), ""},
		{"a certificate of an unknown authority", secure.URL, same, "not trusted"},
		{"a certificate of another host", secure.URL, trusting(func(c *tls.Config) { c.ServerName = "clickup.invalid" }), "not trusted"},
		{"an expired certificate", secure.URL, trusting(func(c *tls.Config) { c.Time = func() time.Time { return time.Now().AddDate(200, 0, 0) } }), "not trusted"},
		{"no TLS", strings.Replace(plain.URL, "http:", "https:", 1), same, "not trusted"},
		{"TLS that ends at once", "https://" + listen(t, func(net.Conn) {}), same, "lost"},
		{"silent TLS", "https://" + listen(t, silent), same, "no answer in time"},
		{"a proxy that is away", "https://clickup.invalid", behind(nobody), "the proxy did not connect"},
		{"a proxy that wants a password", "https://clickup.invalid", behind(listen(t, refusing)), "Proxy Authentication Required"},
		{"a silent proxy", "https://clickup.invalid", behind(listen(t, silent)), "no answer in time"},
	}
}

// listenAndLeave returns the address of a port on loopback on which nobody listens.
func listenAndLeave(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// If nothing gets through, every operation says so in time, and the outcome of no change is
// unknown.
func TestUnreachableServers(t *testing.T) { //nolint:paralleltest // it counts goroutines
	before := runtime.NumGoroutine()
	t.Run("all", func(t *testing.T) {
		var through atomic.Int32
		var all sync.WaitGroup
		few := make(chan struct{}, 16) // at once: handshakes take a processor's time
		for _, way := range unreachableServers(t, &through) {
			for _, op := range everyOperation() {
				all.Go(func() {
					few <- struct{}{}
					defer func() { <-few }()
					way.travel(t, op)
				})
			}
		}
		all.Wait()
		if n := through.Load(); n > 0 {
			t.Errorf("%d requests got through", n)
		}
	})
	nothingRuns(t, before)
}

func (d unreachable) travel(t *testing.T, op operation) {
	t.Helper()
	transport := newTransport()
	transport.Proxy = nil
	d.change(transport)
	defer transport.CloseIdleConnections()
	patience := time.Minute
	if strings.Contains(d.name, "silent") {
		patience = 200 * time.Millisecond
	}
	c, err := New(testToken, WithBaseURL(d.base), WithClock(&skipClock{}), WithTransport(transport), WithTimeout(patience))
	if err != nil {
		t.Error(err)
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*patience)
	defer cancel()
	start := time.Now()
	err = op.run(ctx, c)
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("%s, %s: %v after %v", d.name, op.name, err, took)
	}
	switch why := untold(err); {
	case why != "":
		t.Errorf("%s, %s: %s: %v", d.name, op.name, why, err)
	case errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, ErrOutcomeUnknown): // a roster, for which there is more time
	case !sameKinds(kinds(err), []error{ErrNetwork}) || !strings.Contains(err.Error(), d.says):
		t.Errorf("%s, %s: %v of %v", d.name, op.name, err, kinds(err))
	}
}

// jumpyClock is a clock that jumps hours ahead and back while it is in use.
type jumpyClock struct {
	skipClock
	reads atomic.Int64
}

func (c *jumpyClock) Now() time.Time {
	jumps := [...]time.Duration{0, time.Hour, -3 * time.Hour, 400 * 24 * time.Hour, -5 * time.Second}
	return c.skipClock.Now().Add(jumps[int(c.reads.Add(1))%len(jumps)])
}

// Whatever the clock does, no wait is negative or longer than a window, and every call ends.
func TestClocksThatJump(t *testing.T) {
	t.Parallel()
	for _, l := range faultClasses() {
		if l.name != "limited" && l.name != "broken" {
			continue
		}
		for _, trouble := range l.faults {
			for _, op := range []operation{everyOperation()[0], changes()[0]} {
				x := crossing{l, trouble, forever, op}
				x.judge(t, x.cross(t, &jumpyClock{}))
			}
		}
	}
}
