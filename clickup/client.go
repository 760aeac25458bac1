package clickup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

const (
	maxAnswer = 32 << 20  // bytes of an answer, decompressed
	maxRoster = 512 << 20 // bytes of a roster, which has everybody in one answer
	maxFault  = 64 << 10  // bytes of an error's body

	callTimeout   = 90 * time.Second
	rosterTimeout = 10 * time.Minute
	headerTimeout = 60 * time.Second

	handshakeTimeout = 10 * time.Second // for connecting, and again for TLS
)

// Client calls one ClickUp API with one token. It is safe for concurrent use, and all its
// calls share one rate limit.
type Client struct {
	base      *url.URL
	transport http.RoundTripper
	window    *window
	agent     string
	timeout   time.Duration
	maxBytes  struct{ answer, roster int64 } // decompressed
	hide      func(string) string            // replaces the token in a text
	noTeam    atomic.Bool                    // the server does not have GetTeam
}

type settings struct {
	base      string
	transport http.RoundTripper
	clock     Clock
	observe   func(RateState)
	agent     string
	timeout   time.Duration
	readOnly  bool
	offline   bool
}

// Option configures a Client.
type Option func(*settings)

// WithBaseURL sets the URL of the API. If u is empty, it stays DefaultBaseURL.
func WithBaseURL(u string) Option {
	return func(s *settings) {
		if u != "" {
			s.base = u
		}
	}
}

// WithReadOnly makes the client send reads only. Changes fail with ErrReadOnly.
func WithReadOnly() Option { return func(s *settings) { s.readOnly = true } }

// WithOffline makes the client send nothing. All calls fail with ErrOffline and ErrNetwork.
func WithOffline() Option { return func(s *settings) { s.offline = true } }

// WithTransport sends requests through rt. The client's own checks, rate limit and retries
// still apply.
func WithTransport(rt http.RoundTripper) Option { return func(s *settings) { s.transport = rt } }

// WithClock sets the clock for the rate limit and for the pauses between retries.
func WithClock(c Clock) Option { return func(s *settings) { s.clock = c } }

// WithRateObserver calls observe whenever a call starts or stops waiting for the rate limit.
// It may be called from any goroutine.
func WithRateObserver(observe func(RateState)) Option {
	return func(s *settings) { s.observe = observe }
}

// WithUserAgent sets the User-Agent header of every request.
func WithUserAgent(agent string) Option { return func(s *settings) { s.agent = agent } }

// WithTimeout limits each attempt of a call, from dialling to the end of the answer; the
// default is 90 seconds. Rosters, which may be very large, always have 10 minutes.
func WithTimeout(d time.Duration) Option { return func(s *settings) { s.timeout = d } }

// New returns a client for a personal token (pk_…) or an OAuth token. With WithOffline the
// token may be empty. The error is an *Error: ErrUnauthorized if token can't be a token,
// ErrBaseURL if the base URL is not allowed.
func New(token string, opts ...Option) (*Client, error) {
	s := settings{base: DefaultBaseURL, clock: SystemClock{}, agent: "cutui", timeout: callTimeout}
	for _, opt := range opts {
		opt(&s)
	}
	hidden, err := newToken(token)
	if s.offline && strings.TrimSpace(token) == "" {
		hidden, err = noToken, nil
	}
	if err != nil {
		return nil, err
	}
	base, err := parseBase(s.base)
	if err != nil {
		return nil, err
	}
	if s.transport == nil {
		s.transport = newTransport()
	}
	w := newWindow(s.clock, s.observe)
	c := &Client{
		base:    base,
		window:  w,
		agent:   s.agent,
		timeout: s.timeout,
		hide:    hidden.hide,
		transport: &guard{
			token: hidden, origin: origin(base), readOnly: s.readOnly, offline: s.offline,
			next: &retrier{next: s.transport, window: w, clock: s.clock},
		},
	}
	c.maxBytes.answer, c.maxBytes.roster = maxAnswer, maxRoster
	return c, nil
}

func newTransport() *http.Transport {
	dialer := &net.Dialer{Timeout: handshakeTimeout, KeepAlive: 15 * time.Second}
	return &http.Transport{
		Proxy:                  proxy,
		DialContext:            withHandshakeLimit(dialer.DialContext),
		TLSHandshakeTimeout:    handshakeTimeout,
		ResponseHeaderTimeout:  headerTimeout,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConnsPerHost:    16,
		MaxResponseHeaderBytes: maxFault,
		ForceAttemptHTTP2:      true,
		HTTP2:                  &http.HTTP2Config{SendPingTimeout: 15 * time.Second},
	}
}

type dialFunc = func(ctx context.Context, network, address string) (net.Conn, error)

// withHandshakeLimit gives new connections a deadline, because net/http gives an HTTP proxy
// a minute to connect, and a SOCKS proxy no limit at all. A trail removes the deadline once
// the connection can be used.
func withHandshakeLimit(dial dialFunc) dialFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return conn, conn.SetDeadline(time.Now().Add(handshakeTimeout))
	}
}

// errProxy replaces net/http's own error, which contains the proxy's password.
var errProxy = errors.New("the proxy's address is not valid")

func proxy(r *http.Request) (*url.URL, error) {
	u, err := http.ProxyFromEnvironment(r)
	if err != nil || u != nil && !isProxy(u) {
		return nil, errProxy
	}
	return u, nil
}

// isProxy reports whether u is the address of a usable proxy. It refuses what net/http would
// accept: unknown schemes, and a malformed address that was parsed as a host called http.
func isProxy(u *url.URL) bool {
	schemes := []string{"http", "https", "socks5", "socks5h"}
	return slices.Contains(schemes, u.Scheme) && !slices.Contains(schemes, u.Hostname())
}

// Limit returns the current state of the rate limit.
func (c *Client) Limit() RateState { return c.window.state() }

// do sends a call and decodes its answer into out. If out is nil, the answer is ignored.
func (c *Client) do(ctx context.Context, call Call, out any) error {
	return call.retryBrokenOff(ctx, func() error { return c.try(ctx, call, out) })
}

// retryBrokenOff calls try, and once more if the answer to a read breaks off in the middle.
func (c Call) retryBrokenOff(ctx context.Context, try func() error) error {
	err := try()
	if !c.Changes() && errors.Is(err, errBrokenOff) && ctx.Err() == nil {
		return try()
	}
	return err
}

func (c *Client) try(ctx context.Context, call Call, out any) error {
	resp, err := c.send(ctx, call, c.timeout)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(http.MaxBytesReader(nil, resp.Body, c.maxBytes.answer))
	if err != nil {
		return call.broken(ctx, resp.StatusCode, err)
	}
	if fault, ok := hiddenFault(body); ok {
		return c.refused(call, resp.StatusCode, fault)
	}
	mayBeEmpty := out == nil || call.Changes() && resp.StatusCode == http.StatusNoContent
	if mayBeEmpty && len(bytes.TrimSpace(body)) == 0 {
		return nil
	}
	if err := decode(body, out); err != nil {
		return call.broken(ctx, resp.StatusCode, err)
	}
	return nil
}

// send returns the answer to a call if its status is 2xx. The caller closes the body.
func (c *Client) send(ctx context.Context, call Call, timeout time.Duration) (*http.Response, error) {
	req, err := call.request(withTimeout(ctx, timeout), c.base)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.agent)
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, call.unanswered(ctx, err)
	}
	if resp.StatusCode >= 200 && resp.StatusCode < 300 {
		return resp, nil
	}
	defer resp.Body.Close()
	failure := c.failed(call, resp)
	if limited := resp.StatusCode == http.StatusTooManyRequests; limited || resp.StatusCode == http.StatusServiceUnavailable {
		failure.Retry, _ = retryAfter(resp.Header, c.window.clock.Now())
	}
	return nil, failure
}
