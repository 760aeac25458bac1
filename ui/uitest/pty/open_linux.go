package pty

import (
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// open opens a pseudo terminal and starts the program in it.
func (t *Terminal) open(o Options) error {
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return os.NewSyscallError("open /dev/ptmx", err)
	}
	t.FD, t.Tty = fd, os.NewFile(uintptr(fd), "ptmx")
	if err := t.begin(o); err != nil {
		_ = t.Tty.Close()
		return err
	}
	return nil
}

func (t *Terminal) begin(o Options) error {
	if err := unix.IoctlSetPointerInt(t.FD, unix.TIOCSPTLCK, 0); err != nil {
		return err
	}
	number, err := unix.IoctlGetInt(t.FD, unix.TIOCGPTN)
	if err != nil {
		return err
	}
	size := unix.Winsize{Row: uint16(o.H), Col: uint16(o.W)}
	if err := unix.IoctlSetWinsize(t.FD, unix.TIOCSWINSZ, &size); err != nil {
		return err
	}
	end, err := os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return err
	}
	defer end.Close()
	t.Cmd.Stdin, t.Cmd.Stdout, t.Cmd.Stderr = end, end, end
	t.Cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: o.Control}
	return t.Cmd.Start()
}
