//go:build unix

package config

import (
	"io/fs"
	"syscall"
)

// ownerOf returns the id of the user that owns a file.
func ownerOf(f fs.FileInfo) (uid int, known bool) {
	s, ok := f.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(s.Uid), true
}
