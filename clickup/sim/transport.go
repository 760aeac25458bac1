package sim

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"syscall"
)

// Transport returns a transport to the simulator without a socket, for tests with virtual time. If the
// connection would break, the call or reading its body fails.
func (s *Server) Transport() http.RoundTripper { return transport{s} }

type transport struct{ server *Server }

// RoundTrip lets the server answer in the caller's goroutine.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	call := r.Clone(r.Context())
	if call.Body == nil {
		call.Body = http.NoBody
	}
	defer call.Body.Close()
	w := &memoryWriter{header: http.Header{}}
	broken := w.serve(t.server, call)
	switch {
	case w.status == 0 && r.Context().Err() != nil:
		return nil, r.Context().Err()
	case w.status == 0:
		return nil, fmt.Errorf("the simulated connection broke: %w", syscall.ECONNRESET)
	}
	resp := &http.Response{
		Status: http.StatusText(w.status), StatusCode: w.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.header, Body: io.NopCloser(&w.body), ContentLength: int64(w.body.Len()), Request: r,
	}
	if broken {
		resp.ContentLength = -1
		resp.Body = io.NopCloser(io.MultiReader(&w.body, earlyEnd{}))
	}
	return resp, nil
}

// memoryWriter holds an answer in memory.
type memoryWriter struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// serve calls the handler and reports whether it broke the connection.
func (w *memoryWriter) serve(h http.Handler, r *http.Request) (broken bool) {
	defer func() {
		cause := recover()
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			broken = true
		} else if cause != nil {
			panic(cause)
		}
	}()
	h.ServeHTTP(w, r)
	return false
}

// Header returns the answer's header.
func (w *memoryWriter) Header() http.Header { return w.header }

// WriteHeader sets the answer's status.
func (w *memoryWriter) WriteHeader(status int) { w.status = status }

// Write appends to the body.
func (w *memoryWriter) Write(data []byte) (int, error) { return w.body.Write(data) }

// earlyEnd is the end of a truncated body.
type earlyEnd struct{}

// Read returns io.ErrUnexpectedEOF.
func (earlyEnd) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
