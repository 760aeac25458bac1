package app

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"cutui/internal/config"
)

// nativeClipboard returns a function that copies with a program of this machine, which reports
// failure. It is nil where only the terminal can copy: over ssh the clipboard is another machine's.
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
		c := exec.CommandContext(ctx, command[0], command[1:]...) //nolint:gosec // one of clipboardCommand's
		c.Stdin = strings.NewReader(text)
		return c.Run()
	}
}

// clipboardCommand returns the command that copies its stdin to the clipboard, or nil. In tmux
// that fills tmux's paste buffer; -w passes it on to the terminal.
func clipboardCommand(env config.Env, system string, installed func(name string) bool) []string {
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
		if c.usable && installed(c.command[0]) {
			return c.command
		}
	}
	return nil
}
