package pty

import (
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// Open opens a pseudo terminal. tty is the user's side, which does not block, and end is the
// program's side.
func Open() (tty int, end *os.File, err error) {
	tty, err = unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return 0, nil, os.NewSyscallError("open /dev/ptmx", err)
	}
	if end, err = programSide(tty); err != nil {
		_ = unix.Close(tty)
	}
	return tty, end, err
}

func programSide(tty int) (*os.File, error) {
	if err := unix.IoctlSetPointerInt(tty, unix.TIOCSPTLCK, 0); err != nil {
		return nil, err
	}
	number, err := unix.IoctlGetInt(tty, unix.TIOCGPTN)
	if err != nil {
		return nil, err
	}
	return os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
}

// open opens a pseudo terminal and starts the program in it.
func (t *Terminal) open(o Options) error {
	tty, end, err := Open()
	if err != nil {
		return err
	}
	defer end.Close()
	t.FD, t.Tty = tty, os.NewFile(uintptr(tty), "ptmx")
	t.Cmd.Stdin, t.Cmd.Stdout, t.Cmd.Stderr = end, end, end
	t.Cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: o.Control}
	size := unix.Winsize{Row: uint16(o.H), Col: uint16(o.W)}
	if err = unix.IoctlSetWinsize(tty, unix.TIOCSWINSZ, &size); err == nil {
		err = t.Cmd.Start()
	}
	if err != nil {
		_ = t.Tty.Close()
	}
	return err
}
