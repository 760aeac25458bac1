// Package faultproxy is a proxy on loopback between a client and a simulated ClickUp. A test decides which
// fault each request meets, such as a reset, a cut body, a wrong status or a rate limit. It is for tests
// only.
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

// Fault is what happens to a request or its answer.
type Fault struct {
	Name string
	// After means that the request reaches ClickUp and takes effect. Otherwise it does not.
	After bool
	// Do sends something else than the answer to the client. The connection ends after it.
	Do func(*Conn)
}

// Conn is a connection with a request on it.
type Conn struct {
	*net.TCPConn
	Answer []byte          // the whole answer, header and body, if the request took effect
	Gone   <-chan struct{} // closed when the client has gone or the proxy is closed
}

// Proxy is a proxy to a handler.
type Proxy struct {
	to     http.Handler
	choose func(r *http.Request, n int) *Fault
	in     net.Listener
	end    context.CancelFunc
	ended  context.Context //nolint:containedctx // it ends with the proxy
	work   sync.WaitGroup

	mu     sync.Mutex
	counts map[string]int
}

// Open starts a proxy to a handler. For every request choose returns the fault, or nil for none; n counts
// the requests with the same method and path from 1.
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

// URL returns the proxy's URL without a path.
func (r *Proxy) URL() string { return "http://" + r.in.Addr().String() }

// Close closes all connections and waits until the proxy has ended.
func (r *Proxy) Close() error {
	r.end()
	err := r.in.Close()
	r.work.Wait()
	return err
}

// Requests returns how many requests arrived with a method and path, or in all for "".
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

// serve answers requests on a connection until a fault ends it.
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

// watch returns a channel that is closed when the client has gone. The client sends nothing more before
// the answer.
func (r *Proxy) watch(in io.Reader) <-chan struct{} {
	gone := make(chan struct{})
	r.work.Go(func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, in)
	})
	return gone
}

// respond returns the handler's answer as bytes.
func respond(to http.Handler, r *http.Request) []byte {
	w := httptest.NewRecorder()
	to.ServeHTTP(w, r)
	resp := w.Result()
	resp.Request, resp.ContentLength = r, int64(w.Body.Len())
	var out bytes.Buffer
	_ = resp.Write(&out) // a buffer never fails
	return out.Bytes()
}
