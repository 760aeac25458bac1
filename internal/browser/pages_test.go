// Package browser_test opens the pages that cutui writes in a Chromium that is installed:
// they are checked for accessibility, and filled in as a person would.
package browser_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// world is a ClickUp and a person's folders, in which commands are run.
type world struct {
	env map[string]string
}

func newWorld(t *testing.T, o sim.Options) *world {
	t.Helper()
	o.Now = time.Now
	server := sim.New(o)
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	home := t.TempDir()
	env := map[string]string{"CUTUI_API_URL": base, "CLICKUP_API_TOKEN": sim.Token, "HOME": home, "CUTUI_WORKSPACE": sim.Northwind}
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"} {
		env[name] = filepath.Join(home, name)
	}
	return &world{env}
}

// run carries out a command that must end well, and returns what it writes.
func (w *world) run(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := cli.Run(t.Context(), args, cli.Deps{
		In: strings.NewReader(""), Out: &out, Err: &errs, App: app.Options{Env: func(name string) string { return w.env[name] }}, Open: app.Open,
	})
	if code != cli.ExitFine {
		t.Fatalf("cutui %s: exit code %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

func start(t *testing.T) *chromium {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is started in the long form only")
	}
	b, err := startBrowser(t.Context())
	if errors.Is(err, errNone) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	return b
}

func address(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sheet is the form of a reviewer in a folder of sheets.
func sheet(t *testing.T, folder, reviewer string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*"+reviewer+"*.html"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d forms of %s, %v", len(found), reviewer, err)
	}
	return found[0]
}

// fillIn answers by clicks and typing, saves, and returns the file that the browser made.
func fillIn(t *testing.T, b *chromium, form, script string) string {
	t.Helper()
	downloads := t.TempDir()
	must(t, b.call("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": downloads}, nil))
	must(t, b.open(address(form)))
	must(t, b.eval(script, nil))
	must(t, b.eval(`document.querySelector("button[type=submit]").click()`, nil))
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if files, _ := filepath.Glob(filepath.Join(downloads, "*-answers.csv")); len(files) == 1 {
			if info, err := os.Stat(files[0]); err == nil && info.Size() > 0 {
				return files[0]
			}
		}
	}
	t.Fatal("the page saved no file")
	return ""
}

// The form of a review is filled in by a real browser, and what it saves is applied.
func TestTheFormIsFilledIn(t *testing.T) {
	t.Parallel()
	b := start(t)
	w := newWorld(t, sim.Options{})
	folder := t.TempDir()
	w.run(t, "review", "export", "--dir", folder)
	file := fillIn(t, b, sheet(t, folder, "cora-custom"), `(() => {
		const row = (mail) => document.querySelector('tr[data-email="' + mail + '"]');
		row("ingo.intern@northwind.example").querySelector("input[value=keep]").click();
		row("ingo.intern@northwind.example").querySelector("input[type=text]").value = '=2+2, "until" spring';
		row("rita@client.example").querySelector("input[value=remove]").click();
	})()`)
	var said string
	must(t, b.eval(`document.getElementById("said").textContent`, &said))
	if !strings.HasPrefix(said, "2 of 29 answered. Saved as review-") {
		t.Errorf("the page says %q", said)
	}
	raw, err := os.ReadFile(file)
	must(t, err)
	if !strings.Contains(string(raw), `,"'=2+2, ""until"" spring",`) {
		t.Errorf("a formula is saved as one: %s", raw)
	}
	w.run(t, "review", "apply", file, "--yes")
	var status struct {
		Keep, Remove, Waiting int
	}
	must(t, json.Unmarshal([]byte(w.run(t, "review", "status", "--format", "json")), &status))
	if status.Keep != 1 || status.Remove != 1 || status.Waiting != 160 {
		t.Errorf("after applying it: %+v", status)
	}
	if people := w.run(t, "people", "--format", "csv", "--quiet"); strings.Contains(people, "rita@client.example") {
		t.Error("who is not needed is still here")
	}
}

// Nothing that was in a name runs or asks anything of the network.
func TestNamesStayTextInTheForm(t *testing.T) {
	t.Parallel()
	b := start(t)
	w := newWorld(t, sim.Options{Reshape: simtest.Hostile(
		`<script>document.title="owned"</script>`, `"><img src=x onerror="document.title='owned'">`, `</script><script>document.title="owned"</script>`,
		`javascript:document.title="owned"`, `{{.Script}}`, `' onfocus='document.title="owned"' autofocus='`,
	)})
	folder := t.TempDir()
	w.run(t, "review", "export", "--by", "domain", "--dir", folder)
	forms, _ := filepath.Glob(filepath.Join(folder, "*.html"))
	if len(forms) == 0 {
		t.Fatal("no forms")
	}
	for _, form := range forms[:min(len(forms), 3)] {
		must(t, b.open(address(form)))
		var got struct {
			Title            string
			Scripts, Strange int
		}
		must(t, b.eval(`new Promise((done) => setTimeout(() => done({
			Title: document.title, Scripts: document.scripts.length,
			Strange: document.querySelectorAll("img, iframe, object, link, [onerror], [onfocus], [autofocus], a[href]:not(.skip)").length,
		}), 100))`, &got))
		if strings.Contains(got.Title, "owned") && !strings.HasPrefix(got.Title, "Who is still needed") || got.Scripts != 1 || got.Strange != 0 {
			t.Errorf("%s: %+v", filepath.Base(form), got)
		}
	}
}

// checker is the source of axe-core, at the version that package-lock.json names.
func checker(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json"} {
		raw, err := os.ReadFile(name)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(folder, name), raw, 0o600))
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("npm is not installed here: the accessibility checker can't be had")
	}
	cmd := exec.CommandContext(t.Context(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("the accessibility checker can't be had: %v: %.300s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(folder, "node_modules", "axe-core", "axe.min.js"))
	must(t, err)
	return string(raw)
}

// violations are what axe finds wrong with the open page.
func violations(t *testing.T, b *chromium, axe string) []string {
	t.Helper()
	must(t, b.eval(axe+"\n;0", nil))
	var found []string
	must(t, b.eval(`axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary)))`, &found))
	return found
}

// smallText lists text that is drawn smaller than 11 pixels; what stands in a picture is
// scaled with it.
const smallText = `Array.from(document.querySelectorAll("body *")).filter((e) => {
	if (!Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) return false;
	const svg = e.closest("svg");
	if (["SCRIPT", "STYLE", "TITLE", "title"].includes(e.tagName)) return false;
	const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
	return parseFloat(getComputedStyle(e).fontSize) * scale < 11;
}).map((e) => e.tagName + " " + e.textContent.trim().slice(0, 40))`

// The pages pass an accessibility checker, dark and light, wide and narrow.
func TestPagesAreAccessible(t *testing.T) {
	t.Parallel()
	b, axe := start(t), checker(t)
	w := newWorld(t, sim.Options{})
	folder := t.TempDir()
	w.run(t, "review", "export", "--dir", folder)
	pages := map[string]string{
		"review form": sheet(t, folder, "petra-plus"),
	}
	for name, args := range map[string][]string{
		"audit":   {"audit", "--format", "html", "--quiet"},
		"audits":  {"audit", "--all-workspaces", "--format", "html", "--quiet"},
		"client":  {"client", "client.example", "-w", "Fieldworks", "--format", "html", "--quiet"},
		"by hand": {"invite", "new@client.example", "--share", "task:" + sim.ZebraTask, "--dry-run", "--format", "html", "--quiet"},
	} {
		pages[name] = filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".html")
		must(t, os.WriteFile(pages[name], []byte(w.run(t, args...)), 0o600))
	}
	for name, page := range pages {
		must(t, b.open(address(page)))
		for scheme, width := range map[string]int{"light": 1280, "dark": 400} {
			if name == "audits" && width < 1280 {
				continue // as the audit, and long
			}
			must(t, b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil))
			must(t, b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil))
			seen := map[string]int{}
			for _, v := range violations(t, b, axe) {
				kind, _, _ := strings.Cut(v, ":")
				if seen[kind]++; seen[kind] <= 2 {
					t.Errorf("%s, %s, %d wide: %s", name, scheme, width, v)
				}
			}
			var small []string
			must(t, b.eval(smallText, &small))
			if len(small) > 0 {
				t.Errorf("%s, %d wide: text smaller than 11 pixels: %q", name, width, small[:min(len(small), 5)])
			}
		}
	}
}
