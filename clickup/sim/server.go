package sim

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"cutui/clickup/sim/internal/world"
)

// Server is a simulated ClickUp. It is an http.Handler; Start serves it on a loopback port. Its methods
// may be called concurrently.
type Server struct {
	opts            Options
	personal, oauth *window // the rate limits of the two tokens

	mu      sync.Mutex // guards all below
	world   *world.World
	rosters rosterCache
	calls   []Call
	effects []Effect
	counts  map[string]int

	done   chan struct{} // closed by Close, to end hanging calls
	closed sync.Once
	http   *http.Server
}

// New returns a simulated ClickUp in its initial state.
func New(opts Options) *Server {
	opts = opts.withDefaults()
	w := world.New(opts.world())
	return &Server{
		opts:     opts,
		world:    w,
		personal: newWindow(opts, w.Workspaces[0].Plan.PerMinute),
		oauth:    newWindow(opts, w.Workspaces[0].Plan.PerMinute),
		counts:   map[string]int{},
		done:     make(chan struct{}),
	}
}

// Start starts to serve on a free port of 127.0.0.1 and returns the base URL, to which a client appends
// paths such as /v2/team. Close stops the server.
func (s *Server) Start() (string, error) {
	var config net.ListenConfig
	l, err := config.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("the simulated ClickUp found no free port on 127.0.0.1: %w", err)
	}
	s.http = &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
	go s.http.Serve(l) //nolint:errcheck // always ErrServerClosed, after Close
	return "http://" + l.Addr().String() + "/api", nil
}

// Close ends hanging calls, closes all connections and stops listening.
func (s *Server) Close() error {
	s.closed.Do(func() { close(s.done) })
	if s.http == nil {
		return nil
	}
	return s.http.Close()
}

// ServeHTTP answers a call, under /v2 or /api/v2.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	r = withoutPrefix(r)
	op := operation(r)
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return
	}
	n := s.countCall(op)
	if !s.delay(ctx, op) {
		return
	}
	a := s.answer(w.Header(), op, r, body, n)
	s.record(op, r, body, a)
	s.send(w, r, a)
}

// maxBody is the largest body of a request in bytes.
const maxBody = 1 << 20

func withoutPrefix(r *http.Request) *http.Request {
	path, ok := strings.CutPrefix(r.URL.Path, "/api/")
	if !ok {
		return r
	}
	r = r.Clone(r.Context())
	r.URL.Path, r.URL.RawPath = "/"+path, ""
	return r
}

// delay waits for the operation's latency. It returns false if the client has gone.
func (s *Server) delay(ctx context.Context, op string) bool {
	if s.opts.Latency == nil {
		return true
	}
	return s.wait(ctx, s.opts.Latency(op))
}

func (s *Server) wait(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-s.done:
	}
	return false
}

// answer carries out a call and returns the answer.
func (s *Server) answer(h http.Header, op string, r *http.Request, body []byte, n int) Answer {
	limit, f := s.authorize(r)
	if f != nil {
		return s.failure(op, f)
	}
	if f := limit.spendCall(h); f != nil {
		return s.failure(op, f)
	}
	perform := func() Answer { return s.runOperation(op, r, body) }
	if s.opts.Intercept == nil {
		return perform()
	}
	return s.opts.Intercept(op, r, n, perform)
}
