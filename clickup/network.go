package clickup

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"cutui/internal/clean"
)

// unanswered returns the error for a call that got no answer.
func (c Call) unanswered(ctx context.Context, err error) *Error {
	e := &Error{Op: c.Op, Kinds: []error{ErrNetwork}, Cause: err}
	switch {
	case errors.Is(err, ErrReadOnly):
		return &Error{Op: c.Op, Message: ErrReadOnly.Error(), Hint: hintReadOnly, Kinds: []error{ErrReadOnly}}
	case errors.Is(err, ErrOffline):
		return &Error{Op: c.Op, Message: ErrOffline.Error(), Hint: hintOffline, Kinds: []error{ErrOffline, ErrNetwork}}
	case errors.Is(err, errOrigin):
		return &Error{Op: c.Op, Message: err.Error(), Hint: hintBaseURL, Kinds: []error{ErrBaseURL}}
	case ctx.Err() != nil:
		e.Message, e.Kinds, e.Cause = "stopped", nil, context.Cause(ctx)
	default:
		e.Message, e.Hint = whyUnreachable(err)
	}
	if sent, ok := errors.AsType[*sendError](err); ok && sent.reached {
		return c.uncertain(e)
	}
	return e
}

// whyUnreachable describes a failure to reach ClickUp, and what to do about it.
func whyUnreachable(err error) (message, hint string) {
	dns, isDNS := errors.AsType[*net.DNSError](err)
	op, isOp := errors.AsType[*net.OpError](err)
	switch {
	case isDNS:
		return "could not resolve " + clean.Clip(clean.Line(dns.Name), 80), hintDNS
	case untrusted(err):
		return "the connection is not trusted: " + short(err), hintTLS
	case isOp && op.Op == "proxyconnect":
		return "the proxy did not connect: " + short(err), hintProxy
	case errors.Is(err, errProxy):
		return err.Error(), hintProxy
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the connection was refused", hintRefused
	case tooSlow(err):
		return "no answer in time", hintNetwork
	case lostConnection(err):
		return "the connection was lost", hintNetwork
	}
	return short(err), hintNetwork
}

// tooSlow reports whether err is a timeout, ours or that of the network.
func tooSlow(err error) bool {
	network, ok := errors.AsType[net.Error](err)
	return errors.Is(err, errTimeout) || ok && network.Timeout()
}

func short(err error) string {
	return clean.Clip(clean.Line(strings.TrimPrefix(err.Error(), "net/http: ")), 160)
}

// lostConnection reports whether the connection ended unexpectedly.
func lostConnection(err error) bool {
	if _, ok := errors.AsType[*bodyError](err); ok {
		return true
	}
	for _, lost := range []error{io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE, net.ErrClosed} {
		if errors.Is(err, lost) {
			return true
		}
	}
	return false
}
