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
	maxAnswer = 32 << 20  // bytes of an answer, unpacked
	maxRoster = 512 << 20 // of the roster, which is everybody in one answer
	maxFault  = 64 << 10  // of an error's body

	callTimeout   = 90 * time.Second
	rosterTimeout = 10 * time.Minute
	headerTimeout = 60 * time.Second

	handshakeTimeout = 10 * time.Second // to get to a server, and to agree on a cipher
)

// Client speaks to one ClickUp API with one token. It is safe for concurrent use,
// and all its calls share one rate limit.
type Client struct {
	base      *url.URL
	transport http.RoundTripper
	window    *window
	agent     string
	timeout   time.Duration
	maxBytes  struct{ answer, roster int64 } // bytes, unpacked
	hide      func(string) string            // takes the token out of a text
	routes    struct{ noOne atomic.Bool }    // what the server lacks
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

// Option changes how a Client works.
type Option func(*settings)

// WithBaseURL points the client at another API; an empty URL leaves ClickUp's own.
func WithBaseURL(u string) Option {
	return func(s *settings) {
		if u != "" {
			s.base = u
		}
	}
}

// WithReadOnly lets nothing but reads leave the client; changes fail with ErrReadOnly.
func WithReadOnly() Option { return func(s *settings) { s.readOnly = true } }

// WithOffline lets nothing leave the client; all calls fail with ErrOffline, as they
// would without a network.
func WithOffline() Option { return func(s *settings) { s.offline = true } }

// WithTransport sends requests by rt, under the client's own checks, limit and retries.
func WithTransport(rt http.RoundTripper) Option { return func(s *settings) { s.transport = rt } }

// WithClock tells the time and waits by c.
func WithClock(c Clock) Option { return func(s *settings) { s.clock = c } }

// WithRateObserver calls observe, from any goroutine, whenever calls begin and stop
// to wait for the rate limit; RateState.Waiting says until when.
func WithRateObserver(observe func(RateState)) Option {
	return func(s *settings) { s.observe = observe }
}

// WithUserAgent names the program in every request.
func WithUserAgent(agent string) Option { return func(s *settings) { s.agent = agent } }

// WithTimeout bounds each attempt of a call, from dialling to the end of the answer; the
// default is 90 seconds. The roster, which may be very large, has its own bound.
func WithTimeout(d time.Duration) Option { return func(s *settings) { s.timeout = d } }

// New makes a client for a personal token (pk_…) or one of OAuth. With WithOffline it may be
// empty. The error is an *Error: ErrUnauthorized for what can't be a token, ErrBaseURL for a
// refused address.
func New(token string, opts ...Option) (*Client, error) {
	s := settings{base: DefaultBaseURL, clock: SystemClock{}, agent: "cutui", timeout: callTimeout}
	for _, opt := range opts {
		opt(&s)
	}
	hidden, err := newSecret(token)
	if s.offline && strings.TrimSpace(token) == "" {
		hidden, err = noSecret(), nil
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

// withHandshakeLimit bounds what comes before a connection can be used: net/http itself gives
// a proxy a minute, and a SOCKS proxy any time. A trail lifts the limit.
func withHandshakeLimit(dial dialFunc) dialFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return conn, conn.SetDeadline(time.Now().Add(handshakeTimeout))
	}
}

// errProxy stands for net/http's own error, which repeats the proxy's password.
var errProxy = errors.New("the proxy's address is not valid")

func proxy(r *http.Request) (*url.URL, error) {
	u, err := http.ProxyFromEnvironment(r)
	if err != nil || u != nil && !isProxy(u) {
		return nil, errProxy
	}
	return u, nil
}

// isProxy reports addresses of proxies that can be used. Net/http takes any scheme for http,
// and an address that it can't read for one without a scheme, on a host called http.
func isProxy(u *url.URL) bool {
	schemes := []string{"http", "https", "socks5", "socks5h"}
	return slices.Contains(schemes, u.Scheme) && !slices.Contains(schemes, u.Hostname())
}

// Limit is what is known about the rate limit now.
func (c *Client) Limit() RateState { return c.window.state() }

// do sends a call and decodes its answer into out, which is nil where the answer does
// not matter.
func (c *Client) do(ctx context.Context, call Call, out any) error {
	return call.again(ctx, func() error { return c.try(ctx, call, out) })
}

// again tries a read that breaks off in the middle once more.
func (c Call) again(ctx context.Context, try func() error) error {
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
	nothing := out == nil || call.Changes() && resp.StatusCode == http.StatusNoContent
	if nothing && len(bytes.TrimSpace(body)) == 0 {
		return nil
	}
	if err := decode(body, out); err != nil {
		return call.broken(ctx, resp.StatusCode, err)
	}
	return nil
}

// send returns the answer to a call where its status is a good one; the caller closes its body.
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
