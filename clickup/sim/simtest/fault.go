package simtest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net"
	"net/http"
	"strconv"

	"cutui/clickup/sim"
)

// Fault is what goes wrong with one call. With none of the ways set, the answer
// is Status with ClickUp's error body made of Code and Message.
type Fault struct {
	// AfterEffect lets the call take effect first and spoils only its answer.
	AfterEffect bool
	Status      int // HTTP status, 500 if zero
	Code        string
	Message     string
	Body        string // sent as it is instead of the error body
	ContentType string // of Body; text/html if empty
	Header      http.Header

	Reset    bool // the connection is reset without an answer
	Truncate bool // after the effect, the body ends in its middle and the connection with it
	Hang     bool // no answer until the client gives up or the server closes
}

// Faults is an interceptor that lets choose decide whether the n-th call (from 1) of an
// operation goes wrong; a nil fault is none, and a nil choose no interceptor. It must be safe for concurrent calls.
func Faults(choose func(op string, r *http.Request, n int) *Fault) sim.Interceptor {
	if choose == nil {
		return nil
	}
	return func(op string, r *http.Request, n int, perform func() sim.Answer) sim.Answer {
		f := choose(op, r, n)
		switch {
		case f == nil:
			return perform()
		case f.Truncate:
			return truncated(perform())
		case f.AfterEffect:
			perform()
		}
		return f.answer()
	}
}

// answer is what the fault says, or how it says nothing.
func (f *Fault) answer() sim.Answer {
	switch {
	case f.Hang:
		return sim.Answer{Deliver: hang}
	case f.Reset:
		return sim.Answer{Deliver: reset}
	}
	a := sim.Answer{Status: cmp.Or(f.Status, http.StatusInternalServerError), Header: f.Header}
	if f.Body != "" {
		a.Data, a.ContentType = []byte(f.Body), cmp.Or(f.ContentType, "text/html; charset=utf-8")
		return a
	}
	a.Data = errorBody(cmp.Or(f.Message, "Internal Server Error"), f.Code)
	return a
}

// errorBody is ClickUp's error body.
func errorBody(message, code string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	//nolint:errchkjson // strings always encode
	_ = e.Encode(struct {
		Err  string `json:"err"`
		Code string `json:"ECODE,omitempty"`
	}{message, code})
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// truncated ends an answer in the middle of its body.
func truncated(a sim.Answer) sim.Answer {
	a.Deliver = func(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(a.Data)))
		w.WriteHeader(a.Status)
		_, _ = w.Write(a.Data[:len(a.Data)/2])    // an error means that the client is gone
		_ = http.NewResponseController(w).Flush() // else a short body would not begin
		panic(http.ErrAbortHandler)
	}
	return a
}

// hang gives no answer until nobody waits any more.
func hang(_ http.ResponseWriter, r *http.Request, closed <-chan struct{}) {
	select {
	case <-r.Context().Done():
	case <-closed:
	}
	panic(http.ErrAbortHandler)
}

// reset drops the connection with a TCP reset, which clients see as ECONNRESET
// rather than as an early end.
func reset(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = conn.Close()
	}
	panic(http.ErrAbortHandler)
}
