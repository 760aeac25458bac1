package sim

import "net/http"

// Answer is the answer to a call before it is sent.
type Answer struct {
	Status      int // 0 where none is given
	Data        []byte
	ContentType string // JSON if empty
	Header      http.Header
	// Deliver sends the answer in the server's place, or breaks the connection. It runs
	// until closed is closed at the latest. Nil lets the server send.
	Deliver func(w http.ResponseWriter, r *http.Request, closed <-chan struct{})

	gzipped []byte // Data under gzip, where it is known already
}

// Interceptor stands between a call and its effect: n counts the calls of one operation
// from 1, and perform lets the call take effect. Package simtest has some for tests.
type Interceptor func(op string, r *http.Request, n int, perform func() Answer) Answer
