package auditpage

import (
	"fmt"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// card draws the score card: what can be taken back, what that saves and what changed.
func (a *Audit) card(w, h int) string {
	st, s := a.env.Styles, a.env.State
	c := s.Scorecard()
	f := widget.Frame{Title: "Seat audit", TitleRight: s.Standing(), FooterLeft: a.days(c), FooterRight: a.status(c)}
	if r := s.Roster(); r != nil {
		f.Title += " " + st.Glyphs.Dot + " " + r.Name
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := []string{
		a.takenBack(c, inner.W),
		a.line(inner.W, a.seatUse("member seats", c.Members), a.seatUse("guest seats", c.Guests), a.pair("pending", text.Number(c.Pending), theme.Text),
			a.pair("own domain", c.Own, theme.Text)),
		a.line(inner.W, a.turned(c), a.since(inner.W)),
	}
	if unseen := s.Unseen(s.Chosen); len(unseen) > 0 {
		lines[2] = st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+unseen[0], inner.W))
	}
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

// lineGap is the number of blanks between the parts of a line.
const lineGap = 3

// line joins the parts that fit in one line; the last are dropped first.
func (a *Audit) line(w int, parts ...string) string {
	line := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if line != "" {
			p = strings.Repeat(" ", lineGap) + p
		}
		if line != "" && widget.Width(line)+widget.Width(p) > w {
			break
		}
		line += p
	}
	return line
}

func (a *Audit) pair(label, text string, ink theme.Ink) string {
	return a.env.Styles.Render(theme.Dim, label) + " " + a.env.Styles.Render(ink, a.env.Plain(text))
}

const cardBar = 6

func (a *Audit) seatUse(label string, u model.SeatUse) string {
	st := a.env.Styles
	g := widget.Gauge{Value: u.Filled, Total: u.Total, Unlimited: u.Unlimited, Unknown: !u.Known}
	w := widget.Width(g.Label())
	free := ""
	if n, ok := u.Free(); ok {
		w += 1 + cardBar
		free = st.Render(theme.Dim, fmt.Sprintf("  %s free", text.Number(n)))
	}
	return st.Render(theme.Dim, label) + " " + g.Render(st, w) + free
}

// takenBack says what can be taken back and what that saves, with as much of the calculation
// as there is room for.
func (a *Audit) takenBack(c model.Scorecard, w int) string {
	if c.Save == "" {
		return a.line(w, a.pair("can be taken back", backWords(c), theme.Strong), a.env.Styles.Render(theme.Dim, "no prices set"))
	}
	st, dot := a.env.Styles, " "+a.env.Styles.Glyphs.Dot+" "
	from, of, free := " a month from "+c.SaveFrom, "", ""
	if c.Cost != "" {
		of = " of " + c.Cost
	}
	if c.SaveFree != "" {
		free = dot + c.SaveFree
	}
	line := ""
	for _, try := range []struct{ seats, sum, rest string }{
		{c.SaveSeats, c.SaveProduct, of + from + free},
		{c.SaveSeats, c.SaveProduct, from + free},
		{c.SaveSeats, c.SaveProduct, from},
		{"", c.SaveProduct, of + from + free},
		{"", c.SaveProduct, from + free},
		{"", c.SaveProduct, " a month" + free},
		{"", c.Save, " a month"},
	} {
		head := "saves "
		if try.seats != "" {
			head = st.Render(theme.Strong, try.seats) + " = "
		}
		line = head + st.Render(theme.Good, try.sum) + st.Render(theme.Dim, try.rest)
		if widget.Width(line) <= w {
			break
		}
	}
	return line
}

// backWords counts the seats of the ready lane, and the unused seats beyond those kept spare.
func backWords(c model.Scorecard) string {
	var parts []string
	for _, seats := range []struct {
		n    int
		name string
	}{{c.BackMembers, "member seat"}, {c.BackGuests, "guest seat"}} {
		if seats.n > 0 {
			parts = append(parts, text.Plural(seats.n, seats.name))
		}
	}
	switch {
	case c.Spare > 0 && len(parts) > 0:
		parts = append(parts, text.Number(c.Spare)+" unused")
	case c.Spare > 0:
		return text.Plural(c.Spare, "unused seat")
	case len(parts) == 0:
		return "no seat"
	}
	return strings.Join(parts, ", ")
}

// turned says how many findings came and went when the inactive days were changed.
func (a *Audit) turned(c model.Scorecard) string {
	if c.Turned == "" {
		return ""
	}
	return a.env.Styles.Render(theme.Accent, a.env.Plain(c.Turned))
}

// since says what changed since the older roster: as many changes as there is room for, and
// how the seats changed.
func (a *Audit) since(w int) string {
	s := a.env.State
	if words := s.SinceWords(); words != "" {
		label := "since " + s.SinceDay()
		changes, seats, counted := strings.Cut(words, "; ")
		for widget.Width(label)+1+widget.Width(words) > w && strings.Contains(changes, ", ") {
			changes = changes[:strings.LastIndex(changes, ", ")]
			if words = changes; counted {
				words += "; " + seats
			}
		}
		return a.pair(label, words, theme.Text)
	}
	if s.Data().Since.Phase == model.Loading {
		return ""
	}
	return a.env.Styles.Render(theme.Dim, "nothing to compare with yet: no earlier roster is kept")
}

// days says how many days count as inactive, and which keys change that.
func (a *Audit) days(c model.Scorecard) string {
	return "inactive means " + text.Plural(c.InactiveDays, "day") + a.env.Keys.Spell(" ({fewer-days} {more-days})", keymap.Audit)
}

// status says how old the audit is, or what it is waiting for.
func (a *Audit) status(c model.Scorecard) string {
	if progress := a.env.State.LongRead().Progress(); progress != "" {
		return progress
	}
	switch {
	case c.At.IsZero():
		return "working it out" + a.env.Styles.Glyphs.Ellipsis
	case c.Recomputing:
		return "working it out again" + a.env.Styles.Glyphs.Ellipsis
	}
	if s := a.env.State; s.Offline() || s.Now.Sub(s.AsOf()) >= time.Hour {
		return "people as of " + s.Moment(s.AsOf())
	}
	return "worked out " + c.At.Format("2 Jan 15:04")
}
