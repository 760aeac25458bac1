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

// review is the last page of a change. It lists every call before it is sent, and then how
// the run carries them out.
type review struct {
	env      *overlay.Env
	makePlan func(plans.Context) change.Plan
	onEnter  func() []overlay.Request // what to ask for when the page comes up, or nil
	onStart  func()                   // called once the run has started, or nil
	startMsg func() model.Msg         // what starts the run; nil for StartRun
	leave    *leaving                 // of a removal; otherwise nil
	keepOld  *keepOld                 // of a replacement; otherwise nil
	subtitle string                   // the earlier run that is undone or resumed, in words
	calls    Calls

	plan        change.Plan
	planVersion model.Version // the state that plan was made from
	noItem      bool          // the plan ends in a hand-off that invites somebody without an item

	typed    *form.Typed // asks for words to be typed, or nil
	words    string      // the words that typed asks for
	typedFor string      // words and the people in the plan: if these change, they are typed again

	sent      bool
	runBefore *change.Run // the run that the state had when this one was sent
	warning   string      // why the last action was not possible
	bottomY   int         // the line below the list and its details
	typedY    int         // the line of typed, counted from bottomY
}

func newReview(env *overlay.Env, makePlan func(plans.Context) change.Plan) *review {
	p := &review{env: env, makePlan: makePlan}
	p.calls = NewCalls(env, func() int { return len(p.steps()) })
	return p
}

// NewRun returns the overlay that shows the run under way or, if there is none, the last one.
func NewRun(env *overlay.Env) *overlay.Guide {
	r := newReview(env, nil)
	r.sent = true
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// run returns the run that this review has started, or nil.
func (p *review) run() *change.Run {
	r := p.env.State.Run
	if !p.sent || r == nil || r == p.runBefore {
		return nil
	}
	return r
}

// begun calls onStart if the run has started: the model may have refused it, or wait.
func (p *review) begun() {
	if p.run() != nil && p.onStart != nil {
		p.onStart()
		p.onStart = nil
	}
}

func (p *review) Final() bool { return p.run() != nil }

// steps returns the steps of the run or, before it has started, of the plan.
func (p *review) steps() []change.Step {
	if r := p.run(); r != nil {
		return r.Plan.Steps
	}
	return p.plan.Steps
}

// Follow makes the plan again if the state has changed, and puts the cursor on the step
// under way.
func (p *review) Follow() {
	p.remake()
	p.calls.Follow() // there may be fewer steps
	if r := p.run(); r != nil {
		p.begun() // the run may have waited for the seats
		p.calls.FollowRun(r.Plan.Steps)
		p.calls.place = r.Plan.PlaceOf
		return
	}
	p.calls.place = p.plan.PlaceOf
}

// remake makes the plan from the current state if that has changed.
func (p *review) remake() {
	now := p.env.State.Version()
	if now == p.planVersion || p.makePlan == nil || p.run() != nil || p.waits() {
		return
	}
	p.planVersion, p.warning = now, "" // the warning may no longer be true
	if d, ok := p.env.State.ChangeContext(); ok {
		p.plan = p.makePlan(d)
		p.calls.doubts = doubts(p.env.State, &p.plan)
		p.noItem = !p.sends() && p.env.State.HandOff(p.plan).NeedsItem
	}
	words, _ := p.plan.Confirm()
	if typedFor := words + "\n" + strings.Join(addressees(&p.plan), "\n"); typedFor != p.typedFor {
		p.words, p.typedFor, p.typed = words, typedFor, nil
		if words != "" {
			p.typed = form.NewTyped(p.env.Styles, words)
		}
	}
}

// doubts returns notes on the addresses to invite that are probably mistyped, by address.
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

// waits reports whether the plan is confirmed and waits for the seats to be read.
func (p *review) waits() bool { return p.sent && p.env.State.Confirming() }

// loadingShares counts the guests in the plan whose shared items are still being read. Those
// who are only edited don't count: what is shared with them stays.
func (p *review) loadingShares() int {
	seen := map[model.UserID]bool{}
	n := 0
	for i := range p.plan.Steps {
		id := p.plan.Steps[i].ID
		if seen[id] || p.plan.Steps[i].Op == change.OpEditGuest {
			continue
		}
		seen[id] = true
		if sh := p.env.State.Data().SharesOf(id); sh != nil && sh.Phase == model.Loading {
			n++
		}
	}
	return n
}

// asksWords reports whether words must be typed now.
func (p *review) asksWords() bool { return p.run() == nil && !p.waits() && p.typed != nil && p.sends() }

// sends reports whether enter sends the calls; otherwise it makes a hand-off.
func (p *review) sends() bool { return p.env.State.GateFor(p.plan) == "" }

func (p *review) Name() string { return "review" }

// Subtitle returns the text at the right of the box's title.
func (p *review) Subtitle() string {
	if p.run() != nil {
		return ""
	}
	return p.subtitle
}

func (p *review) Scopes() []keymap.Scope {
	if p.run() != nil {
		return []keymap.Scope{keymap.Run}
	}
	return []keymap.Scope{keymap.Review}
}

func (p *review) Typing() bool { return p.asksWords() }

func (p *review) Flush() bool { return true }

func (p *review) Enter() []overlay.Request {
	p.planVersion, p.warning, p.typedFor, p.typed = model.Version{}, "", "", nil
	p.calls.Row = 0
	p.Follow()
	var out []overlay.Request
	if p.onEnter != nil {
		out = p.onEnter()
	}
	out = append(out, readAccess(&p.plan)...)
	if len(p.plan.AccessItems()) > 0 || p.env.State.GateFor(p.plan) != "" || p.plan.Undoes != "" {
		out = append(out, overlay.Send{Intent: model.LearnNewerAPI{}}, overlay.Send{Intent: model.RestoreAs{}})
	}
	if plan := &p.plan; plan.TakesSeats() {
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
	if p.asksWords() {
		p.warning = ""
		if _, pasted := msg.(tea.PasteMsg); pasted {
			p.warning = "this has to be typed, not pasted"
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
	p.sent = false // the model refused to start
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
			p.leave.handOver.Shared = p.leave.handOver.Shared.Next()
			p.replan()
		}
	case keymap.KeepOld:
		if p.keepOld != nil {
			p.keepOld.chosen = !p.keepOld.chosen
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

// start sends the plan, or sets the warning that says why not.
func (p *review) start() []overlay.Request {
	s, plan := p.env.State, &p.plan
	held, ask := p.impactPending()
	switch {
	case !p.sends():
		return p.handOff()
	case s.MayChange() != nil:
		p.warning = s.MayChange().Error()
	case plan.ByHandOnly():
		return p.handOff()
	case plan.Calls() == 0:
		p.warning = "there is nothing to send"
		if plan.NamesDays() {
			p.warning += "; their until date is noted"
			return []overlay.Request{overlay.Send{Intent: model.NoteUntil{Plan: *plan}}}
		}
	case s.Run != nil && s.Run.Live():
		p.warning = "another run is under way: wait for it first"
	case p.loadingShares() > 0:
		p.warning = "still reading what is shared with " + text.Plural(p.loadingShares(), "guest")
	case held != "":
		p.warning = held
		return ask
	case p.loadingAccess():
		p.warning = "still reading who has access"
	case !p.confirmed() && !p.waitsOnlyForSeats():
		p.warning = p.typed.Check().Error()
	default:
		p.warning, p.sent, p.runBefore = "", true, s.Run
		p.calls.Row, p.calls.Moved = 0, false // the cursor follows the run
		then := model.Msg(model.StartRun{Plan: *plan})
		if p.startMsg != nil {
			then = p.startMsg()
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
	out := HandOff(p.env, &p.plan)
	if p.plan.NamesDays() { // somebody will invite these people by hand
		out = append(out, overlay.Send{Intent: model.NoteUntil{Plan: p.plan}})
	}
	return out
}

// confirmed reports whether the required words are typed, or none are required.
func (p *review) confirmed() bool { return p.typed == nil || p.typed.Check() == nil }

// waitsOnlyForSeats reports whether words are required only because the seats are still being
// read. Enter then waits for the seats instead.
func (p *review) waitsOnlyForSeats() bool {
	plan := &p.plan
	return plan.UnknownSeats() && plan.Removes() == 0 && plan.Calls() <= change.BulkCalls && p.env.State.ReadsSeats(plan)
}

// HandOff opens the hand-off of a plan, saves it to a file and copies it.
func HandOff(env *overlay.Env, plan *change.Plan) []overlay.Request {
	sheet := env.State.HandOff(*plan)
	return []overlay.Request{
		overlay.Open{Overlay: &handOffSheet{env: env, sheet: sheet, people: addressees(plan), noticesBefore: env.State.NoticeCount()}},
		overlay.Send{Intent: model.SaveDocument{Document: sheet, Format: "markdown"}},
		overlay.Send{Intent: model.CopyText{Text: sheet.Markdown(), What: "the hand-off"}},
	}
}

// addressees returns the people that a plan still has steps for, each once.
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
	if p.asksWords() {
		return len(overlay.TableIndent) + p.typed.CursorX(), p.bottomY + p.typedY, true
	}
	return 1, p.calls.Above + p.calls.Row - p.calls.Table.Scroll().Offset, false
}

func (p *review) Click(y int) bool {
	p.calls.Click(0, y+1) // counts from the border
	return false
}

func (p *review) Wheel(by int) { p.calls.Wheel(by) }

// ShowsRun reports whether the page shows a run.
func (p *review) ShowsRun() bool { return p.run() != nil }
