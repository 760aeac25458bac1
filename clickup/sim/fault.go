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

// silent carries out the faults that have no answer; it reports whether the
// fault was one of them.
func (s *Server) silent(w http.ResponseWriter, r *http.Request, f *Fault) bool {
	switch {
	case f == nil:
		return false
	case f.Hang:
		select {
		case <-r.Context().Done():
		case <-s.done:
		}
	case f.Reset:
		reset(w)
	default:
		return false
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
