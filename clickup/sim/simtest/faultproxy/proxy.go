// Package faultproxy is a proxy on a loopback socket between a client and a simulated
// ClickUp. A test says which fault each request meets: a reset, a cut body, a wrong
// status, a rate limit. For tests only.
package faultproxy

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
)

// Fault is something that happens to a request on its way or to its answer.
type Fault struct {
	Name string
	// After means that the request reaches ClickUp and has its effect; otherwise it
	// never gets there.
	After bool
	// Do is what the client gets instead of the answer. The connection ends with it.
	Do func(*Conn)
}

// Conn is a connection with a request on it.
type Conn struct {
	*net.TCPConn
	Answer []byte          // the whole answer, header and body, where the request was carried out
	Gone   <-chan struct{} // closed when the client has hung up, or the proxy ends
}

// Proxy leads to a handler. Close ends it.
type Proxy struct {
	to     http.Handler
	choose func(r *http.Request, n int) *Fault
	in     net.Listener
	end    context.CancelFunc
	ended  context.Context //nolint:containedctx // it is the proxy's own life
	work   sync.WaitGroup

	mu     sync.Mutex
	counts map[string]int
}

// Open makes a proxy to a handler. For every request choose says what goes wrong with
// it, nil for nothing; n counts the requests of one method and path, from 1.
func Open(to http.Handler, choose func(r *http.Request, n int) *Fault) (*Proxy, error) {
	in, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("no free port on 127.0.0.1: %w", err)
	}
	r := &Proxy{to: to, choose: choose, in: in, counts: map[string]int{}}
	r.ended, r.end = context.WithCancel(context.Background())
	r.work.Go(r.accept)
	return r, nil
}

// URL is where the proxy begins, without a path.
func (r *Proxy) URL() string { return "http://" + r.in.Addr().String() }

// Close ends all connections and waits until nothing of the proxy is left.
func (r *Proxy) Close() error {
	r.end()
	err := r.in.Close()
	r.work.Wait()
	return err
}

// Requests is how many arrived of one method and path, or of all for "".
func (r *Proxy) Requests(what string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if what != "" {
		return r.counts[what]
	}
	all := 0
	for _, n := range r.counts {
		all += n
	}
	return all
}

func (r *Proxy) accept() {
	Serve(r.in, func(conn net.Conn) {
		if tcp, ok := conn.(*net.TCPConn); ok {
			r.serve(tcp)
		}
	})
}

// serve takes request after request from a connection, until fault ends it.
func (r *Proxy) serve(conn *net.TCPConn) {
	stop := context.AfterFunc(r.ended, func() { _ = conn.Close() })
	defer stop()
	for in := bufio.NewReader(conn); ; {
		req, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return
		}
		req.Body = io.NopCloser(bytes.NewReader(body))
		fault := r.choose(req, r.count(req))
		if fault == nil {
			if _, err := conn.Write(respond(r.to, req)); err != nil {
				return
			}
			continue
		}
		w := &Conn{TCPConn: conn, Gone: r.watch(in)}
		if fault.After {
			w.Answer = respond(r.to, req)
		}
		fault.Do(w)
		return
	}
}

func (r *Proxy) count(req *http.Request) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	what := req.Method + " " + req.URL.Path
	r.counts[what]++
	return r.counts[what]
}

// watch tells when the client hangs up; it sends nothing more before the answer.
func (r *Proxy) watch(in io.Reader) <-chan struct{} {
	gone := make(chan struct{})
	r.work.Go(func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, in)
	})
	return gone
}

// respond is the handler's answer as bytes.
func respond(to http.Handler, r *http.Request) []byte {
	w := httptest.NewRecorder()
	to.ServeHTTP(w, r)
	resp := w.Result()
	resp.Request, resp.ContentLength = r, int64(w.Body.Len())
	var out bytes.Buffer
	_ = resp.Write(&out) // a buffer takes all
	return out.Bytes()
}
