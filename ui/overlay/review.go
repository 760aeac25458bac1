package overlay

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/form"
	"cutui/ui/widget"
)

// review is the last page of a change: every call before it is sent, and then
// the same rows as they are carried out.
type review struct {
	env     *Env
	plan    func(model.Desk) model.Plan
	first   func() []Request // what to ask for when it comes up, or nil
	begin   func() model.Msg // what starts it; nil: the plan is a run of its own
	about   string           // the earlier run that it is about, in words; else empty
	started func()           // called once when the run has begun, or nil
	calls   calls
	typed   *form.Typed // what must be typed, or nil
	words   string      // what typed asks for
	made    model.Plan
	basis   basis
	sent    bool
	before  *model.Run // the run there was when this one was sent
	said    string
	typedY  int // the line of what must be typed
}

// basis is what a plan was made from: when it changes the plan is made anew.
type basis struct {
	made   bool
	people *model.People
	facts  int64 // when the facts of all workspaces came, summed up
	merged **model.Roster
	shares int
}

func newReview(env *Env, plan func(model.Desk) model.Plan) *review {
	return &review{env: env, plan: plan, calls: newCalls(env)}
}

// NewRun shows the run under way, or else the last one.
func NewRun(env *Env) *Guide {
	r := newReview(env, nil)
	r.sent = true
	return &Guide{env: env, pages: []page{r}}
}

// run is the run that this review has started; nil: not yet.
func (p *review) run() *model.Run {
	r := p.env.State.Run
	if !p.sent || r == nil || r == p.before {
		return nil
	}
	if p.started != nil {
		p.started()
		p.started = nil
	}
	return r
}

func (p *review) final() bool { return p.run() != nil }

// look makes the plan from what is known now.
func (p *review) look() *model.Plan {
	now := basisOf(p.env.State)
	if now == p.basis || p.sent {
		return &p.made
	}
	p.basis = now
	if d, ok := p.env.State.Desk(); ok {
		p.made = p.plan(d)
	}
	words, _ := p.made.Confirm()
	if words != p.words {
		p.words, p.typed = words, nil
		if words != "" {
			p.typed = form.NewTyped(p.env.Styles, words)
		}
	}
	return &p.made
}

func basisOf(s *model.State) basis {
	now := basis{made: true, shares: s.SharesRead()}
	if r := s.Roster(); r != nil {
		now.people = r.People
	}
	for i, r := range s.Rosters.Value {
		if i == 0 {
			now.merged = &s.Rosters.Value[0]
		}
		f := s.FactsOf(r.ID)
		now.facts += f.Seats.At.UnixMilli() + f.Roles.At.UnixMilli()
	}
	return now
}

// reading is of how many guests it is still being read what is shared with them.
func (p *review) reading() int {
	seen := map[model.UserID]bool{}
	n := 0
	for i := range p.look().Steps {
		id := p.made.Steps[i].ID
		if seen[id] {
			continue
		}
		seen[id] = true
		if sh := p.env.State.Facts().SharesOf(id); sh != nil && sh.Phase == model.Loading {
			n++
		}
	}
	return n
}

// asks reports whether words must be typed now.
func (p *review) asks() bool { return p.run() == nil && p.look() != nil && p.typed != nil && p.sends() }

// sends reports whether enter sends the calls; else they end in a hand-off.
func (p *review) sends() bool { return p.env.State.GateFor(*p.look()) == "" }

func (p *review) name() string { return "review" }

// subtitle is said at the right of the box's title.
func (p *review) subtitle() string {
	if p.run() != nil {
		return ""
	}
	return p.about
}

func (p *review) scopes() []keymap.Scope {
	if p.run() != nil {
		return []keymap.Scope{keymap.Run}
	}
	return []keymap.Scope{keymap.Review}
}

func (p *review) typing() bool { return p.asks() }

func (p *review) flush() bool { return true }

func (p *review) enter() []Request {
	p.basis, p.said, p.words, p.typed = basis{}, "", "", nil
	p.calls.cursor = 0
	if p.first != nil {
		return p.first()
	}
	return nil
}

func (p *review) scroll() widget.Scroll { return p.calls.table.Scroll() }

func (p *review) update(msg tea.Msg) []Request {
	if p.asks() {
		p.said = ""
		if _, pasted := msg.(tea.PasteMsg); pasted {
			p.said = "this has to be typed: a paste does not count"
		}
		p.typed.Update(msg)
	}
	return nil
}

func (p *review) do(a keymap.Action) (move, []Request) {
	if r := p.run(); r != nil {
		return p.doRun(a, r)
	}
	p.sent = false // a start that the model refused
	switch a {
	case keymap.Start:
		return stay, p.start()
	case keymap.HandOff:
		return stay, p.handOff()
	case keymap.Back:
		return backward, nil
	}
	p.calls.step(a, len(p.look().Steps))
	return stay, nil
}

// start sends the plan, or says why it does not.
func (p *review) start() []Request {
	s, plan := p.env.State, p.look()
	switch {
	case !p.sends():
		return p.handOff()
	case s.MayChange() != nil:
		p.said = s.MayChange().Error()
	case plan.Calls() == 0:
		p.said = "there is nothing to send"
	case s.Run != nil && s.Run.Live():
		p.said = "another run is under way: wait for it first"
	case p.reading() > 0:
		p.said = "still reading what is shared with " + count(p.reading(), "guest")
	case p.typed != nil && p.typed.Check() != nil:
		p.said = p.typed.Check().Error()
	default:
		p.said, p.sent, p.before = "", true, s.Run
		p.calls.cursor = 0
		if p.begin != nil {
			return []Request{Intend{Intent: p.begin()}}
		}
		return []Request{Intend{Intent: model.StartRun{Plan: *plan}}}
	}
	return nil
}

func (p *review) handOff() []Request { return handOff(p.env, p.look()) }

// handOff shows a plan written down, saves it and copies whom it is about.
func handOff(env *Env, plan *model.Plan) []Request {
	text := model.HandOff(*plan)
	return []Request{
		Open{Overlay: NewHandOff(env, text)},
		Intend{Intent: model.SaveText{Name: "hand-off.md", Text: text}},
		Intend{Intent: model.CopyText{Text: strings.Join(addressees(plan), ", "), What: "the addresses"}},
	}
}

// addressees are those that a plan still has something to do about, each once.
func addressees(plan *model.Plan) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range plan.Steps {
		if who := s.Who(); s.Left() && !seen[who] {
			seen[who] = true
			out = append(out, who)
		}
	}
	return out
}

func (p *review) doRun(a keymap.Action, r *model.Run) (move, []Request) {
	switch a {
	case keymap.Pause:
		return stay, []Request{Intend{Intent: model.PauseRun{}}}
	case keymap.Retry:
		return stay, []Request{Intend{Intent: model.RetryRun{}}}
	case keymap.HandOff:
		if r.Plan.ForHands() != "" {
			return stay, handOff(p.env, &r.Plan)
		}
	case keymap.Undo:
		if undo, err := NewUndo(p.env); err == nil {
			return stay, []Request{Replace{Overlay: undo}}
		}
	case keymap.Back:
		return leave, nil
	}
	p.calls.step(a, len(r.Plan.Steps))
	return stay, nil
}

func (p *review) cursor() (x, y int, field bool) {
	if p.asks() {
		return len(tableIndent) + p.typed.CursorX(), p.typedY, true
	}
	return 1, p.calls.at + p.calls.cursor - p.calls.table.Scroll().Offset, false
}

func (p *review) click(y int) bool {
	if at := p.calls.table.Hit(y - p.calls.at); at >= 0 {
		p.calls.cursor, p.calls.moved = at, true
	}
	return false
}

func (p *review) wheel(by int) {
	p.calls.cursor = max(0, min(p.calls.cursor+by, p.calls.table.Scroll().Total-1))
}

// count is "1 guest" or "3 guests".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// showsRun reports whether it tells how the latest run stands.
func (p *review) showsRun() bool { return p.run() != nil }
