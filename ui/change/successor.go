package change

import (
	"cmp"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/plans"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// successors are the members who can take over what others hold, and the choice of nobody.
type successors struct {
	overlay.List

	all, shown []successor
}

type successor struct {
	id          model.UserID // 0: nobody
	name, email string
}

// newSuccessors asks who takes over; choose gets the id.
func newSuccessors(env *overlay.Env, leavers []model.UserID, choose func(model.UserID)) *successors {
	p := &successors{List: overlay.List{Chooser: overlay.NewChooser(env, "a member's name or address", "take over", []widget.Column{
		{Min: 16, Max: 34, Flex: 1, Worth: 9}, {Min: 20, Flex: 2, Worth: 6},
	})}}
	p.all = []successor{{name: "nobody", email: "they are removed, and nothing is handed over"}}
	if d, ok := env.State.ChangeContext(); ok {
		rows := d.People.Rows()
		for i := range rows {
			if plans.CheckSuccessor(d, rows[i].ID, leavers) == nil {
				p.all = append(p.all, successor{rows[i].ID, rows[i].Display(), rows[i].Email})
			}
		}
	}
	p.Narrow = p.search
	p.Take = func(i int) []overlay.Request {
		id := p.shown[i].id
		return []overlay.Request{overlay.Close{}, overlay.Then{Do: func() { choose(id) }}}
	}
	p.search()
	return p
}

func (p *successors) search() {
	words := p.Words()
	p.shown = slices.DeleteFunc(slices.Clone(p.all), func(s successor) bool {
		return !overlay.Holds(strings.ToLower(s.name+" "+s.email), words)
	})
	p.N = len(p.shown)
	p.Put(0)
}

// Size is a box in the middle.
func (p *successors) Size(w, h int) (int, int) { return overlay.BoxW(w, 84), min(h, 18) }

// Render draws exactly w×h cells.
func (p *successors) Render(w, h int) string {
	return p.RenderList(widget.Frame{Title: "Hand over to"}, func(i int, r *widget.Row) {
		r.Cells[0] = widget.Cell{Text: p.shown[i].name, Ink: theme.Text}
		r.Cells[1] = widget.Cell{Text: p.shown[i].email, Ink: theme.Dim}
	}, "No member is called that.", w, h)
}

// chooseSuccessor asks who takes over.
func (p *review) chooseSuccessor() []overlay.Request {
	return []overlay.Request{overlay.Open{Overlay: newSuccessors(p.env, p.leave.ids, func(id model.UserID) {
		p.leave.hand.To = id
		p.replan()
	})}}
}

// replan makes the plan again after a choice of the page's own.
func (p *review) replan() {
	p.madeOf, p.said, p.calls.Row = model.Version{}, "", 0
	p.Follow()
}

// impactLines say what those who are removed hold, and who takes it over.
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
	if holds > 0 || p.leave.hand.To != 0 {
		say(theme.Text, p.handWords())
	}
	return out
}

// sayHeld tells what the only person to be removed holds, where their call does not.
func (p *review) sayHeld(held model.Impact, say func(theme.Ink, string)) {
	steps := p.steps()
	if len(steps) != 1 || !strings.Contains(p.calls.detailWords(&steps[0]), held.Summary.Sentence()) {
		say(heldInk(held), heldLine(held))
	} else if t := held.Summary.Tracked(); t != "" || held.Age != "" {
		say(theme.Dim, strings.TrimSpace(t+" "+readAge(held)))
	}
}

// heldLine is what one person holds, with its age.
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

// readAge is when it was read what somebody holds, where that was a while ago.
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

// handWords is the field that says who takes over.
func (p *review) handWords() string {
	to := "nobody"
	if d, ok := p.env.State.ChangeContext(); ok && p.leave.hand.To != 0 {
		if who, here := d.People.ByID(p.leave.hand.To); here {
			to = who.Display()
		}
	}
	words := "hand over to: " + to + p.env.Keys.Spell(" – {successor} chooses", keymap.Review)
	if p.leave.hand.To != 0 {
		words += "; " + p.leave.hand.Shared.Words() + p.env.Keys.Spell(" – {shared-tasks} changes that", keymap.Review)
	}
	return words
}

// readsHeld says why a removal can't start yet; empty: it can. What is handed over must
// have been read lately.
func (p *review) readsHeld() (why string, ask []overlay.Request) {
	if p.leave == nil {
		return "", nil
	}
	s := p.env.State
	if s.ReadsImpact(p.leave.ids) > 0 {
		return "still reading what they hold", nil
	}
	if p.leave.hand.To != 0 && s.ImpactOlder(p.leave.ids, heldAtStart) {
		return "what they hold was read a while ago: it is read again first", []overlay.Request{p.leave.read(heldWithin)}
	}
	return "", nil
}
