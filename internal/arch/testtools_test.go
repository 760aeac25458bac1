package arch

import (
	"os/exec"
	"strings"
	"testing"
)

// The program contains no package that only tests need.
func TestProgramHasNoTestTools(t *testing.T) {
	t.Parallel()
	list := exec.Command("go", "list", "-deps", ".")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := strings.Fields(string(out))
	if len(packages) < 100 {
		t.Fatalf("go list named %d packages", len(packages))
	}
	for _, pkg := range packages {
		if strings.Contains(pkg, "simtest") || strings.Contains(pkg, "calltest") || strings.Contains(pkg, "modeltest") || strings.Contains(pkg, "jsontest") {
			t.Errorf("the program contains %s", pkg)
		}
	}
}
