package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// demoPrefix begins the name of a demo's folder; its process follows.
const demoPrefix = "cutui-demo-"

// demoFolder makes a folder for the time of a demo, and removes those of demos that were
// killed.
func demoFolder(parent string) (string, error) {
	old, _ := filepath.Glob(filepath.Join(parent, demoPrefix+"*")) // the pattern is right
	for _, folder := range old {
		info, err := os.Lstat(folder)
		if err == nil && info.IsDir() && gone(processOf(folder)) {
			_ = os.RemoveAll(folder) // another one's: that is theirs to remove
		}
	}
	return os.MkdirTemp(parent, fmt.Sprintf("%s%d-", demoPrefix, os.Getpid()))
}

// processOf is the process that a demo's folder is named after; 0: none.
func processOf(folder string) int {
	id, _, named := strings.Cut(strings.TrimPrefix(filepath.Base(folder), demoPrefix), "-")
	n, err := strconv.Atoi(id)
	if err != nil || !named {
		return 0
	}
	return n
}

// gone reports whether there is no such process any more.
func gone(id int) bool {
	if id <= 0 {
		return false
	}
	p, err := os.FindProcess(id)
	if err != nil || runtime.GOOS == "windows" {
		return err != nil
	}
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
