package clickup

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"time"
)

// stallTimeout is how long a Read of an answer's body may block.
const stallTimeout = 30 * time.Second

// errTimeout means that an attempt exceeded its total time or stalled.
var errTimeout = errors.New("no complete answer in time")

// timeoutKey is the context key for the time limit of each attempt of a request.
type timeoutKey struct{}

func withTimeout(ctx context.Context, d time.Duration) context.Context {
	return context.WithValue(ctx, timeoutKey{}, d)
}

// watchedBody is the body of an answer. It ends the attempt when it is closed, when the
// attempt's time is up, or when the body stalls.
type watchedBody struct {
	io.ReadCloser
	ctx   context.Context
	stop  context.CancelCauseFunc
	total *time.Timer
	stall *time.Timer
}

// watch begins an attempt. It returns the attempt's context and a watchedBody, whose
// ReadCloser the caller sets once the answer arrives.
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

// Read reads from the body. If the attempt was ended, the error is the reason for that.
func (b *watchedBody) Read(p []byte) (int, error) {
	b.stall.Reset(stallTimeout)
	n, err := b.ReadCloser.Read(p)
	b.stall.Stop()
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.explain(err)
		if !corrupt(err) && !tooSlow(err) {
			err = &bodyError{err}
		}
	}
	return n, err
}

// bodyError means that a body could not be read to its end.
type bodyError struct{ cause error }

func (e *bodyError) Error() string { return e.cause.Error() }

func (e *bodyError) Unwrap() error { return e.cause }

// corrupt reports whether a body is not compressed as its header says.
func corrupt(err error) bool {
	_, flawed := errors.AsType[flate.CorruptInputError](err)
	return flawed || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum)
}

// Close closes the body and ends the attempt.
func (b *watchedBody) Close() error {
	err := b.ReadCloser.Close()
	b.end(context.Canceled)
	return err
}

// end releases the attempt's context and timers.
func (b *watchedBody) end(cause error) {
	if b.total != nil {
		b.total.Stop()
	}
	b.stall.Stop()
	b.stop(cause)
}

// explain returns the reason the attempt was ended, or err if it was not.
func (b *watchedBody) explain(err error) error {
	if b.ctx.Err() != nil {
		return context.Cause(b.ctx)
	}
	return err
}
