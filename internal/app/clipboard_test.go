package app

import (
	"strings"
	"testing"
)

func TestClipboardCommand(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		env, system, there, want string
	}{
		"tmux":              {"TMUX=/tmp/x,1,0 SSH_TTY=/dev/pts/1", "linux", "tmux xclip", "tmux"},
		"Wayland":           {"WAYLAND_DISPLAY=wayland-0 DISPLAY=:0", "linux", "wl-copy xclip", "wl-copy"},
		"X":                 {"DISPLAY=:0", "linux", "xclip xsel", "xclip"},
		"X with xsel":       {"DISPLAY=:0", "linux", "xsel", "xsel"},
		"over ssh":          {"DISPLAY=:10 SSH_CONNECTION=a", "linux", "xclip", ""},
		"no display":        {"", "linux", "xclip wl-copy", ""},
		"nothing installed": {"DISPLAY=:0", "linux", "", ""},
		"a Mac":             {"", "darwin", "pbcopy", "pbcopy"},
		"Windows":           {"", "windows", "clip.exe", "clip.exe"},
		"WSL":               {"WSL_DISTRO_NAME=Debian", "linux", "clip.exe", "clip.exe"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := func(wanted string) string {
				for v := range strings.FieldsSeq(tt.env) {
					if value, ok := strings.CutPrefix(v, wanted+"="); ok {
						return value
					}
				}
				return ""
			}
			there := func(name string) bool { return strings.Contains(" "+tt.there+" ", " "+name+" ") }
			got := strings.Join(clipboardCommand(env, tt.system, there), " ")
			if got != tt.want && !strings.HasPrefix(got, tt.want+" ") || tt.want == "" && got != "" {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
