package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"cutui/clickup"
	"cutui/clickup/sim"
)

// lab is what experiments share. Parts that take time to make are made when they are
// first asked for.
type lab struct {
	people int
	short  bool
	dir    string // for files; removed at the end

	accounts map[int]*account  // by how many people there are
	body     []byte            // the large workspace's roster as it is sent
	decoded  []clickup.Person  // and as it is read
	root     string            // of cutui's module
	built    map[string]string // programs by package
}

func newLab(people int, short bool) (*lab, error) {
	dir, err := os.MkdirTemp("", "cutui-bench-")
	if err != nil {
		return nil, err
	}
	return &lab{people: people, short: short, dir: dir, accounts: map[int]*account{}, built: map[string]string{}}, nil
}

func (l *lab) close() {
	for _, a := range l.accounts {
		_ = a.server.Close()
	}
	_ = os.RemoveAll(l.dir)
}

// home is an environment without settings, tokens and data.
func (l *lab) home(name string) string {
	if strings.HasPrefix(name, "XDG_") || name == "HOME" {
		return filepath.Join(l.dir, "home")
	}
	return ""
}

// rounds is how often something is repeated.
func (l *lab) rounds(full, short int) int {
	if l.short {
		return short
	}
	return full
}

// roster is the body of the large workspace's roster.
func (l *lab) roster(ctx context.Context) ([]byte, error) {
	if l.body != nil {
		return l.body, nil
	}
	a, err := l.account(l.people)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.base+"/v2/team", http.NoBody)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", sim.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	l.body, err = io.ReadAll(resp.Body)
	return l.body, err
}

// rosterFile is that body in a file.
func (l *lab) rosterFile(ctx context.Context) (string, error) {
	body, err := l.roster(ctx)
	if err != nil {
		return "", err
	}
	file := filepath.Join(l.dir, "roster.json")
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	return file, os.WriteFile(file, body, 0o600)
}

// rows is the large workspace's people.
func (l *lab) rows(ctx context.Context) ([]clickup.Person, error) {
	if l.decoded != nil {
		return l.decoded, nil
	}
	body, err := l.roster(ctx)
	if err != nil {
		return nil, err
	}
	c, err := clickup.New(sim.Token, clickup.WithTransport(canned(body)))
	if err != nil {
		return nil, err
	}
	all, err := c.Workspaces(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) != 1 || len(all[0].People) != l.people {
		return nil, fmt.Errorf("the simulator gave %d workspaces", len(all))
	}
	l.decoded = all[0].People
	return l.decoded, nil
}

// canned is a transport that has one answer.
type canned []byte

// RoundTrip gives the answer.
func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	return answer(r, io.NopCloser(bytes.NewReader(c))), nil
}

func answer(r *http.Request, body io.ReadCloser) *http.Response {
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: body, ContentLength: -1, Request: r,
	}
}

// build makes a program as it is released, from a package seen from a folder of the module.
func (l *lab) build(ctx context.Context, folder, pkg string) (string, error) {
	key := filepath.Join(folder, pkg)
	if path, ok := l.built[key]; ok {
		return path, nil
	}
	root, err := l.module(ctx)
	if err != nil {
		return "", err
	}
	path := filepath.Join(l.dir, fmt.Sprintf("%d-%s", len(l.built), filepath.Base(filepath.Join(root, key))))
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, pkg)
	cmd.Dir, cmd.Env = filepath.Join(root, folder), append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s can't be built: %s", key, firstLine(out, err))
	}
	l.built[key] = path
	return path, nil
}

// module is the folder of cutui's module.
func (l *lab) module(ctx context.Context) (string, error) {
	if l.root != "" {
		return l.root, nil
	}
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Path}} {{.Dir}}").Output()
	if err != nil {
		return "", errors.New("go does not say where the module is")
	}
	path, dir, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if path != "cutui" {
		return "", errors.New("run it inside cutui's module")
	}
	l.root = dir
	return dir, nil
}

func firstLine(out []byte, err error) string {
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return err.Error()
}
