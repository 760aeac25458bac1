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

// Fault is a way in which a call fails. By default the answer has the Status and ClickUp's error body
// with Code and Message.
type Fault struct {
	// AfterEffect lets the call take effect first, so that only its answer fails.
	AfterEffect bool
	Status      int // HTTP status, 500 if zero
	Code        string
	Message     string
	Body        string // sent instead of the error body
	ContentType string // of Body; text/html if empty
	Header      http.Header

	Reset    bool // the connection is reset without an answer
	Truncate bool // after the effect, the connection ends in the middle of the body
	Hang     bool // no answer until the client gives up or the server closes
}

// Faults returns an interceptor that calls choose for the n-th call (from 1) of an operation. If choose
// returns nil, the call does not fail; if choose is nil, there is no interceptor. choose must be safe
// for concurrent use.
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

// answer returns the answer of a fault.
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

// errorBody returns ClickUp's error body.
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

// truncated returns an answer that breaks off in the middle of its body.
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

// hang gives no answer until the client gives up or the server closes.
func hang(_ http.ResponseWriter, r *http.Request, closed <-chan struct{}) {
	select {
	case <-r.Context().Done():
	case <-closed:
	}
	panic(http.ErrAbortHandler)
}

// reset resets the TCP connection, so that clients see ECONNRESET and not an early end.
func reset(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = conn.Close()
	}
	panic(http.ErrAbortHandler)
}
