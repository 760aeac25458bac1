package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/internal/store"
	"cutui/model"
)

// maxClipboard is how many bytes all terminals accept for the clipboard.
const maxClipboard = 32 << 10

func (r performer) Copy(_ context.Context, e model.Copy, emit model.Emit) {
	sent, err := r.copyText(e.Text)
	emit(model.Copied{What: e.What, Text: e.Text, Sent: sent, Err: err})
}

func (r performer) OpenURL(_ context.Context, e model.OpenURL, emit model.Emit) {
	emit(model.Opened{URL: e.URL, Err: r.openLink(e.URL)})
}

// copyText puts text on the clipboard. sent means that the terminal was asked to do it; terminals
// do not say whether they did.
func (r *Runner) copyText(text string) (sent bool, err error) {
	switch {
	case r.deps.Clipboard == nil:
		return false, errors.New("there is no clipboard here")
	case len(text) > maxClipboard:
		return false, fmt.Errorf("it is longer than the %d KiB that terminals accept: save it instead", maxClipboard>>10)
	}
	text = clean.Text(text)
	if r.deps.NativeClipboard != nil && r.deps.NativeClipboard(text) == nil {
		return false, nil
	}
	return true, r.deps.Clipboard(text)
}

// clickupHost is the only host whose pages are opened. Other hosts of clickup.com show what
// anybody may publish.
const clickupHost = "app.clickup.com"

func (r *Runner) openLink(link string) error {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Host != clickupHost || u.User != nil || u.Opaque != "" {
		return errors.New("only pages of https://" + clickupHost + " are opened")
	}
	u.RawQuery = u.Query().Encode()
	if r.deps.Browser == nil {
		return errors.New("there is no browser here: " + clean.Line(u.String()))
	}
	return r.deps.Browser(u.String())
}

// save writes a new file, readable by the user only, into the first folder where that works, and
// returns its path. It never overwrites a file.
func save(dirs []string, name, text string) (string, error) {
	err := errors.New("there is no folder to save to")
	for _, dir := range dirs {
		var path string
		if path, err = saveIn(dir, plainName(name), text); err == nil {
			return path, nil
		}
	}
	return "", err
}

// plainName returns name without what systems or shells do not allow in file names.
func plainName(name string) string {
	name = clean.Line(name)
	ext := filepath.Ext(name)
	if len(ext) > len(".markdown") {
		ext = ""
	}
	name = short(strings.TrimSuffix(name, ext)) + ext
	name = strings.Map(func(r rune) rune {
		switch {
		case r < 0x20 || r == 0x7f || strings.ContainsRune(`/\:*?"<>|$&;'()[]{}~#%!`+"`", r):
			return -1
		case r == ' ':
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, ".-"); name == "" {
		return "cutui.txt"
	}
	return name
}

// short shortens a name so that an ending and a number fit in the 255 bytes that systems allow.
func short(name string) string {
	const most = 80
	for limit := most; ; limit-- {
		if cut := clean.Clip(name, limit); len(cut) <= 3*most {
			return cut
		}
	}
}

func saveIn(dir, name, text string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("the folder could not be made: %w", err)
	}
	path, err := reserve(dir, name)
	if err != nil {
		return "", fmt.Errorf("the file could not be made: %w", err)
	}
	if err := store.WriteFile(path, []byte(text)); err != nil {
		return "", fmt.Errorf("the file could not be written: %w", errors.Join(err, os.Remove(path)))
	}
	return path, nil
}

// reserve creates a new empty file, with a number added to its name if the name is taken.
func reserve(dir, name string) (string, error) {
	const most = 1000
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		path := filepath.Join(dir, name)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", base, n, ext))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			return path, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) || n == most {
			return "", err
		}
	}
}

// LoadFilters reads the filters that were used before.
func (r performer) LoadFilters(_ context.Context, _ model.LoadFilters, emit model.Emit) {
	if !r.deps.Snapshots {
		return
	}
	list, err := r.deps.Store.Filters()
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("the filters used before could not be read: %w", err)})
		return
	}
	emit(model.FiltersLoaded{List: list})
}

// SaveFilter stores a filter, even while the program ends.
func (r performer) SaveFilter(ctx context.Context, e model.SaveFilter, emit model.Emit) {
	r.keep(emit, "the filter was not saved for the next start", func() error {
		return r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddFilter(ctx, r.deps.Clock.Now(), e.Text) })
	})
}

const (
	commandTime = 2 * time.Minute // the time limit of a user's command
	maxOutput   = 64 << 10        // bytes of a program's output that are kept
)

// RunCommand runs a user's command, call by call, and stops at the first call that fails. It
// uses no shell, and the program does not get the token.
func (r performer) RunCommand(ctx context.Context, e model.RunCommand, emit model.Emit) {
	out := model.CommandEnded{Name: e.Name, Total: len(e.Calls)}
	for _, call := range e.Calls {
		written, err := Feed(ctx, call.Args, call.Stdin, commandTime)
		out.Output = firstLine(written)
		if err != nil {
			out.Err = err
			if out.Output != "" {
				out.Err = fmt.Errorf("%w: %s", err, out.Output)
			}
			break
		}
		out.Done++
	}
	emit(out)
}

// Feed runs a program without a shell and without cutui's own environment variables, and returns
// the start of its output. It kills the program after limit.
func Feed(ctx context.Context, args []string, stdin []byte, limit time.Duration) (written string, err error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	c := exec.CommandContext(ctx, args[0], args[1:]...) //nolint:gosec // the user's settings or flags name the program
	var out limited
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(stdin), &out, &out
	c.Env = withoutOurs(os.Environ())
	c.WaitDelay = time.Second
	err = c.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("%s ran for longer than %s", args[0], limit)
	}
	return out.buf.String(), err
}

// withoutOurs returns an environment without cutui's own variables, above all the token.
func withoutOurs(environ []string) []string {
	var out []string
	for _, e := range environ {
		if !strings.HasPrefix(e, "CLICKUP_") && !strings.HasPrefix(e, "CUTUI_") {
			out = append(out, e)
		}
	}
	return out
}

// firstLine returns the first line that is not blank, sanitized.
func firstLine(written string) string {
	for line := range strings.SplitSeq(written, "\n") {
		if line = strings.TrimSpace(clean.Line(line)); line != "" {
			return clean.Clip(line, 200)
		}
	}
	return ""
}

// limited keeps the first maxOutput bytes that are written to it.
type limited struct{ buf bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	l.buf.Write(p[:min(len(p), maxOutput-l.buf.Len())])
	return len(p), nil
}
