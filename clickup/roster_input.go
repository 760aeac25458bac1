package clickup

import (
	"encoding/json"
	"io"
)

// windowSize is how many bytes of a roster are held at once; only a value that does
// not fit, and that encoding/json has to read, takes more.
const windowSize = 256 << 10

// blanks are the bytes that JSON allows between values.
const blanks = " \t\r\n"

// input is a JSON text as it arrives, of which it holds a window.
type input struct {
	from io.Reader
	buf  []byte // the window, as far as it is filled
	at   int    // what comes next in it
	err  error  // why nothing more arrives
}

func newInput(r io.Reader) *input { return &input{from: r, buf: make([]byte, 0, windowSize)} }

func (in *input) rest() []byte { return in.buf[in.at:] }

// more waits for at least n further bytes; false where the input ends or the window is
// full before.
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

// peek is the next byte that is not blank, without reading on; io.EOF where none comes.
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

// isPage reports whether a web page comes instead of JSON.
func (in *input) isPage() (bool, error) {
	c, err := in.peek()
	if c == byteOrderMark[0] {
		in.more(len(byteOrderMark))
	}
	return isPage(in.rest()), err
}

const byteOrderMark = "\ufeff"

// measure applies read to what is there, and again to more of it as long as that is
// too short. It is how many bytes read took, or 0 where it can't be read so.
func (in *input) measure(read func([]byte) (n int, short bool)) int {
	for {
		there := len(in.rest())
		n, short := read(in.rest())
		if !short {
			return n
		}
		// Half as much again each time: a long value is not read over and over.
		if in.more(1 + there/2); len(in.rest()) == there {
			return 0
		}
	}
}

// decode reads the next value by encoding/json, of whatever size it is.
func (in *input) decode(v any) error {
	d := json.NewDecoder(in)
	err := d.Decode(v)
	ahead, _ := io.ReadAll(d.Buffered())
	in.unread(ahead)
	return err
}

// Read reads on from the window.
func (in *input) Read(p []byte) (int, error) {
	if in.at == len(in.buf) && !in.more(1) {
		return 0, in.err
	}
	n := copy(p, in.rest())
	in.at += n
	return n, nil
}

// unread puts back the last bytes that were read, which may have left the window.
func (in *input) unread(last []byte) {
	if in.at >= len(last) {
		in.at -= len(last)
		return
	}
	all := make([]byte, 0, windowSize+len(last))
	in.buf, in.at = append(append(all, last...), in.rest()...), 0
}
