package change

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

// review is the last page of a change: every call before it is sent, and then
// the same rows as they are carried out.
type review struct {
	env      *overlay.Env
	plan     func(plans.Context) change.Plan
	first    func() []overlay.Request // what to ask for when it comes up, or nil
	begin    func() model.Msg         // what starts it; nil: the plan is a run of its own
	leave    *leaving                 // of a removal; else nil
	keep     *keep                    // of a replacement; else nil
	about    string                   // the earlier run that it is about, in words; else empty
	started  func()                   // called once when the run has begun, or nil
	calls    Calls
	typed    *form.Typed // what must be typed, or nil
	words    string      // what typed asks for
	typedFor string      // words, and the people in the plan: for others it is typed again
	made     change.Plan
	noItem   bool          // it ends in a hand-off that invites somebody and names no item for them
	madeOf   model.Version // what made was made from
	sent     bool
	before   *change.Run // the run there was when this one was sent
	said     string
	bottomY  int // the line below the list and its details
	typedY   int // of what must be typed, counted from there
}

func newReview(env *overlay.Env, plan func(plans.Context) change.Plan) *review {
	p := &review{env: env, plan: plan}
	p.calls = NewCalls(env, func() int { return len(p.steps()) })
	return p
}

// NewRun shows the run under way, or else the last one.
func NewRun(env *overlay.Env) *overlay.Guide {
	r := newReview(env, nil)
	r.sent = true
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// run is the run that this review has started; nil: not yet.
func (p *review) run() *change.Run {
	r := p.env.State.Run
	if !p.sent || r == nil || r == p.before {
		return nil
	}
	return r
}

// begun is called when the run has been asked for; the model may have refused it.
func (p *review) begun() {
	if p.run() != nil && p.started != nil {
		p.started()
		p.started = nil
	}
}

func (p *review) Final() bool { return p.run() != nil }

// steps are those of the run, or of the plan before.
func (p *review) steps() []change.Step {
	if r := p.run(); r != nil {
		return r.Plan.Steps
	}
	return p.made.Steps
}

// Follow makes the plan again when what it rests on has changed, and puts the cursor on
// the step under way.
func (p *review) Follow() {
	p.remake()
	p.calls.Follow() // there may be fewer
	if r := p.run(); r != nil {
		p.begun() // where the run has waited for the seats
		p.calls.FollowRun(r.Plan.Steps)
		p.calls.place = r.Plan.PlaceOf
		return
	}
	p.calls.place = p.made.PlaceOf
}

// remake makes the plan from what is known now.
func (p *review) remake() {
	now := p.env.State.Version()
	if now == p.madeOf || p.plan == nil || p.run() != nil || p.waits() {
		return
	}
	p.madeOf, p.said = now, "" // what was said may no longer hold
	if d, ok := p.env.State.ChangeContext(); ok {
		p.made = p.plan(d)
		p.calls.doubts = doubts(p.env.State, &p.made)
		p.noItem = !p.sends() && p.env.State.HandOff(p.made).NeedsItem
	}
	words, _ := p.made.Confirm()
	if about := words + "\n" + strings.Join(addressees(&p.made), "\n"); about != p.typedFor {
		p.words, p.typedFor, p.typed = words, about, nil
		if words != "" {
			p.typed = form.NewTyped(p.env.Styles, words)
		}
	}
}

// doubts are the notes on addresses to invite that are probably mistyped, by address.
func doubts(s *model.State, plan *change.Plan) map[string]string {
	var emails []string
	for i := range plan.Steps {
		if step := &plan.Steps[i]; step.State == change.Planned && (step.Op == change.OpInviteGuest || step.Op == change.OpInviteMember) {
			emails = append(emails, step.Email)
		}
	}
	out := map[string]string{}
	for _, l := range classify(s, strings.Join(emails, ", "), false) {
		if l.Meant != "" {
			out[l.Email] = l.Note
		}
	}
	return out
}

// waits reports whether the plan was confirmed and waits for the seats.
func (p *review) waits() bool { return p.sent && p.env.State.Confirming() }

// reading is the number of guests whose shared items are still being read. An edit does not
// wait for them: what is shared stays as it is.
func (p *review) reading() int {
	seen := map[model.UserID]bool{}
	n := 0
	for i := range p.made.Steps {
		id := p.made.Steps[i].ID
		if seen[id] || p.made.Steps[i].Op == change.OpEditGuest {
			continue
		}
		seen[id] = true
		if sh := p.env.State.Data().SharesOf(id); sh != nil && sh.Phase == model.Loading {
			n++
		}
	}
	return n
}

// asks reports whether words must be typed now.
func (p *review) asks() bool { return p.run() == nil && !p.waits() && p.typed != nil && p.sends() }

// sends reports whether enter sends the calls; else they end in a hand-off.
func (p *review) sends() bool { return p.env.State.GateFor(p.made) == "" }

func (p *review) Name() string { return "review" }

// Subtitle is said at the right of the box's title.
func (p *review) Subtitle() string {
	if p.run() != nil {
		return ""
	}
	return p.about
}

func (p *review) Scopes() []keymap.Scope {
	if p.run() != nil {
		return []keymap.Scope{keymap.Run}
	}
	return []keymap.Scope{keymap.Review}
}

func (p *review) Typing() bool { return p.asks() }

func (p *review) Flush() bool { return true }

func (p *review) Enter() []overlay.Request {
	p.madeOf, p.said, p.typedFor, p.typed = model.Version{}, "", "", nil
	p.calls.Row = 0
	p.Follow()
	var out []overlay.Request
	if p.first != nil {
		out = p.first()
	}
	out = append(out, readAccess(&p.made)...)
	if len(p.made.AccessItems()) > 0 || p.env.State.GateFor(p.made) != "" || p.made.Undoes != "" {
		out = append(out, overlay.Send{Intent: model.LearnNewerAPI{}}, overlay.Send{Intent: model.RestoreAs{}})
	}
	if plan := &p.made; plan.TakesSeats() {
		read := model.ReadSeats{}
		for _, part := range plan.Parts() {
			read.IDs = append(read.IDs, part.Workspace)
		}
		out = append(out, overlay.Send{Intent: read})
	}
	return out
}

func (p *review) Scroll() widget.Scroll { return p.calls.Table.Scroll() }

func (p *review) Update(msg tea.Msg) []overlay.Request {
	if p.asks() {
		p.said = ""
		if _, pasted := msg.(tea.PasteMsg); pasted {
			p.said = "this has to be typed: a paste does not count"
		}
		p.typed.Update(msg)
	}
	return nil
}

func (p *review) Do(a keymap.Action) (overlay.Move, []overlay.Request) {
	if r := p.run(); r != nil {
		return p.doRun(a, r)
	}
	if p.waits() {
		return overlay.Stay, nil
	}
	p.sent = false // a start that the model refused
	switch a {
	case keymap.Start:
		return overlay.Stay, p.start()
	case keymap.HandOff:
		return overlay.Stay, p.handOff()
	case keymap.Successor:
		if p.leave != nil {
			return overlay.Stay, p.chooseSuccessor()
		}
	case keymap.SharedTasks:
		if p.leave != nil {
			p.leave.hand.Shared = p.leave.hand.Shared.Next()
			p.replan()
		}
	case keymap.KeepOld:
		if p.keep != nil {
			p.keep.chosen = !p.keep.chosen
			p.replan()
		}
	case keymap.NewerAPI:
		return overlay.Stay, p.takeACL()
	case keymap.Level:
		return overlay.Stay, p.nextLevel()
	case keymap.Back:
		return overlay.Backward, nil
	}
	p.calls.Move(a)
	return overlay.Stay, nil
}

// start sends the plan, or says why it does not.
func (p *review) start() []overlay.Request {
	s, plan := p.env.State, &p.made
	held, ask := p.readsHeld()
	switch {
	case !p.sends():
		return p.handOff()
	case s.MayChange() != nil:
		p.said = s.MayChange().Error()
	case plan.ByHandOnly():
		return p.handOff()
	case plan.Calls() == 0:
		p.said = "there is nothing to send"
		if plan.NamesDays() {
			p.said += "; until when they are to be here is noted"
			return []overlay.Request{overlay.Send{Intent: model.NoteUntil{Plan: *plan}}}
		}
	case s.Run != nil && s.Run.Live():
		p.said = "another run is under way: wait for it first"
	case p.reading() > 0:
		p.said = "still reading what is shared with " + text.Plural(p.reading(), "guest")
	case held != "":
		p.said = held
		return ask
	case p.readsAccess():
		p.said = "still reading who has access"
	case !p.confirmed() && !p.onlyReadsSeats():
		p.said = p.typed.Check().Error()
	default:
		p.said, p.sent, p.before = "", true, s.Run
		p.calls.Row, p.calls.Moved = 0, false // it follows the run
		then := model.Msg(model.StartRun{Plan: *plan})
		if p.begin != nil {
			then = p.begin()
		}
		allowed := 0
		if p.confirmed() {
			allowed = change.AllowedBy(plan)
		}
		return []overlay.Request{overlay.Send{Intent: model.Confirm{Plan: *plan, Allowed: allowed, Then: then}}, overlay.Then{Do: p.begun}}
	}
	return nil
}

func (p *review) handOff() []overlay.Request {
	out := HandOff(p.env, &p.made)
	if p.made.NamesDays() { // somebody will invite them by hand
		out = append(out, overlay.Send{Intent: model.NoteUntil{Plan: p.made}})
	}
	return out
}

// confirmed reports whether what must be typed, if anything, is typed.
func (p *review) confirmed() bool { return p.typed == nil || p.typed.Check() == nil }

// onlyReadsSeats reports whether nothing but the seats, which are being read, makes
// something be typed: enter waits for them then.
func (p *review) onlyReadsSeats() bool {
	plan := &p.made
	return plan.UnknownSeats() && plan.Removes() == 0 && plan.Calls() <= change.BulkCalls && p.env.State.ReadsSeats(plan)
}

// HandOff shows a plan written down, saves it and copies it.
func HandOff(env *overlay.Env, plan *change.Plan) []overlay.Request {
	sheet := env.State.HandOff(*plan)
	return []overlay.Request{
		overlay.Open{Overlay: &handOffSheet{env: env, sheet: sheet, people: addressees(plan), said: env.State.NoticeCount()}},
		overlay.Send{Intent: model.SaveDocument{Document: sheet, Format: "markdown"}},
		overlay.Send{Intent: model.CopyText{Text: sheet.Markdown(), What: "the hand-off"}},
	}
}

// addressees are those that a plan still has something to do about, each once.
func addressees(plan *change.Plan) []string {
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

func (p *review) doRun(a keymap.Action, r *change.Run) (overlay.Move, []overlay.Request) {
	switch a {
	case keymap.Pause:
		return overlay.Stay, []overlay.Request{overlay.Send{Intent: model.PauseRun{}}}
	case keymap.Retry:
		return overlay.Stay, []overlay.Request{overlay.Send{Intent: model.RetryRun{}}}
	case keymap.HandOff:
		if r.Plan.ForHands() != "" {
			return overlay.Stay, HandOff(p.env, &r.Plan)
		}
	case keymap.Undo:
		if undo, err := NewUndo(p.env); err == nil {
			return overlay.Stay, []overlay.Request{overlay.Replace{Overlay: undo}}
		}
	case keymap.NewerAPI:
		return overlay.Stay, p.takeACL()
	case keymap.Back:
		return overlay.Leave, nil
	}
	p.calls.Move(a)
	return overlay.Stay, nil
}

func (p *review) Cursor() (x, y int, field bool) {
	if p.asks() {
		return len(overlay.TableIndent) + p.typed.CursorX(), p.bottomY + p.typedY, true
	}
	return 1, p.calls.Above + p.calls.Row - p.calls.Table.Scroll().Offset, false
}

func (p *review) Click(y int) bool {
	p.calls.Click(0, y+1) // which counts from the frame
	return false
}

func (p *review) Wheel(by int) { p.calls.Wheel(by) }

// ShowsRun reports whether it tells how the latest run stands.
func (p *review) ShowsRun() bool { return p.run() != nil }
