package clickup

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestUnreachableServersAreExplained(t *testing.T) {
	t.Parallel()
	tlsServer := httptest.NewUnstartedServer(http.NotFoundHandler())
	tlsServer.Config.ErrorLog = log.New(io.Discard, "", 0)
	tlsServer.StartTLS()
	t.Cleanup(tlsServer.Close)
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	plain := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(plain.Close)
	resolver := func(err error) Option {
		return WithTransport(&http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
			return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
		}})
	}
	tests := []struct {
		name, base string
		opt        Option
		says, hint string
	}{
		{
			"no such host", "https://nowhere.example", resolver(&net.DNSError{Err: "no such host", Name: "nowhere.example", IsNotFound: true}),
			"could not resolve nowhere.example", "name server",
		},
		{"refused", closed.URL, nil, "the connection was refused", "Nothing listens"},
		{"certificate", tlsServer.URL, nil, "the connection is not trusted", "wrong clock"},
		{"plain http behind https", strings.Replace(plain.URL, "http:", "https:", 1), nil, "the connection is not trusted", "proxy"},
		{
			"a proxy that can't be", "https://api.example", WithTransport(&http.Transport{Proxy: func(*http.Request) (*url.URL, error) { return nil, errProxy }}),
			"the proxy's address is not valid", "HTTPS_PROXY",
		},
		{
			"a proxy that is away", "https://api.example", WithTransport(&http.Transport{Proxy: http.ProxyURL(mustURL(closed.URL))}),
			"the proxy did not connect", "HTTPS_PROXY",
		},
		{"slow", "https://slow.example", resolver(context.DeadlineExceeded), "no answer in time", "network"},
		{"something else", "https://odd.example", resolver(errors.New("odd \x1b[31mthing")), "odd thing", "network"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			opts := []Option{WithBaseURL(tt.base), WithClock(&skipClock{})}
			if tt.opt != nil {
				opts = append(opts, tt.opt)
			}
			c, err := New(testToken, opts...)
			if err != nil {
				t.Fatal(err)
			}
			for _, run := range []func(context.Context, *Client) error{readPlan, inviteSomebody} {
				e, ok := errors.AsType[*Error](run(t.Context(), c))
				if !ok || !sameKinds(kinds(e), []error{ErrNetwork}) || !strings.Contains(e.Error(), tt.says) || !strings.Contains(e.Hint, tt.hint) {
					t.Errorf("got %v, hint %q", e, e.Hint)
				}
			}
		})
	}
}

func mustURL(raw string) *url.URL {
	u, err := url.Parse(raw)
	if err != nil {
		panic(err)
	}
	return u
}

func TestCallsCanBeCancelled(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{}, 3)
	server := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		<-r.Context().Done()
	})
	c := connect(t, server)
	for i, run := range []func(context.Context, *Client) error{readPlan, inviteSomebody, removeSomebody} {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- run(ctx, c) }()
		<-arrived
		cancel()
		err := <-done
		if !errors.Is(err, context.Canceled) || errors.Is(err, ErrNetwork) || errors.Is(err, ErrOutcomeUnknown) != (i > 0) {
			t.Errorf("%d: %v of %v", i, err, kinds(err))
		}
	}
	if n := len(server.log()); n != 3 {
		t.Errorf("%d requests", n)
	}
}

func TestRostersCanBeCancelledWhileTheyArrive(t *testing.T) {
	t.Parallel()
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		whole := bigRoster(firstBatch + 1)
		_, _ = io.WriteString(w, whole[:len(whole)-200])
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	batches := 0
	var failed error
	for _, err := range connect(t, server).StreamWorkspaces(ctx) {
		if failed = err; err == nil {
			batches++
			cancel()
		}
	}
	if err := failed; batches != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d batches, %v", batches, err)
	}
}

// drip is an answer whose body arrives one byte at a time.
type drip struct {
	every time.Duration
	ctx   context.Context
}

func (d *drip) Read(p []byte) (int, error) {
	select {
	case <-time.After(d.every):
		p[0] = ' '
		return 1, nil
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	}
}

func (d *drip) Close() error { return nil }

func TestSlowAnswersEnd(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		every time.Duration
		run   func(context.Context, *Client) error
		after time.Duration
	}{
		{"a body that stalls", time.Hour, readPlan, stallTimeout},
		{"a body that drips", 10 * time.Second, readPlan, callTimeout},
		{"a roster that stalls", time.Hour, func(ctx context.Context, c *Client) error { return result(c.Workspaces(ctx)) }, stallTimeout},
		{"a roster that drips", 10 * time.Second, func(ctx context.Context, c *Client) error { return result(c.Workspaces(ctx)) }, rosterTimeout},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				c := limited(t, roundTripper(func(r *http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: http.StatusOK, Body: &drip{tt.every, r.Context()}}, nil
				}))
				err := tt.run(t.Context(), c)
				if took := time.Since(start); took != tt.after || !sameKinds(kinds(err), []error{ErrNetwork, ErrBadResponse}) {
					t.Errorf("%v after %v", err, took)
				}
			})
		})
	}
}

// A server that accepts the connection and then stays silent is given up well before the call's
// timeout, and the outcome of a change sent to it is unknown.
func TestSilentServersAreGivenUp(t *testing.T) {
	t.Parallel()
	for way, c := range map[string]struct {
		base, proxy string
		after       time.Duration
		change      []error
	}{
		"http":                  {"http://127.0.0.1", "", headerTimeout, []error{ErrNetwork, ErrOutcomeUnknown}},
		"https":                 {"https://silent.example/", "", handshakeTimeout, []error{ErrNetwork}},
		"through a proxy":       {"https://silent.example/", "http://user:pass@proxy.example:3128", handshakeTimeout, []error{ErrNetwork}},
		"through a SOCKS proxy": {"https://silent.example/", "socks5://user:pass@proxy.example:1080", handshakeTimeout, []error{ErrNetwork}},
	} {
		for name, run := range map[string]func(context.Context, *Client) error{"GET": readPlan, "POST": inviteSomebody} {
			t.Run(way+" "+name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					transport := newTransport()
					transport.Proxy = nil
					if c.proxy != "" {
						transport.Proxy = http.ProxyURL(mustURL(c.proxy))
					}
					defer transport.CloseIdleConnections()
					transport.DialContext = withHandshakeLimit(func(context.Context, string, string) (net.Conn, error) {
						mine, theirs := net.Pipe()
						go func() { _, _ = io.Copy(io.Discard, theirs) }()
						return mine, nil
					})
					start := time.Now()
					err := run(t.Context(), limited(t, transport, WithBaseURL(c.base)))
					want := []error{ErrNetwork}
					if name == "POST" {
						want = c.change
					}
					if took := time.Since(start); took < c.after || took >= c.after+callTimeout-headerTimeout || !sameKinds(kinds(err), want) {
						t.Errorf("%v of %v after %v", err, kinds(err), took)
					}
				})
			})
		}
	}
}

func TestSlowCallersDoNotStall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		body := bigRoster(firstBatch + 1)
		c := limited(t, roundTripper(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(body))}, nil
		}))
		for _, err := range c.StreamWorkspaces(t.Context()) {
			if err != nil {
				t.Error(err)
			}
			time.Sleep(2 * stallTimeout)
		}
	})
}

// zipped answers with a compressed body, of which keep returns the part to send.
func zipped(body string, keep float64) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		var b strings.Builder
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		_, _ = io.WriteString(z, body)
		_ = z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, b.String()[:int(float64(b.Len())*keep)])
	}
}

func TestCompressedAnswers(t *testing.T) {
	t.Parallel()
	all, err := connect(t, serve(t, zipped(bigRoster(500), 1))).Workspaces(t.Context())
	if err != nil || len(all) != 1 || len(all[0].People) != 500 {
		t.Errorf("%d workspaces, %v", len(all), err)
	}
	_, err = connect(t, serve(t, zipped(bigRoster(500), 0.9))).Workspaces(t.Context())
	if !errors.Is(err, ErrBadResponse) || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("a part: %v", err)
	}
	bomb := serve(t, zipped(strings.Repeat(" ", maxAnswer+1), 1))
	if err := readPlan(t.Context(), connect(t, bomb)); !errors.Is(err, ErrBadResponse) || !strings.Contains(err.Error(), "too large") {
		t.Errorf("a bomb: %v", err)
	}
}

// counted is a transport that counts the bodies that it opens and that are closed.
type counted struct{ opened, closed atomic.Int32 }

type countedBody struct {
	io.ReadCloser
	once atomic.Bool
	c    *counted
}

func (b *countedBody) Close() error {
	if b.once.CompareAndSwap(false, true) {
		b.c.closed.Add(1)
	}
	return b.ReadCloser.Close()
}

func (c *counted) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		c.opened.Add(1)
		resp.Body = &countedBody{ReadCloser: resp.Body, c: c}
	}
	return resp, err
}

func TestEveryBodyIsClosed(t *testing.T) {
	t.Parallel()
	count := &counted{}
	for _, code := range []int{200, 204, 302, 400, 429, 500} {
		for _, body := range []string{goodForAll, `{"err":"x"}`, `<html>`, ``, `{"teams":[`} {
			if code == 204 {
				body = ""
			}
			c := connect(t, serve(t, always(code, body)), WithTransport(count))
			for _, op := range append(reads(), changes()...) {
				_ = op.run(t.Context(), c)
			}
		}
	}
	if opened, closed := count.opened.Load(), count.closed.Load(); opened < 1000 || opened != closed {
		t.Errorf("%d bodies opened, %d closed", opened, closed)
	}
}
