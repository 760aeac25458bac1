package app

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestKilledDemosLeaveNothing(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{
		fmt.Sprintf("%s%d-1", demoPrefix, ended.Process.Pid): false,
		fmt.Sprintf("%s%d-2", demoPrefix, os.Getpid()):       true,
		demoPrefix + "123": true, // it names no process
		demoPrefix + "x-1": true,
		"other-1-1":        true,
	}
	for name := range kept {
		if err := os.MkdirAll(filepath.Join(parent, name, "inside"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	fresh, err := demoFolder(parent)
	if err != nil || processOf(fresh) != os.Getpid() {
		t.Fatalf("%s, %v", fresh, err)
	}
	for name, want := range kept {
		if _, err := os.Stat(filepath.Join(parent, name)); (err == nil) != want {
			t.Errorf("%s: kept %v, want %v", name, err == nil, want)
		}
	}
}
