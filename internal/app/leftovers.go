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

// demoPrefix begins the name of a demo's folder; the process id follows.
const demoPrefix = "cutui-demo-"

// demoFolder makes a temporary folder for a demo, and removes those left by demos that were
// killed.
func demoFolder(parent string) (string, error) {
	old, _ := filepath.Glob(filepath.Join(parent, demoPrefix+"*")) // the pattern is valid
	for _, folder := range old {
		info, err := os.Lstat(folder)
		if err == nil && info.IsDir() && gone(processOf(folder)) {
			_ = os.RemoveAll(folder) // fails for another user's folder, which is theirs to remove
		}
	}
	return os.MkdirTemp(parent, fmt.Sprintf("%s%d-", demoPrefix, os.Getpid()))
}

// processOf returns the process id in the name of a demo's folder, or 0.
func processOf(folder string) int {
	id, _, named := strings.Cut(strings.TrimPrefix(filepath.Base(folder), demoPrefix), "-")
	n, err := strconv.Atoi(id)
	if err != nil || !named {
		return 0
	}
	return n
}

// gone reports whether process id has ended. It is false for ids that are not positive.
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
