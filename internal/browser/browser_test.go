package browser_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// errNone says that no browser is installed.
var errNone = errors.New("no Chromium or Chrome is installed here")

// chromium is a running browser with one page.
type chromium struct {
	cmd     *exec.Cmd
	cancel  context.CancelFunc
	to      *os.File
	from    *bufio.Reader
	pipes   []*os.File
	last    int
	session string
	folder  string
}

// names are what the browser may be called.
func names() []string {
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
}

// limit is how long the browser may live.
const limit = 90 * time.Second

// startBrowser starts the browser with its data in a folder of its own. The error is errNone
// where there is none.
func startBrowser(ctx context.Context) (*chromium, error) {
	for _, name := range names() {
		if path, err := exec.LookPath(name); err == nil {
			return launch(ctx, path)
		}
	}
	return nil, errNone
}

func launch(ctx context.Context, path string) (*chromium, error) {
	folder, err := os.MkdirTemp("", "cutui-browser")
	if err != nil {
		return nil, err
	}
	in, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit) // it is closed after the test
	b := &chromium{folder: folder, cancel: cancel, to: to, from: bufio.NewReaderSize(from, 1<<20), pipes: []*os.File{to, from}}
	b.cmd = exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--user-data-dir="+folder, "--remote-debugging-pipe", "about:blank")
	b.cmd.ExtraFiles = []*os.File{in, out} // the browser reads from 3 and writes to 4
	b.cmd.WaitDelay = time.Second
	if err := b.cmd.Start(); err != nil {
		cancel()
		return nil, err
	}
	_ = in.Close()
	_ = out.Close()
	if err := b.attach(); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// attach opens the page that everything else is about.
func (b *chromium) attach() error {
	var target struct {
		ID string `json:"targetId"`
	}
	if err := b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var session struct {
		ID string `json:"sessionId"`
	}
	if err := b.call("Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &session); err != nil {
		return err
	}
	b.session = session.ID
	return nil
}

// close ends the browser and removes its folder.
func (b *chromium) close() {
	_ = b.call("Browser.close", map[string]any{}, nil)
	_ = b.cmd.Wait()
	b.cancel()
	_ = os.RemoveAll(b.folder)
	for _, f := range b.pipes {
		_ = f.Close()
	}
}

type message struct {
	ID     int             `json:"id"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// call calls a method of the DevTools protocol; answer may be nil.
func (b *chromium) call(method string, params, answer any) error {
	b.last++
	request := map[string]any{"id": b.last, "method": method, "params": params}
	if b.session != "" {
		request["sessionId"] = b.session
	}
	data, err := json.Marshal(request)
	if err != nil {
		return err
	}
	if _, err := b.to.Write(append(data, 0)); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	for {
		line, err := b.from.ReadBytes(0)
		if err != nil {
			return fmt.Errorf("%s: the browser has gone: %w", method, err)
		}
		var m message
		if err := json.Unmarshal(line[:len(line)-1], &m); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		switch {
		case m.ID != b.last: // an event
		case m.Error != nil:
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		case answer == nil:
			return nil
		default:
			return json.Unmarshal(m.Result, answer)
		}
	}
}

// open opens a page and waits until it is loaded.
func (b *chromium) open(url string) error {
	var gone struct {
		Error string `json:"errorText"`
	}
	if err := b.call("Page.navigate", map[string]any{"url": url}, &gone); err != nil {
		return err
	}
	if gone.Error != "" {
		return fmt.Errorf("%s: %s", url, gone.Error)
	}
	return b.eval(`new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", () => done()))`, nil)
}

// eval runs an expression in the page, waits for its promise, and reads its value as JSON;
// value may be nil. What the page's policy forbids to the page is not forbidden here.
func (b *chromium) eval(expression string, value any) error {
	var answer struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		Exception *struct {
			Text      string `json:"text"`
			Exception struct {
				Description string `json:"description"`
			} `json:"exception"`
		} `json:"exceptionDetails"`
	}
	params := map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true}
	if err := b.call("Runtime.evaluate", params, &answer); err != nil {
		return err
	}
	if e := answer.Exception; e != nil {
		return fmt.Errorf("%s %s", e.Text, e.Exception.Description)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Result.Value, value)
}
