package sim

import (
	"cmp"
	"net"
	"net/http"
)

// instead reports whether the fault keeps the call from taking effect.
func (f *Fault) instead() bool { return f != nil && !f.AfterEffect && !f.Truncate }

// replaces reports whether the fault has an answer of its own to give.
func (f *Fault) replaces() bool { return f != nil && !f.Truncate }

// answer is what the fault says when it says something.
func (f *Fault) answer() answer {
	a := answer{status: cmp.Or(f.Status, http.StatusInternalServerError), header: f.Header}
	if f.Body != "" {
		a.data = []byte(f.Body)
		a.contentType = cmp.Or(f.ContentType, "text/html; charset=utf-8")
		return a
	}
	a.data = encode(wireError{Err: cmp.Or(f.Message, "Internal Server Error"), Code: f.Code})
	return a
}

// silent reports whether the fault leaves the call without an answer.
func (f *Fault) silent() bool { return f != nil && (f.Hang || f.Reset) }

// abort ends a call without an answer: at once, or when nobody waits any more.
func (s *Server) abort(w http.ResponseWriter, r *http.Request, f *Fault) {
	if f.Hang {
		select {
		case <-r.Context().Done():
		case <-s.done:
		}
	} else {
		reset(w)
	}
	panic(http.ErrAbortHandler)
}

// reset drops the connection with a TCP reset, which clients see as ECONNRESET
// rather than as an early end.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
