package change

import (
	"cmp"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/plans"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// chooseSuccessor opens the menu of people who can take over what the leavers hold.
func (p *review) chooseSuccessor() []overlay.Request {
	choice := func(name, email string, id model.UserID) overlay.Choice {
		return overlay.Choice{Name: name, Text: email, Does: overlay.Then{Do: func() {
			p.leave.handOver.To = id
			p.replan()
		}}}
	}
	all := []overlay.Choice{choice("nobody", "nothing is handed over", 0)}
	if d, ok := p.env.State.ChangeContext(); ok {
		rows := d.People.Rows()
		for i := range rows {
			if plans.CheckSuccessor(d, rows[i].ID, p.leave.ids) == nil {
				all = append(all, choice(rows[i].Display(), rows[i].Email, rows[i].ID))
			}
		}
	}
	return open(overlay.NewMenu(p.env, overlay.Menu{
		Box: "successor", Title: "Hand over to", Hint: "a member's name or address", Enter: "take over", None: "No member matches.",
		All:     all,
		Columns: []widget.Column{{Min: 16, Max: 34, Flex: 1, Worth: 9}, {Min: 20, Flex: 2, Worth: 6}}, W: 84, Least: 18,
	}))
}

// replan makes the plan again after something was chosen in the review.
func (p *review) replan() {
	p.planVersion, p.warning, p.calls.Row = model.Version{}, "", 0
	p.Follow()
}

// impactLines says what the leavers hold and who takes it over.
func (p *review) impactLines(w int, terse bool) []string {
	if p.leave == nil {
		return nil
	}
	st, s := p.env.Styles, p.env.State
	var out []string
	say := func(ink theme.Ink, words string) { out = append(out, overlay.Ink(st, ink, words, w)...) }
	if s.ReadsImpact(p.leave.ids) > 0 {
		say(theme.Dim, cmp.Or(s.LongRead().Progress(), "reading what they hold")+st.Glyphs.Ellipsis)
	}
	holds := 0
	for _, id := range p.leave.ids {
		held := s.ImpactOf(id)
		if held.Err != nil && len(out) == 0 {
			say(theme.Warning, st.Glyphs.Warning+" what they hold is not known: "+model.Explain(held.Err).Words)
		}
		if held.Known && held.Summary.Holds() {
			holds++
		}
		if len(p.leave.ids) == 1 && held.Known {
			p.sayHeld(held, say)
			if held.Summary.Holds() && !terse {
				say(theme.Dim, "can't be seen: "+held.Summary.Unseen())
			}
		}
	}
	if len(p.leave.ids) > 1 && holds > 0 {
		say(theme.Notice, text.Count(holds, "person holds", "people hold")+" something: each row says what")
	}
	if holds > 0 || p.leave.handOver.To != 0 {
		say(theme.Text, p.handOverWords())
	}
	return out
}

// sayHeld says what the only leaver holds, unless their step says so already.
func (p *review) sayHeld(held model.Impact, say func(theme.Ink, string)) {
	steps := p.steps()
	if len(steps) != 1 || !strings.Contains(p.calls.detailWords(&steps[0]), held.Summary.Sentence()) {
		say(heldInk(held), heldLine(held))
	} else if t := held.Summary.Tracked(); t != "" || held.Age != "" {
		say(theme.Dim, strings.TrimSpace(t+" "+readAge(held)))
	}
}

// heldLine returns what one person holds, with its age.
func heldLine(held model.Impact) string {
	words := held.Summary.Sentence()
	if t := held.Summary.Tracked(); t != "" {
		words += " · " + t
	}
	if held.Summary.Holds() {
		words += "; " + held.Summary.OffLimits()
	}
	return strings.TrimSpace(words + " " + readAge(held))
}

// readAge says when somebody's holdings were read, if that was a while ago.
func readAge(held model.Impact) string {
	if held.Age == "" {
		return ""
	}
	return "(read " + held.Age + ")"
}

func heldInk(held model.Impact) theme.Ink {
	if held.Summary.Holds() {
		return theme.Notice
	}
	return theme.Dim
}

// handOverWords says who takes over, and with which keys that is changed.
func (p *review) handOverWords() string {
	to := "nobody"
	if d, ok := p.env.State.ChangeContext(); ok && p.leave.handOver.To != 0 {
		if who, here := d.People.ByID(p.leave.handOver.To); here {
			to = who.Display()
		}
	}
	words := "hand over to: " + to + p.env.Keys.Spell(" – {successor} chooses", keymap.Review)
	if p.leave.handOver.To != 0 {
		words += "; " + p.leave.handOver.Shared.Words() + p.env.Keys.Spell(" – {shared-tasks} changes that", keymap.Review)
	}
	return words
}

// impactPending says why a removal can't start yet, or "" if it can: what is handed over must
// have been read recently. The requests read it again.
func (p *review) impactPending() (why string, ask []overlay.Request) {
	if p.leave == nil {
		return "", nil
	}
	s := p.env.State
	if s.ReadsImpact(p.leave.ids) > 0 {
		return "still reading what they hold", nil
	}
	if p.leave.handOver.To != 0 && s.ImpactOlder(p.leave.ids, heldAtStart) {
		return "what they hold was read a while ago and is being read again: wait for it", []overlay.Request{p.leave.read(heldWithin)}
	}
	return "", nil
}
