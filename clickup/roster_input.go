package clickup

import (
	"encoding/json"
	"io"
)

// windowSize is how many bytes of a roster are kept in memory. Only a value that does not fit
// takes more.
const windowSize = 256 << 10

// blanks are the bytes that JSON allows between values.
const blanks = " \t\r\n"

// input reads JSON while it arrives and keeps a window of it in memory.
type input struct {
	from io.Reader
	buf  []byte // the window
	at   int    // the read position in buf
	err  error  // the error of from
}

func newInput(r io.Reader) *input { return &input{from: r, buf: make([]byte, 0, windowSize)} }

func (in *input) rest() []byte { return in.buf[in.at:] }

// more reads until the window has n more bytes. It returns false if the input ends or the
// window is full before that.
func (in *input) more(n int) bool {
	if in.at > 0 {
		in.buf, in.at = in.buf[:copy(in.buf, in.rest())], 0
	}
	want := len(in.buf) + n
	for len(in.buf) < want && len(in.buf) < cap(in.buf) && in.err == nil {
		var got int
		got, in.err = in.from.Read(in.buf[len(in.buf):cap(in.buf)])
		in.buf = in.buf[:len(in.buf)+got]
	}
	return len(in.buf) >= want
}

// peek skips blanks and returns the next byte without reading it. At the end of the input
// the error is io.EOF.
func (in *input) peek() (byte, error) {
	for {
		for ; in.at < len(in.buf); in.at++ {
			if c := in.buf[in.at]; !isBlank(c) {
				return c, nil
			}
		}
		if !in.more(1) {
			return 0, in.err
		}
	}
}

// isPage reports whether the input is a web page instead of JSON.
func (in *input) isPage() (bool, error) {
	c, err := in.peek()
	if c == byteOrderMark[0] {
		in.more(len(byteOrderMark))
	}
	return isPage(in.rest()), err
}

const byteOrderMark = "\ufeff"

// measure applies read to the window, and again with more input as long as read reports that
// it is too short. It returns the length that read returned, or 0 if the window is full or
// the input ends first.
func (in *input) measure(read func([]byte) (n int, short bool)) int {
	for {
		before := len(in.rest())
		n, short := read(in.rest())
		if !short {
			return n
		}
		// The input grows by half each time, so that a long value is not read too often.
		if in.more(1 + before/2); len(in.rest()) == before {
			return 0
		}
	}
}

// decode decodes the next value with encoding/json, whatever its size.
func (in *input) decode(v any) error {
	d := json.NewDecoder(in)
	err := d.Decode(v)
	ahead, _ := io.ReadAll(d.Buffered())
	in.unread(ahead)
	return err
}

// Read reads from the window, then from the underlying reader.
func (in *input) Read(p []byte) (int, error) {
	if in.at == len(in.buf) && !in.more(1) {
		return 0, in.err
	}
	n := copy(p, in.rest())
	in.at += n
	return n, nil
}

// unread puts back the last bytes that were read, even if the window no longer has them.
func (in *input) unread(last []byte) {
	if in.at >= len(last) {
		in.at -= len(last)
		return
	}
	all := make([]byte, 0, windowSize+len(last))
	in.buf, in.at = append(append(all, last...), in.rest()...), 0
}
