package effect

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/model"
)

func TestOnlyClickUpsPagesAreOpened(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	var opened []string
	g.runner.deps.Browser = func(url string) error { opened = append(opened, url); return nil }
	for link, ok := range map[string]bool{
		"https://app.clickup.com/t/86bb4x7ff":           true,
		"https://app.clickup.com/333/v/li/9?x=a b#c":    true,
		"http://app.clickup.com/t/1":                    false,
		"https://app.clickup.com.evil.example/t/1":      false,
		"https://evil.example/app.clickup.com":          false,
		"https://app.clickup.com@evil.example/":         false,
		"https://user:pw@app.clickup.com/":              false,
		"https://app.clickup.com:8443/":                 false,
		"https://sharing.clickup.com/x":                 false,
		"file:///etc/passwd":                            false,
		"javascript:alert(1)":                           false,
		"https:app.clickup.com/":                        false,
		"":                                              false,
		"-https://app.clickup.com/":                     false,
		"https://app.clickup.com/\x1b]8;;evil\a":        false,
		"https://\u202eapp.clickup.com/":                false,
		"--help":                                        false,
		"https://APP.CLICKUP.COM/t/1":                   false,
		"https://app.clickup.com/t/1\nhttps://evil.com": false,
	} {
		before := len(opened)
		m := the[model.Opened](t, g.do(model.OpenURL{URL: link}))
		if (m.Err == nil) != ok || (len(opened) > before) != ok || m.URL != link {
			t.Errorf("%q: %v, opened %v", link, m.Err, opened[before:])
		}
		if ok && strings.ContainsAny(opened[before], " \n") {
			t.Errorf("%q is handed on as %q", link, opened[before])
		}
	}
	g.runner.deps.Browser = nil
	if m := the[model.Opened](t, g.do(model.OpenURL{URL: "https://app.clickup.com/t/1"})); m.Err == nil || !strings.Contains(m.Err.Error(), "https://app.clickup.com/t/1") {
		t.Errorf("%+v", m)
	}
}

func TestClipboardGetsCleanText(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	if m := the[model.Copied](t, g.do(model.Copy{Text: "x", What: "address"})); m.Err == nil || m.What != "address" {
		t.Errorf("without a clipboard: %+v", m)
	}
	var got string
	g.runner.deps.Clipboard = func(text string) error { got = text; return nil }
	if m := the[model.Copied](t, g.do(model.Copy{Text: "a\x1b]52;c;aGk=\a@b\u202e\nline"})); m.Err != nil || got != "a@b\nline" {
		t.Errorf("%q %v", got, m.Err)
	}
	if m := the[model.Copied](t, g.do(model.Copy{Text: strings.Repeat("x", maxClipboard+1)})); m.Err == nil {
		t.Error("too much was copied")
	}
	g.runner.deps.Clipboard = func(string) error { return errors.New("refused") }
	if m := the[model.Copied](t, g.do(model.Copy{Text: "x"})); m.Err == nil {
		t.Error("the clipboard's error is lost")
	}
}

func TestDocumentsAreNeverOverwritten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := save([]string{dir}, "hand-off.md", "one")
	second, err2 := save([]string{dir}, "hand-off.md", "two")
	if err != nil || err2 != nil || first != filepath.Join(dir, "hand-off.md") || second != filepath.Join(dir, "hand-off-2.md") {
		t.Fatalf("%s %v %s %v", first, err, second, err2)
	}
	for path, want := range map[string]string{first: "one", second: "two"} {
		data, err := os.ReadFile(path)
		info, statErr := os.Stat(path)
		if err != nil || statErr != nil || string(data) != want || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %q %v %v", path, data, err, info)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// Whatever already has a document's name – a link, a dangling link, a folder – stays as it is, and
// nothing is written through it.
func TestDocumentsAreNotWrittenThroughLinks(t *testing.T) {
	t.Parallel()
	dir, elsewhere := t.TempDir(), t.TempDir()
	victim := filepath.Join(elsewhere, "victim")
	err := errors.Join(os.WriteFile(victim, []byte("mine"), 0o600), os.Mkdir(filepath.Join(dir, "a-3.md"), 0o700))
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"a.md": victim, "a-2.md": filepath.Join(elsewhere, "nothing")} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skipf("there are no links here: %v", err)
		}
	}
	path, err := save([]string{dir}, "a.md", "text")
	if err != nil || path != filepath.Join(dir, "a-4.md") {
		t.Errorf("%q %v", path, err)
	}
	if got, err := os.ReadFile(victim); err != nil || string(got) != "mine" {
		t.Errorf("behind the link there is %q, %v", got, err)
	}
	if left, err := os.ReadDir(elsewhere); err != nil || len(left) != 1 {
		t.Errorf("behind the links there are %v, %v", left, err)
	}
}

func TestDocumentsGoWhereTheyCan(t *testing.T) {
	t.Parallel()
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "made")
	path, err := save([]string{filepath.Join(blocked, "below"), dir}, "a.md", "text")
	if err != nil || filepath.Dir(path) != dir {
		t.Errorf("%q %v", path, err)
	}
	if _, err := save([]string{filepath.Join(blocked, "below")}, "a.md", "text"); err == nil {
		t.Error("saved nowhere")
	}
	if _, err := save(nil, "a.md", "text"); err == nil {
		t.Error("saved without a folder")
	}
}

// Names are cut to what file systems allow, and one that is not allowed is reported.
func TestLongNamesAreSaved(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{strings.Repeat("🎉", 100) + ".md", strings.Repeat("受", 300) + ".html", strings.Repeat("x", 300)} {
		for range 2 {
			path, err := save([]string{dir}, name, "text")
			if err != nil {
				t.Errorf("%.20s…: %v", name, err)
			}
			if ext := filepath.Ext(name); filepath.Ext(path) != ext {
				t.Errorf("%s does not end with %q", path, ext)
			}
		}
	}
	if path, err := reserve(dir, strings.Repeat("x", 300)); err == nil {
		t.Errorf("there is %s", path)
	}
}

func TestFileNamesArePlain(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"hand-off.md":                        "hand-off.md",
		"Hand-off Client & Co.md":            "Hand-off-Client--Co.md",
		"../../etc/passwd":                   "etcpasswd",
		"a\x1b[31mb\n.md":                    "ab-.md",
		"":                                   "cutui.txt",
		"...":                                "cutui.txt",
		`C:\x*?.md`:                          "Cx.md",
		"受付.md":                              "受付.md",
		strings.Repeat("x", 200) + ".csv":    strings.Repeat("x", 79) + "….csv",
		"-rf.md":                             "rf.md",
		"report." + strings.Repeat("y", 300): "report." + strings.Repeat("y", 72) + "…",
		"$(touch x).html":                    "touch-x.html",
	} {
		if got := plainName(name); got != want {
			t.Errorf("plainName(%q) = %q, want %q", name, got, want)
		}
	}
}
