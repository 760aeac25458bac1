package overlay

import (
	"fmt"
	"strconv"
	"strings"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Audit is the seat audit: a score card, and the findings lane by lane.
type Audit struct {
	env    Env
	lane   model.Lane
	cursor int
	table  widget.Table
	frame  widget.Frame
	w      int
}

// NewAudit returns the overlay over a state.
func NewAudit(env Env) *Audit {
	return &Audit{env: env, table: widget.Table{Columns: []widget.Column{
		{Title: "SEVERITY", Min: 10, Worth: 7, Lead: 2},
		{Title: "WHO", Min: 16, Max: 32, Flex: 3, Worth: 9},
		{Title: "CHECK", Min: 16, Max: 21, Flex: 1, Worth: 4},
		{Title: "WHY", Min: 24, Flex: 6, Worth: 8},
		{Title: "WHAT TO DO", Min: 16, Max: 26, Flex: 1, Worth: 3},
	}}}
}

// Scopes are where its keys are looked up.
func (a *Audit) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Audit} }

// Typing is false: there is no text field.
func (a *Audit) Typing() bool { return false }

// Size is the whole body.
func (a *Audit) Size(w, h int) (int, int) { return w, h }

// The lines of the score card and of the finding in full, with their frames,
// and how many the findings need before the latter is shown.
const (
	cardH   = 5
	fullH   = 5
	listMin = 8
)

// Render draws exactly w×h cells.
func (a *Audit) Render(w, h int) string {
	card, full := min(cardH, h/2), fullH
	if h < card+listMin+full {
		full = 0
	}
	return widget.Stack(a.card(w, card), a.findings(w, h-card-full), a.full(w, full))
}

// full is the finding under the cursor with all its words.
func (a *Audit) full(w, h int) string {
	if h == 0 {
		return ""
	}
	st := a.env.Styles
	f, ok := a.current()
	if !ok {
		return widget.Frame{}.Render(st, "", w, h)
	}
	frame := widget.Frame{Title: f.Who + " " + st.Glyphs.Dot + " " + f.Check, TitleRight: f.Severity}
	inner := frame.Inner(widget.Rect{W: w, H: h}).W
	lines := widget.Wrap(f.Reason+".", inner)
	for i, l := range lines {
		lines[i] = st.Render(theme.Text, l)
	}
	lines = append(lines, st.Render(theme.Accent, st.Glyphs.Arrow+" "+f.Action)+st.Render(theme.Dim, "   "+f.About))
	return frame.Render(st, strings.Join(lines, "\n"), w, h)
}

func (a *Audit) card(w, h int) string {
	st, s := a.env.Styles, a.env.State
	c := s.Scorecard()
	f := widget.Frame{Title: "Seat audit", TitleRight: a.standing(c), FooterRight: s.ChangesSince()}
	if r := s.Roster(); r != nil {
		f.Title += " " + st.Glyphs.Dot + " " + r.Name
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := []string{
		a.row(inner.W, a.seatUse("members", c.Members), a.seatUse("guests", c.Guests), a.pair("pending", strconv.Itoa(c.Pending)), a.cost(c)),
		a.row(inner.W, a.pair("safe to take back", backWords(c)), a.pair("inactive means", fmt.Sprintf("%d days", c.InactiveDays))+st.Render(theme.Dim, a.dayKeys())),
		a.row(inner.W, a.pair("own domains", c.Own)+st.Render(theme.Dim, whyWords(c.OwnWhy))),
	}
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

func whyWords(why string) string {
	if why == "" {
		return ""
	}
	return " (" + why + ")"
}

// row puts what fits into one line, the last leaving first.
func (a *Audit) row(w int, parts ...string) string {
	line := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if line != "" {
			p = "    " + p
		}
		if line != "" && widget.Width(line)+widget.Width(p) > w {
			break
		}
		line += p
	}
	return line
}

func (a *Audit) pair(label, text string) string {
	return a.env.Styles.Render(theme.Dim, label) + " " + a.env.Styles.Render(theme.Text, text)
}

const cardBar = 8

func (a *Audit) seatUse(label string, u model.SeatUse) string {
	st := a.env.Styles
	g := widget.Gauge{Value: u.Filled, Total: u.Total, Unlimited: u.Unlimited, Unknown: !u.Known}
	w := widget.Width(g.Label())
	free := ""
	if n, ok := u.Free(); ok {
		w += 1 + cardBar
		free = st.Render(theme.Dim, fmt.Sprintf("  %d free", n))
	}
	return st.Render(theme.Dim, label) + " " + g.Render(st, w) + free
}

func (a *Audit) cost(c model.Scorecard) string {
	if c.Cost == "" {
		return a.env.Styles.Render(theme.Dim, "no prices set")
	}
	return a.pair("cost", c.Cost)
}

func backWords(c model.Scorecard) string {
	switch {
	case c.BackMembers == 0 && c.BackGuests == 0:
		return "no seat"
	case c.BackGuests == 0:
		return plural(c.BackMembers, "member seat")
	case c.BackMembers == 0:
		return plural(c.BackGuests, "guest seat")
	}
	return plural(c.BackMembers, "member seat") + ", " + plural(c.BackGuests, "guest seat")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// dayKeys names the keys that change the days.
func (a *Audit) dayKeys() string {
	more, ok := a.env.Keys.Find(keymap.MoreDays, keymap.Audit)
	fewer, also := a.env.Keys.Find(keymap.FewerDays, keymap.Audit)
	if !ok || !also {
		return ""
	}
	return fmt.Sprintf(" (%s %s)", keymap.Label(fewer.Keys[0]), keymap.Label(more.Keys[0]))
}

func (a *Audit) standing(c model.Scorecard) string {
	switch {
	case c.At.IsZero():
		return "working it out" + a.env.Styles.Glyphs.Ellipsis
	case c.Recomputing:
		return "working it out anew" + a.env.Styles.Glyphs.Ellipsis
	}
	return c.At.Format("2 Jan 15:04")
}
