package overlay_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/model/items"
	changeui "cutui/ui/change"
	"cutui/ui/theme"
)

// hostile are texts that break naive layout.
var hostile = []string{
	"", "Olga Owner", "漢字かな交じり文", "👨‍👩‍👧‍👦 family", "👍🏽👍🏿", "🇩🇪🇫🇷", "e\u0301le\u0300ve", "Z\u0351\u036b\u0343\u036a\u0302\u036b",
	"שלום עולם", "مرحبا بالعالم", "\u200b\u200d\u200b", "1\ufe0f\u20e3", "กำลังทำ", "क्षत्रिय", "tab\there", "two\nlines",
	"\x1b[31mred\x1b[m", "bell\a", "\xff\xfe", strings.Repeat("long ", 60), strings.Repeat("宽", 90), strings.Repeat("x", 300),
}

func odd(r *rand.Rand) string { return hostile[r.IntN(len(hostile))] }

func hostileWorld(r *rand.Rand) *world {
	w := newWorld()
	w.Plan = []string{"", "Business " + odd(r)}[r.IntN(2)]
	w.Roles = []clickup.CustomRole{{ID: 77, Name: odd(r), Inherits: clickup.RoleGuest}}
	crew := slices.Clone(w.People())
	for i := range crew {
		crew[i].Name = odd(r)
	}
	w.SetPeople(crew)
	for i := range w.Items {
		w.Items[i].Name, w.Items[i].Path = "zeb "+odd(r), odd(r)
	}
	w.Refuse = map[string]string{w.Items[5].Title(): odd(r)}
	return w
}

// exact fails unless the overlay is exactly as big as asked for.
func exact(t *testing.T, d *session, r *rand.Rand) {
	t.Helper()
	for range 12 {
		w, h := 1+r.IntN(200), 1+r.IntN(60)
		if r.IntN(3) == 0 {
			w, h = 1+r.IntN(20), 1+r.IntN(8)
		}
		top := d.stack.Top()
		if bw, bh := top.Size(w, h); bw > w || bh > h || bw < 1 || bh < 1 {
			t.Fatalf("in %d×%d the box is %d×%d", w, h, bw, bh)
		}
		lines := strings.Split(top.Render(w, h), "\n")
		if len(lines) != h {
			t.Fatalf("%d×%d: %d lines", w, h, len(lines))
		}
		for y, l := range lines {
			if n := ansi.StringWidth(l); n != w {
				t.Fatalf("%d×%d: line %d is %d cells: %q", w, h, y, n, l)
			}
		}
	}
}

func someStyles(r *rand.Rand) *theme.Styles {
	st := theme.New(theme.Names()[r.IntN(len(theme.Names()))], r.IntN(2) == 0)
	if r.IntN(3) == 0 {
		st = st.With(theme.ASCII())
	}
	return st
}

func TestEveryPageIsExactlyItsSize(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 9))
	for range 12 {
		w := hostileWorld(r)
		d := newSession(t, w)
		d.env.Styles = someStyles(r)
		d.open(changeui.NewInvite(d.env, &changeui.InviteDraft{}))
		exact(t, d, r)
		d.paste("sam@new.example, joe@gmial.com " + odd(r) + " " + odd(r) + ", z@x.example,")
		exact(t, d, r)
		d.keys("enter", "enter", "down")
		exact(t, d, r)
		d.keys("enter")
		exact(t, d, r)
		d.keys("down", "right")
		exact(t, d, r)
		d.keys("zeb", "tab", "tab", "tab")
		exact(t, d, r)
		d.keys("enter")
		exact(t, d, r)
		d.keys("ctrl+e")
		exact(t, d, r)
		d.keys("esc", "enter")
		exact(t, d, r)
	}
}

func TestRemovalIsExactlyItsSize(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 5))
	for range 6 {
		d := newSession(t, hostileWorld(r)).mark(3, 5, 7)
		d.env.Styles = someStyles(r)
		d.open(changeui.NewRemove(d.env))
		exact(t, d, r)
		d.keys("3 people", "enter")
		exact(t, d, r)
	}
}

func TestHostileTextNeverReachesTheTerminal(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Items = append(w.Items, items.Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "evil"}, Name: "evil \x1b]0;owned\a\u202eevil", List: "901"})
	d, _ := picking(t, w)
	d.keys("evil", "tab")
	for _, step := range []string{"", "enter", "enter"} {
		if step != "" {
			d.keys(step)
		}
		top := d.stack.Top()
		raw := top.Render(118, 34)
		if strings.Contains(raw, "\x1b]") || strings.Contains(raw, "\a") {
			t.Fatalf("an escape sequence of a name is drawn: %q", raw)
		}
	}
}
