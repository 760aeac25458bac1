package private

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func rights(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func TestFoldersAreClosed(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("rights of folders are of another kind there")
	}
	for name, c := range map[string]struct {
		path string
		want map[string]os.FileMode
	}{
		"below the program's own": {"state/cutui/runs/a1", map[string]os.FileMode{"state": 0o755, "state/cutui": 0o700, "state/cutui/runs": 0o700, "state/cutui/runs/a1": 0o700}},
		"the program's own":       {"config/cutui", map[string]os.FileMode{"config": 0o755, "config/cutui": 0o700}},
		"somewhere else":          {"mine/kept", map[string]os.FileMode{"mine": 0o755, "mine/kept": 0o700}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := t.TempDir()
			if err := os.MkdirAll(filepath.Join(root, c.path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := Folder(filepath.Join(root, c.path)); err != nil {
				t.Fatal(err)
			}
			for path, want := range c.want {
				if got := rights(t, filepath.Join(root, path)); got != want {
					t.Errorf("%s has the rights %o, want %o", path, got, want)
				}
			}
		})
	}
}

func TestMissingFoldersAreMade(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cutui", "a", "b")
	if err := Folder(path); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && rights(t, filepath.Dir(path)) != 0o700 {
		t.Errorf("the parent has the rights %o", rights(t, filepath.Dir(path)))
	}
	if err := Folder(path + "\x00"); err == nil {
		t.Error("an impossible folder was made")
	}
}
