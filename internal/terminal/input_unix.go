//go:build unix

package terminal

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Input reads from a terminal through a [Scanner]. Bubble Tea waits until the file is readable and
// then reads at most 4,096 bytes, so each Read returns everything that it has, and waits for the
// missing part of an unfinished sequence.
type Input struct {
	*os.File
	scan Scanner
	gone func()
}

// NewInput returns the input of a terminal. It calls gone when the terminal has gone.
func NewInput(f *os.File, gone func()) *Input { return &Input{File: f, gone: gone} }

// marks is the space in bytes for the marks of a paste that a Scanner adds.
const marks = 4 * len(pasteStart)

// Read reads keys. It waits for the rest of an escape sequence or a paste for as long as the
// Scanner's Patience.
func (in *Input) Read(p []byte) (int, error) {
	var out []byte
	for {
		room := len(p) - len(out) - len(in.scan.held) - marks
		if room <= 0 {
			return copy(p, out), nil
		}
		buf := make([]byte, room)
		n, err := in.File.Read(buf)
		if err != nil {
			in.hangUp(err)
			return copy(p, out), err
		}
		out = append(out, in.scan.Feed(time.Now(), buf[:n])...)
		wait := in.scan.Patience()
		if wait == 0 {
			return copy(p, out), nil
		}
		if !in.readable(wait) {
			return copy(p, append(out, in.scan.GiveUp()...)), nil
		}
	}
}

// hangUp calls gone if err means that the terminal has gone.
func (in *Input) hangUp(err error) {
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
		in.gone()
	}
}

// readable waits up to limit for more input, and reports whether there is any.
func (in *Input) readable(limit time.Duration) bool {
	fds := []unix.PollFd{{Fd: int32(in.Fd()), Events: unix.POLLIN}}
	for end := time.Now().Add(limit); ; {
		n, err := unix.Poll(fds, int(time.Until(end).Milliseconds()))
		if !errors.Is(err, unix.EINTR) || time.Now().After(end) {
			return err == nil && n > 0
		}
	}
}
