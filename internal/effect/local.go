package effect

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

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

func (r performer) Save(_ context.Context, e model.Save, emit model.Emit) {
	path, err := save(r.deps.SaveDirs, e.Name, e.Text)
	emit(model.Saved{Path: path, Err: err})
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
