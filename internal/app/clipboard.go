package app

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"cutui/internal/config"
)

// nativeClipboard copies by a program of this machine, which says whether it worked; nil
// where the terminal is the only way: over ssh the clipboard is another machine's.
func (s *Setup) nativeClipboard() func(text string) error {
	command := clipboardCommand(s.Options.Env, runtime.GOOS, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	})
	if command == nil || s.Options.Clipboard != nil {
		return nil
	}
	return func(text string) error {
		const limit = 2 * time.Second
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		c := exec.CommandContext(ctx, command[0], command[1:]...) //nolint:gosec // one of those below
		c.Stdin = strings.NewReader(text)
		return c.Run()
	}
}

// clipboardCommand is the command that takes a text for the clipboard, or nil. In tmux it
// is the buffer that is pasted by its own key; with -w tmux hands it on to the terminal.
func clipboardCommand(env config.Env, system string, there func(name string) bool) []string {
	local := env("SSH_CONNECTION") == "" && env("SSH_TTY") == ""
	for _, c := range []struct {
		usable  bool
		command []string
	}{
		{env("TMUX") != "", []string{"tmux", "load-buffer", "-w", "-"}},
		{local && system == "darwin", []string{"pbcopy"}},
		{local && (system == "windows" || env("WSL_DISTRO_NAME") != ""), []string{"clip.exe"}},
		{local && env("WAYLAND_DISPLAY") != "", []string{"wl-copy"}},
		{local && env("DISPLAY") != "", []string{"xclip", "-selection", "clipboard"}},
		{local && env("DISPLAY") != "", []string{"xsel", "--clipboard", "--input"}},
	} {
		if c.usable && there(c.command[0]) {
			return c.command
		}
	}
	return nil
}
