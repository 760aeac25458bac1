package sim

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// answer is a complete answer, ready to be sent.
type answer struct {
	status      int
	data        []byte
	gzipped     []byte // data under gzip, where it is known already
	contentType string // JSON if empty
	header      http.Header
}

// failed is a refused call in ClickUp's words.
type failed struct {
	status      int
	message     string
	code        string
	permissions []string // what the caller may not do
}

func (f *failed) Error() string { return fmt.Sprintf("%d %s %s", f.status, f.code, f.message) }

func (s *Server) success(op string, body any) answer {
	return answer{status: http.StatusOK, data: s.shape(op, body)}
}

func (s *Server) failure(op string, f *failed) answer {
	return answer{
		status: f.status,
		data:   s.shape(op, wireError{Err: f.message, Code: f.code, Permissions: f.permissions}),
	}
}

// shape encodes a live body and turns it into the shape that was asked for.
func (s *Server) shape(op string, body any) []byte {
	data := encode(body)
	if s.opts.Shape == Live && len(s.opts.Hostile) == 0 {
		return data
	}
	tree := decode(data)
	if s.opts.Shape == Reference {
		tree = toReference(op, tree)
	}
	return encode(poison(tree, s.opts.Hostile))
}

// encode is JSON as ClickUp writes it: without escapes for HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("the simulator made a value that is no JSON: %v", err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func decode(data []byte) any {
	var tree any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		panic(fmt.Sprintf("the simulator wrote a body that is no JSON: %v", err))
	}
	return tree
}

// minGzip is the size from which a body is worth compressing.
const minGzip = 1 << 10

// send writes the answer, compressed where the client takes that.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a answer, f *Fault) {
	if f.silent() {
		s.abort(w, r, f)
	}
	h := w.Header()
	maps.Copy(h, a.header)
	if a.contentType == "" {
		a.contentType = "application/json; charset=utf-8"
	}
	h.Set("Content-Type", a.contentType)
	data := a.data
	if len(data) >= minGzip && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		if data = a.gzipped; data == nil {
			data = compress(a.data)
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(a.status)
	if f != nil && f.Truncate {
		s.write(w, r, data[:len(data)/2])
		_ = http.NewResponseController(w).Flush() // else a short body would not begin
		panic(http.ErrAbortHandler)
	}
	s.write(w, r, data)
}

// write sends the body, at the throttled speed if there is one.
func (s *Server) write(w http.ResponseWriter, r *http.Request, data []byte) {
	speed := s.opts.BytesPerSecond
	if speed <= 0 {
		_, _ = w.Write(data) // an error means that the client is gone
		return
	}
	const slice = 16 << 10
	flush := http.NewResponseController(w)
	start := time.Now()
	for sent := 0; sent < len(data); {
		n, err := w.Write(data[sent:min(sent+slice, len(data))])
		if err != nil {
			return
		}
		_ = flush.Flush() // a recorder may not be able to
		sent += n
		due := time.Duration(float64(sent) / float64(speed) * float64(time.Second))
		if !s.wait(r.Context(), due-time.Since(start)) {
			return
		}
	}
}

func compress(data []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		panic(err)
	}
	_, _ = z.Write(data) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}
