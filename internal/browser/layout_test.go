package browser_test

import (
	"os"
	"path/filepath"
	"testing"

	"cutui/clickup/sim"
)

// faults lists what of the page's design does not hold, as it is shown now; paper says that it
// is shown as it is printed.
const faults = `((paper) => {
	const out = [], all = (s) => Array.from(document.querySelectorAll(s)), seen = (e) => e.getClientRects().length > 0;
	const say = (fault, list) => { if (list.length) out.push(fault + ": " + list.slice(0, 3).map((e) => e.outerHTML.slice(0, 160)).join(" | ")); };
	for (const s of ["tbody.screen", "td.who span", "figure svg[role=img]", ".wide", ".draw"]) if (!all(s).length) out.push("there is no " + s + " to look at");
	say("no main", document.querySelector("main") ? [] : [document.body]);
	say("a table without a caption", all("table").filter((t) => !t.caption));
	say("a head without a scope", all("th").filter((h) => !h.scope));
	say("a chart without a table", all("figure").filter((f) => f.querySelector("svg[role=img]") && !f.querySelector("table")));
	say("a table that scrolls and takes no focus", all(".wide, .draw").filter((w) => w.tabIndex !== 0));
	if (!paper) {
		say("no contents", document.querySelector("nav.contents a") ? [] : [document.body]);
		say("wider than the window", document.documentElement.scrollWidth > innerWidth ? [document.body] : []);
		return out;
	}
	say("an address in two lines", all("td.who span").filter((s) => seen(s) && s.textContent.includes("@") && s.getClientRects().length > 1));
	say("contents on paper", all("nav.contents").filter(seen));
	say("more than 100 rows on paper", all(".lane table").filter((t) => Array.from(t.tBodies).flatMap((b) => Array.from(b.rows)).filter(seen).length > 100));
	say("nothing says where the rest is", all("tbody.screen").length && !all("p.paper").some(seen) ? [document.body] : []);
	return out;
})`

// A page about many people keeps to its design on a narrow screen and on paper.
func TestALongPageOnAPhoneAndOnPaper(t *testing.T) {
	t.Parallel()
	b := start(t)
	w := newWorld(t, sim.Options{People: 900})
	page := filepath.Join(t.TempDir(), "audit.html")
	must(t, os.WriteFile(page, []byte(w.run(t, "audit", "--inactive-days", "5", "--format", "html", "--quiet")), 0o600))
	must(t, b.open(address(page)))
	for _, tt := range []struct {
		media string
		width int
		paper string
	}{{"screen", 1280, "false"}, {"screen", 400, "false"}, {"print", 720, "true"}} {
		must(t, b.call("Emulation.setEmulatedMedia", map[string]any{"media": tt.media}, nil))
		must(t, b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": tt.width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil))
		var found []string
		must(t, b.eval(faults+"("+tt.paper+")", &found))
		for _, fault := range found {
			t.Errorf("%s, %d wide: %s", tt.media, tt.width, fault)
		}
	}
}
