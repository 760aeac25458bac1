//go:build !linux

package pty

import "errors"

func (t *Terminal) open(Options) error { return errors.ErrUnsupported }
