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

// maxClipboard is what terminals take for the clipboard without complaint.
const maxClipboard = 32 << 10

func (r performer) Copy(_ context.Context, e model.Copy, emit model.Emit) {
	sent, err := r.copyText(e.Text)
	emit(model.Copied{What: e.What, Text: e.Text, Sent: sent, Err: err})
}

func (r performer) OpenURL(_ context.Context, e model.OpenURL, emit model.Emit) {
	emit(model.Opened{URL: e.URL, Err: r.openLink(e.URL)})
}

// copyText puts text on the clipboard; sent: a terminal was asked to, which does not
// say whether it does.
func (r *Runner) copyText(text string) (sent bool, err error) {
	switch {
	case r.deps.Clipboard == nil:
		return false, errors.New("there is no clipboard here")
	case len(text) > maxClipboard:
		return false, fmt.Errorf("it is longer than the %d KiB that terminals take: save it instead", maxClipboard>>10)
	}
	text = clean.Text(text)
	if r.deps.NativeClipboard != nil && r.deps.NativeClipboard(text) == nil {
		return false, nil
	}
	return true, r.deps.Clipboard(text)
}

// clickupHost is the only one whose pages are opened. Other hosts under
// clickup.com show what anybody may publish.
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

// save writes a new file into the first of the folders that takes it, readable
// by the user only, and says where. A file that is there is never written over.
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

// plainName is a file name that no system refuses and no shell trips over.
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

// short leaves room for an ending and a number in the 255 bytes that systems take.
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

// reserve makes an empty file that nobody else has, numbered if need be.
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

// LoadFilters reads the filters used before, where such things are kept.
func (r performer) LoadFilters(_ context.Context, _ model.LoadFilters, emit model.Emit) {
	if !r.deps.Snapshots {
		return
	}
	list, err := r.deps.Store.Filters()
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("the filters used before are not known: %w", err)})
		return
	}
	emit(model.FiltersLoaded{List: list})
}

// SaveFilter keeps a filter, also while the program ends.
func (r performer) SaveFilter(ctx context.Context, e model.SaveFilter, emit model.Emit) {
	r.keep(emit, "the filter is not kept for the next start", func() error {
		return r.keepDecision(ctx, func(ctx context.Context) error { return r.deps.Store.AddFilter(ctx, r.deps.Clock.Now(), e.Text) })
	})
}

// The longest that a program of the user's own may run, and how much of what it writes is
// looked at.
const (
	ownTime   = 2 * time.Minute
	ownOutput = 64 << 10
)

// RunCommand runs a command of the user's own, call by call, and stops at the first that
// fails. No shell is in between, and the program does not get the token.
func (r performer) RunCommand(ctx context.Context, e model.RunCommand, emit model.Emit) {
	out := model.CommandEnded{Name: e.Name, Total: len(e.Calls)}
	for _, call := range e.Calls {
		written, err := Feed(ctx, call.Args, call.Stdin, ownTime)
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

// Feed runs a program without a shell and without cutui's own environment, with a text as
// its stdin, and gives the beginning of what it writes. It is ended when its time is up.
func Feed(ctx context.Context, args []string, stdin []byte, limit time.Duration) (written string, err error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	c := exec.CommandContext(ctx, args[0], args[1:]...) //nolint:gosec // the user's own, by the settings or a flag
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

// withoutOurs is an environment without what only cutui is to know, the token above all.
func withoutOurs(environ []string) []string {
	var out []string
	for _, e := range environ {
		if !strings.HasPrefix(e, "CLICKUP_") && !strings.HasPrefix(e, "CUTUI_") {
			out = append(out, e)
		}
	}
	return out
}

// firstLine is the first line with something in it, as the screen may show it.
func firstLine(written string) string {
	for line := range strings.SplitSeq(written, "\n") {
		if line = strings.TrimSpace(clean.Line(line)); line != "" {
			return clean.Clip(line, 200)
		}
	}
	return ""
}

// limited keeps the beginning of what is written to it.
type limited struct{ buf bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	l.buf.Write(p[:min(len(p), ownOutput-l.buf.Len())])
	return len(p), nil
}
