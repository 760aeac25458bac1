package ui

import (
	"fmt"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// headerForm is a way to lay out the header.
type headerForm struct {
	bar   int  // the width of bars; 0 means none
	plan  bool // with the plan's name
	short bool // "seats" instead of "member seats"
}

// headerForms lists the forms from the widest to the narrowest.
var headerForms = [...]headerForm{
	{bar: 9, plan: true}, {bar: 6, plan: true}, {bar: 9}, {bar: 6}, {plan: true}, {bar: 4}, {}, {short: true},
}

// header draws the top line: the workspace, how many seats are taken, and how fresh the data
// is. It uses the widest form that fits.
func (m *Model) header(w int) string {
	for _, form := range headerForms {
		left, right := m.headerLeft(form.plan), m.headerRight(form)
		if fits(left, right, w) || form.short {
			return widget.StatusBar(m.st, left, right, w)
		}
	}
	return ""
}

func fits(left, right []widget.Segment, w int) bool {
	const gap = 3
	n := 2 - gap
	for _, s := range append(left, right...) {
		if s.Text != "" {
			n += widget.Width(s.Text) + gap
		}
	}
	return n <= w
}

func (m *Model) headerLeft(plan bool) []widget.Segment {
	st, s := m.st, m.state
	out := []widget.Segment{{Text: st.TitleFocused.Render("cutui"), Worth: 4}}
	if r := s.Roster(); r != nil {
		name, _ := widget.Cut(st, r.Name, 32)
		out = append(out, widget.Segment{Text: st.Render(theme.Strong, name), Worth: 9})
	}
	if bought := s.Data().Plan; plan && bought.Has() {
		name, _ := widget.Cut(st, bought.Value.Name, 20)
		out = append(out, widget.Segment{Text: st.Render(theme.Dim, name), Worth: 2})
	}
	if s.Options.Demo {
		out = append(out, widget.Segment{Text: st.Render(theme.Notice, "demo"), Worth: 5})
	}
	if s.Options.ReadOnly {
		out = append(out, widget.Segment{Text: st.Render(theme.Notice, "read-only"), Worth: 5})
	}
	return append(out, widget.Segment{Text: m.runWords(), Worth: 10})
}

func (m *Model) headerRight(form headerForm) []widget.Segment {
	facts := m.state.Data()
	members, guests := "member seats", "guest seats"
	if form.short {
		members, guests = "seats", "guest"
	}
	var out []widget.Segment
	if facts.Seats.Has() {
		out = append(out,
			widget.Segment{Text: m.gauge(members, facts.MemberSeats(), form.bar), Worth: 8},
			widget.Segment{Text: m.gauge(guests, facts.GuestSeats(), form.bar), Worth: 7})
	}
	fresh := widget.Segment{Text: m.freshness(), Worth: 6}
	if m.state.Rosters.Phase == model.LoadFailed {
		fresh.Worth = 10
	}
	return append(out, fresh,
		widget.Segment{Text: m.rateWords(), Worth: 1})
}

// gauge draws a label, a number and a bar, such as "member seats 41/45 ━━━━━━─".
func (m *Model) gauge(label string, u model.SeatUse, bar int) string {
	g := widget.Gauge{Value: u.Filled, Total: u.Total, Unlimited: u.Unlimited, Unknown: !u.Known}
	w := widget.Width(g.Label())
	if bar > 0 && u.Known && !u.Unlimited {
		w += 1 + bar
	}
	return m.st.Render(theme.Dim, label) + " " + g.Render(m.st, w)
}

// freshness says how old the roster is, and whether a newer one is being loaded.
func (m *Model) freshness() string {
	st, r := m.st, m.state.Rosters
	age := ""
	if r.Has() && (!m.state.Partial || m.state.Preview) {
		age = text.Age(m.state.Now.Sub(r.At))
	}
	switch {
	case m.state.Offline() && age != "":
		return st.Render(theme.Warning, st.Glyphs.Warning+" "+age+", offline")
	case m.state.Offline():
		return st.Render(theme.Warning, st.Glyphs.Warning+" offline")
	case m.state.CutShort():
		return st.Render(theme.Warning, st.Glyphs.Warning+" partly loaded")
	case r.Phase == model.LoadFailed && age != "":
		return st.Render(theme.Warning, st.Glyphs.Warning+" "+age+", not refreshed")
	case r.Phase == model.LoadFailed:
		return st.Render(theme.Danger, st.Glyphs.Failed+" not loaded")
	case m.state.Loading() && age != "":
		return m.spinner() + st.Render(theme.Dim, age)
	case m.state.Loading():
		return m.spinner() + st.Render(theme.Dim, "loading")
	}
	ink := theme.Dim
	if age != "" && m.state.Old() {
		ink = theme.Notice
	}
	return st.Render(ink, age)
}

func (m *Model) spinner() string {
	if m.opts.ReducedMotion {
		return ""
	}
	return widget.Spinner(m.st, m.motion.step) + " "
}

// rateWords says how long the rate limit delays something, or that few calls are left. It
// returns "" while there are enough.
func (m *Model) rateWords() string {
	r := m.state.Rate
	switch {
	case m.waiting():
		left := int(r.WaitingUntil.Sub(m.now()).Seconds()) + 1
		what := "rate limit: continues in"
		if r.Background {
			what = "saving calls for you: the rest loads in"
		}
		return m.st.Render(theme.Notice, fmt.Sprintf("%s %d s", what, left))
	case r.Low() && r.Resets.After(m.now()):
		return m.st.Render(theme.Notice, fmt.Sprintf("%s of %s calls left this minute", text.Number(r.Remaining), text.Number(r.Limit)))
	}
	return ""
}

// runWords says how far a run has come while it is under way or if it failed. Otherwise it
// says whether an earlier run was interrupted.
func (m *Model) runWords() string {
	r := m.state.Run
	if r == nil {
		return m.interruptedWords()
	}
	t := r.Tally()
	words := "run " + text.Number(t.Total()-t.Planned-t.Running) + "/" + text.Number(t.Total())
	ink := theme.Accent
	switch {
	case r.Phase == change.PhasePaused:
		words += " paused"
	case r.Live():
	case t.Failed+t.Unknown == 0:
		return m.interruptedWords()
	}
	if bad := t.Failed + t.Unknown; bad > 0 {
		words += ", " + text.Number(bad) + " failed"
		ink = theme.Danger
	}
	return m.st.Render(ink, words)
}

func (m *Model) interruptedWords() string {
	n := m.state.Interrupted()
	b, ok := m.keys.Find(keymap.Runs, keymap.Browse)
	if n == 0 || !ok || m.state.Options.ReadOnly {
		return ""
	}
	words := "run interrupted"
	if n > 1 {
		words = fmt.Sprintf("%d runs interrupted", n)
	}
	return m.st.Render(theme.Warning, m.st.Glyphs.Warning+" "+words) + m.st.Render(theme.Dim, " "+keymap.Label(b.Keys[0]))
}
