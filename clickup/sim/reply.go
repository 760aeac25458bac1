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

// failed is ClickUp's answer to a refused call.
type failed struct {
	status      int
	message     string
	code        string
	permissions []string // what the caller may not do
}

func (f *failed) Error() string { return fmt.Sprintf("%d %s %s", f.status, f.code, f.message) }

func (s *Server) success(op string, body any) Answer {
	return Answer{Status: http.StatusOK, Data: s.shape(op, body)}
}

func (s *Server) failure(op string, f *failed) Answer {
	return Answer{
		Status: f.status,
		Data:   s.shape(op, wireError{Err: f.message, Code: f.code, Permissions: f.permissions}),
	}
}

// shape encodes a body after applying Options.Reshape.
func (s *Server) shape(op string, body any) []byte {
	data := encode(body)
	if s.opts.Reshape == nil {
		return data
	}
	return encode(s.opts.Reshape(op, decode(data)))
}

// encode encodes JSON as ClickUp does, without escapes for HTML.
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

// minGzip is the size in bytes from which a body is compressed.
const minGzip = 1 << 10

// send sends the answer, compressed if the client accepts that.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a Answer) {
	if a.Deliver != nil {
		a.Deliver(w, r, s.done)
		return
	}
	h := w.Header()
	maps.Copy(h, a.Header)
	if a.ContentType == "" {
		a.ContentType = "application/json; charset=utf-8"
	}
	h.Set("Content-Type", a.ContentType)
	data := a.Data
	if len(data) >= minGzip && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		if data = a.gzipped; data == nil {
			data = compress(a.Data)
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(a.Status)
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
