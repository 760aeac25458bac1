package clickup

import (
	"bytes"
	"io"
	"net/http"
)

// shortestHidden is the length from which a token is looked for in answers. A shorter one,
// which no real token is, could be a part of any word.
const shortestHidden = 12

// hideIn takes the token out of an answer that repeats it, before anything is read of it.
func (s secret) hideIn(resp *http.Response) {
	if token := s.reveal(); len(token) >= shortestHidden && resp.Body != nil {
		resp.Body = &hiding{ReadCloser: resp.Body, token: []byte(token)}
	}
}

// hiding is a body without the token.
type hiding struct {
	io.ReadCloser
	token []byte
	ready []byte // to be given out
	tail  []byte // the end of what was read, which may be the beginning of a token
	err   error  // what follows after ready
}

// Read gives what the body has, and in the place of each token a placeholder.
func (h *hiding) Read(p []byte) (int, error) {
	for len(p) > 0 && len(h.ready) == 0 && h.err == nil {
		n, err := h.ReadCloser.Read(p)
		if err == nil && len(h.tail) == 0 && n > 0 && !h.suspicious(p[:n]) {
			return n, nil
		}
		h.take(p[:n], err)
	}
	n := copy(p, h.ready)
	h.ready = h.ready[n:]
	if len(h.ready) > 0 {
		return n, nil
	}
	return n, h.err
}

// suspicious reports whether a part of the body holds the token, or may end in one.
func (h *hiding) suspicious(part []byte) bool {
	return bytes.Contains(part, h.token) || h.begun(part) > 0
}

// take makes what is ready of what came before and the next part.
func (h *hiding) take(part []byte, err error) {
	all := bytes.ReplaceAll(append(h.tail, part...), h.token, []byte(redacted))
	keep := 0
	if err == nil {
		keep = h.begun(all)
	}
	h.ready, h.tail, h.err = all[:len(all)-keep], bytes.Clone(all[len(all)-keep:]), err
}

// begun is how many bytes at the end of a part are the beginning of the token.
func (h *hiding) begun(part []byte) int {
	for n := min(len(h.token)-1, len(part)); n > 0; n-- {
		if bytes.HasPrefix(h.token, part[len(part)-n:]) {
			return n
		}
	}
	return 0
}
