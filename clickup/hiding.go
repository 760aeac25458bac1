package clickup

import (
	"bytes"
	"io"
	"net/http"
)

// shortestHidden is the shortest token, in bytes, that is replaced in answers. Real tokens are
// longer; a shorter text could be part of any word.
const shortestHidden = 12

// hideInBody makes reads of the answer's body replace the token.
func (t token) hideInBody(resp *http.Response) {
	if text := t(); len(text) >= shortestHidden && resp.Body != nil {
		resp.Body = &hiding{ReadCloser: resp.Body, token: []byte(text)}
	}
}

// hiding is a body in which the token is replaced by a placeholder.
type hiding struct {
	io.ReadCloser
	token []byte
	ready []byte // what Read returns next
	tail  []byte // the end of what was read, which may be the start of a token
	err   error  // the body's error, returned after ready
}

// Read reads from the body and replaces each token by the placeholder.
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

// suspicious reports whether part contains the token or ends with the start of one.
func (h *hiding) suspicious(part []byte) bool {
	return bytes.Contains(part, h.token) || h.begun(part) > 0
}

// take appends part to the tail, replaces tokens, and keeps back a possible start of one.
func (h *hiding) take(part []byte, err error) {
	all := bytes.ReplaceAll(append(h.tail, part...), h.token, []byte(redacted))
	keep := 0
	if err == nil {
		keep = h.begun(all)
	}
	h.ready, h.tail, h.err = all[:len(all)-keep], bytes.Clone(all[len(all)-keep:]), err
}

// begun returns how many bytes at the end of part may be the start of a token.
func (h *hiding) begun(part []byte) int {
	for n := min(len(h.token)-1, len(part)); n > 0; n-- {
		if bytes.HasPrefix(h.token, part[len(part)-n:]) {
			return n
		}
	}
	return 0
}
