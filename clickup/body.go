package clickup

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"time"
)

// stallTimeout is how long an answer may bring nothing new.
const stallTimeout = 30 * time.Second

// errTimeout means that an attempt took too long.
var errTimeout = errors.New("no complete answer in time")

// timeoutKey is the context's key for how long each attempt of a request may take.
type timeoutKey struct{}

func withTimeout(ctx context.Context, d time.Duration) context.Context {
	return context.WithValue(ctx, timeoutKey{}, d)
}

// watchedBody is an answer's body that ends its attempt: when it is closed, when the
// attempt's time is over, or when nothing comes for too long.
type watchedBody struct {
	io.ReadCloser
	ctx   context.Context
	stop  context.CancelCauseFunc
	total *time.Timer
	stall *time.Timer
}

// watch begins an attempt: its context, and what will hold the answer's body.
func watch(parent context.Context) (context.Context, *watchedBody) {
	ctx, stop := context.WithCancelCause(parent)
	b := &watchedBody{ctx: ctx, stop: stop}
	late := func() { stop(errTimeout) }
	if d, ok := parent.Value(timeoutKey{}).(time.Duration); ok && d > 0 {
		b.total = time.AfterFunc(d, late)
	}
	b.stall = time.AfterFunc(stallTimeout, late)
	b.stall.Stop()
	return ctx, b
}

// Read reads, and names the reason where the attempt was ended.
func (b *watchedBody) Read(p []byte) (int, error) {
	b.stall.Reset(stallTimeout)
	n, err := b.ReadCloser.Read(p)
	b.stall.Stop()
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.explain(err)
		if !unpackable(err) && !tooSlow(err) {
			err = &bodyError{err}
		}
	}
	return n, err
}

// bodyError is a body that could not be read to its end.
type bodyError struct{ cause error }

func (e *bodyError) Error() string { return e.cause.Error() }

func (e *bodyError) Unwrap() error { return e.cause }

// unpackable reports whether a body came and is not packed as its header says.
func unpackable(err error) bool {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	return corrupt || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum)
}

// Close ends the attempt.
func (b *watchedBody) Close() error {
	err := b.ReadCloser.Close()
	b.end(context.Canceled)
	return err
}

// end frees the attempt's context and timers.
func (b *watchedBody) end(cause error) {
	if b.total != nil {
		b.total.Stop()
	}
	b.stall.Stop()
	b.stop(cause)
}

// explain is why the attempt was ended, where that caused err.
func (b *watchedBody) explain(err error) error {
	if b.ctx.Err() != nil {
		return context.Cause(b.ctx)
	}
	return err
}
