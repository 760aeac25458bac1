package clickup

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

const (
	maxRefused = 5 // retries of a call after a 429
	maxBroken  = 3 // retries of a call after other failures
	firstPause = 400 * time.Millisecond
	maxPause   = 10 * time.Second // users don't see this pause, so longer ones are left to the caller
	maxDrained = 64 << 10         // bytes of a discarded answer that are read
)

// retrier retries requests if that can't repeat a change: reads after a 5xx or a lost
// connection, and changes after a 429 or if nothing was written. Every attempt waits for
// the rate limit and has the timeout of withTimeout.
type retrier struct {
	next   http.RoundTripper
	window *window
	clock  Clock
}

// attempt is the outcome of sending a request once.
type attempt struct {
	resp    *http.Response
	err     error
	reached bool // the request may have reached the server
}

// sendError means that a request got no answer.
type sendError struct {
	cause   error
	reached bool // the request may have reached the server
}

func (e *sendError) Error() string { return e.cause.Error() }

func (e *sendError) Unwrap() error { return e.cause }

// RoundTrip sends req and retries it where possible.
func (r *retrier) RoundTrip(req *http.Request) (*http.Response, error) {
	refused, broken := 0, 0
	for {
		if err := r.window.takeCall(req.Context()); err != nil {
			return nil, &sendError{cause: err}
		}
		a := r.once(req)
		pause := a.pause(broken, r.clock.Now())
		switch {
		case a.limited() && refused < maxRefused:
			refused++
			r.window.hold(a.resp.Header)
			a.discard()
		case a.repeatable(req) && broken < maxBroken && pause <= maxPause:
			broken++
			a.discard()
			if err := r.clock.Sleep(req.Context(), pause); err != nil {
				return nil, &sendError{cause: err, reached: a.reached}
			}
		case a.err != nil:
			return nil, &sendError{cause: a.err, reached: a.reached}
		default:
			return a.resp, nil
		}
	}
}

func (a attempt) limited() bool {
	return a.resp != nil && a.resp.StatusCode == http.StatusTooManyRequests
}

// repeatable reports whether a retry can't repeat a change and may succeed.
func (a attempt) repeatable(req *http.Request) bool {
	read := req.Method == http.MethodGet
	switch {
	case req.Context().Err() != nil:
		return false
	case a.resp != nil:
		return read && a.resp.StatusCode >= 500
	case tooSlow(a.err) || hopeless(a.err):
		return false
	}
	return read || !a.reached
}

// hopeless reports whether a retry would fail the same way.
func hopeless(err error) bool {
	dns, isDNS := errors.AsType[*net.DNSError](err)
	return isDNS && dns.IsNotFound || untrusted(err) || errors.Is(err, errProxy)
}

// untrusted reports whether TLS failed before anything was sent.
func untrusted(err error) bool {
	_, cert := errors.AsType[*tls.CertificateVerificationError](err)
	_, record := errors.AsType[tls.RecordHeaderError](err)
	_, unknown := errors.AsType[x509.UnknownAuthorityError](err)
	_, host := errors.AsType[x509.HostnameError](err)
	return cert || record || unknown || host
}

// pause returns how long to wait before the next attempt: what the server's Retry-After
// says, or else a time that doubles with every failure. It is random between half and all
// of that, so that many clients don't retry at once.
func (a attempt) pause(failures int, now time.Time) time.Duration {
	if a.resp != nil && a.resp.Header.Get("Retry-After") != "" {
		if wait, ok := retryAfter(a.resp.Header, now); ok {
			return wait
		}
	}
	full := firstPause << failures
	return full/2 + rand.N(full/2)
}

// discard closes the answer and keeps its connection usable.
func (a attempt) discard() {
	if a.resp != nil {
		_, _ = io.CopyN(io.Discard, a.resp.Body, maxDrained)
		_ = a.resp.Body.Close()
	}
}

// once sends req a single time. It sends a copy without GetBody, so that net/http can't
// retry a change by itself.
func (r *retrier) once(req *http.Request) attempt {
	ctx, body := watch(req.Context())
	var trace trail
	out := req.Clone(httptrace.WithClientTrace(ctx, trace.hooks()))
	if req.GetBody != nil {
		fresh, err := req.GetBody()
		if err != nil {
			body.end(err)
			r.window.done(nil)
			return attempt{err: err}
		}
		out.Body, out.GetBody = fresh, nil
	}
	resp, err := r.next.RoundTrip(out)
	if err != nil {
		err = body.explain(err)
		body.end(err)
		r.window.done(nil)
		return attempt{err: err, reached: !trace.unsent(err)}
	}
	r.window.done(resp.Header)
	body.ReadCloser = resp.Body
	resp.Body = body
	return attempt{resp: resp, reached: true}
}

// trail records how far a request got on its way to the server.
type trail struct{ asked, connected, wrote atomic.Bool }

func (t *trail) hooks() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { t.asked.Store(true) },
		GotConn: func(got httptrace.GotConnInfo) {
			t.connected.Store(true)
			_ = got.Conn.SetDeadline(time.Time{}) // set by withHandshakeLimit; a closed connection fails later anyway
		},
		WroteHeaders: func() { t.wrote.Store(true) },
	}
}

// unsent reports whether a failed request certainly never reached the server. After a
// cancellation its bytes may still be written, so then only a missing connection is proof.
// A transport that calls no hooks proves nothing.
func (t *trail) unsent(err error) bool {
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" || errors.Is(err, errProxy) {
		return true
	}
	if !t.asked.Load() || t.wrote.Load() {
		return false
	}
	cancelled := errors.Is(err, errTimeout) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
	return !t.connected.Load() || !cancelled
}
