package change

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model/change"
	"cutui/model/seats"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

func (p *review) Title() string {
	if r := p.run(); r != nil {
		return runTitle(r) + " · " + r.Plan.Title
	}
	plan := &p.plan
	parts := []string{"Review", opWords(plan)}
	if n := plan.Calls(); n > 0 && p.sends() {
		s := p.env.State
		parts = append(parts, "about "+text.Duration(plan.Duration(s.Rate, s.Now)))
	}
	return strings.Join(parts, " · ")
}

func runTitle(r *change.Run) string {
	switch r.Phase {
	case change.PhasePaused:
		return "Paused"
	case change.PhaseStopped:
		return "Stopped"
	case change.PhaseFinished:
		return "Finished"
	}
	return "Running"
}

// opWords counts the planned calls by kind: "3 invites, 6 shares".
func opWords(plan *change.Plan) string {
	var parts []string
	for _, k := range []struct {
		noun string
		ops  []change.Op
	}{
		{"invite", []change.Op{change.OpInviteGuest, change.OpInviteMember}},
		{"share", []change.Op{change.OpShare}},
		{"unshare", []change.Op{change.OpUnshare}},
		{"edit", []change.Op{change.OpEditGuest, change.OpEditMember}},
		{"hand-over", []change.Op{change.OpHandTask, change.OpHandGoal, change.OpHandList}},
		{"removal", []change.Op{change.OpRemoveGuest, change.OpRemoveMember}},
		{"new group", []change.Op{change.OpCreateGroup}},
		{"group member", []change.Op{change.OpAddToGroup, change.OpRemoveFromGroup}},
		{"group", []change.Op{change.OpDeleteGroup}},
	} {
		n := 0
		for _, s := range plan.Steps {
			for _, op := range k.ops {
				if s.Op == op && s.State == change.Planned {
					n++
				}
			}
		}
		if n > 0 {
			parts = append(parts, text.Plural(n, k.noun))
		}
	}
	if plan.ByHandOnly() {
		return "for a hand-off"
	}
	if len(parts) == 0 {
		return "nothing to send"
	}
	return strings.Join(parts, ", ")
}

// Lines returns how high the page is with all calls.
func (p *review) Lines(w int) int {
	const air = 2
	const frame = 2 * 4
	top, bottom := p.around(w-frame, false)
	return len(p.steps()) + len(top) + len(bottom) + air + max(2, p.calls.DetailLines(p.steps(), w-frame))
}

// around returns the lines above and below the calls; terse leaves out explanations.
func (p *review) around(w int, terse bool) (top, bottom []string) {
	if r := p.run(); r != nil {
		return nil, p.runBottom(r, w)
	}
	return overlay.GateLines(p.env, p.env.State.GateFor(p.plan), w), p.reviewBottom(w, terse)
}

func (p *review) Render(w, h int) string {
	const most = 3 // lines for the step under the cursor if there is no room for the list
	st := p.env.Styles
	steps := p.steps()
	top, bottom := p.around(w-6, false)
	p.calls.alone = false
	whole, row := p.calls.DetailLines(steps, w-6), min(1, len(steps))
	details := min(most, whole)
	if len(bottom)+details+row > h {
		bottom = p.withoutAir(bottom)
	}
	if len(bottom)+details+row > h {
		top, bottom = p.around(w-6, true)
		bottom = p.withoutAir(bottom)
	}
	if len(bottom)+details+row > h { // no row of the list fits: the details say which step it is
		p.calls.alone = len(steps) > 1
		details = min(most, p.calls.DetailLines(steps, w-6))
	}
	if over := min(len(bottom), len(bottom)+details-h); over > 0 { // the words to type are at the end
		bottom, p.typedY = bottom[over:], p.typedY-over
	}
	if h >= overlay.Roomy {
		details = max(2, details)
	}
	// Show the step under the cursor in full if that leaves room for three calls.
	details = max(details, min(whole, h-len(bottom)-min(3, len(steps))))
	bottom = append(p.calls.Detail(steps, w-6, details), bottom...)
	room := h - len(top) - len(bottom)
	if room < 3 && len(top) > 0 { // the earlier pages showed it already
		top, room = nil, room+len(top)
	}
	p.calls.Above = len(top)
	list := p.calls.Render(st, steps, w, max(0, room))
	p.bottomY = len(top) + max(0, room) + details
	lines := overlay.Indent(top)
	if list != "" {
		lines = append(lines, list)
	}
	return widget.FitBlock(strings.Join(append(lines, overlay.Indent(bottom)...), "\n"), w, h)
}

// withoutAir returns the lines that are not empty, and adjusts typedY.
func (p *review) withoutAir(lines []string) []string {
	typed := p.typedY
	var out []string
	for i, l := range lines {
		if l != "" {
			out = append(out, l)
		} else if i <= typed {
			p.typedY--
		}
	}
	return out
}

func (p *review) reviewBottom(w int, terse bool) []string {
	st, plan := p.env.Styles, &p.plan
	out := []string{""}
	if p.noItem {
		out = append(out, overlay.Ink(st, theme.Notice, st.Glyphs.Warning+" In ClickUp guests are invited by sharing an item with them: pick a task, list or folder first, or let whoever gets the hand-off choose one.", w)...)
	}
	out = append(out, p.impactLines(w, terse)...)
	if words := p.keepWords(terse); words != "" {
		out = append(out, overlay.Ink(st, theme.Text, words, w)...)
	}
	for _, text := range plan.Warnings {
		out = append(out, overlay.Ink(st, theme.Notice, st.Glyphs.Warning+" "+text, w)...)
	}
	if len(p.calls.doubts) > 0 {
		out = append(out, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+doubtWords(p.calls.doubts), w)...)
	}
	if n := p.loadingShares(); n > 0 {
		out = append(out, overlay.Ink(st, theme.Dim, "reading what is shared with "+text.Plural(n, "guest")+st.Glyphs.Ellipsis, w)...)
	}
	if p.loadingAccess() {
		out = append(out, overlay.Ink(st, theme.Dim, "reading who has access"+st.Glyphs.Ellipsis, w)...)
	}
	out = append(append(append(out, p.levelLines(w)...), p.offerLines(keymap.Review, w)...), seatLines(st, plan, w)...)
	if p.asksWords() {
		_, reason := plan.Confirm()
		out = append(out, "", st.Render(theme.Warning, widget.Fit(st, askFor(p.words, reason, w), w)), p.typed.Render(w, 1))
		p.typedY = len(out) - 1
	}
	if p.warning != "" {
		out = append(out, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+p.warning, w)...)
	}
	return out
}

// doubtWords lists the addresses that may be mistyped.
func doubtWords(doubts map[string]string) string {
	var parts []string
	for _, email := range slices.Sorted(maps.Keys(doubts)) {
		parts = append(parts, email+": "+doubts[email])
	}
	const most = 3
	if more := len(parts) - most; more > 0 {
		parts = append(parts[:most], fmt.Sprintf("and %d more that may be mistyped", more))
	}
	return strings.Join(parts, "; ")
}

// seatLines draws the seats of each workspace of a plan before and after it.
func seatLines(st *theme.Styles, plan *change.Plan, w int) []string {
	if len(plan.Others) == 0 {
		return seatsLine(st, plan.Seats, w)
	}
	var out []string
	for _, part := range plan.Parts() {
		for i, l := range seatsLine(st, part.Seats, max(1, w-placeW-2)) {
			name := ""
			if i == 0 {
				name = part.Name
			}
			out = append(out, st.Render(theme.Dim, widget.Fit(st, name, placeW))+"  "+l)
		}
	}
	return out
}

// placeW is the width of a workspace's name before its seats.
const placeW = 18

// seatsLine draws the seats before and after, and what is bought.
func seatsLine(st *theme.Styles, v seats.Forecast, w int) []string {
	var parts []string
	for _, c := range v.Changes() {
		parts = append(parts, c.Name+"  "+c.Words(st.Glyphs.Arrow))
	}
	ink := theme.Text
	if v.Asks() {
		ink = theme.Warning
	}
	return overlay.Ink(st, ink, strings.Join(append(parts, v.Sentence()), "   "+st.Glyphs.Dot+"   "), w)
}

func (p *review) runBottom(r *change.Run, w int) []string {
	st, t := p.env.Styles, r.Tally()
	ended := t.Total() - t.Planned - t.Running
	label := fmt.Sprintf("%s of %s", text.Number(ended), text.Plural(t.Total(), "step"))
	if words := failureWords(t); words != "" { // without colours the bar does not show it
		label += ", " + words
	}
	out := []string{"", st.Render(theme.Text, label) + "  " + progress(st, t, max(0, w-len(label)-2))}
	out = append(out, overlay.Ink(st, theme.Text, p.progressWords(r, t), w)...)
	out = append(out, p.offerLines(keymap.Run, w)...)
	if p.env.State.AwaitsOutcome() {
		return append(out, overlay.Ink(st, theme.Dim, "Reading what it did to the seats"+st.Glyphs.Ellipsis, w)...)
	}
	return append(out, OutcomeLines(st, r, w)...)
}

// failureWords counts the calls that failed or are unknown, or returns "".
func failureWords(t change.Tally) string {
	var parts []string
	if t.Failed > 0 {
		parts = append(parts, fmt.Sprintf("%s failed", text.Number(t.Failed)))
	}
	if t.Unknown > 0 {
		parts = append(parts, fmt.Sprintf("%s unknown", text.Number(t.Unknown)))
	}
	return strings.Join(parts, ", ")
}

// progress draws a bar of the steps that have ended, in red if one of them failed. A short
// run has none: the label beside it is enough.
func progress(st *theme.Styles, t change.Tally, w int) string {
	const short = 10
	if t.Total() < short {
		return ""
	}
	ink := theme.Good
	if t.Failed+t.Unknown > 0 {
		ink = theme.Danger
	}
	return widget.Bar(st, ink, t.Total()-t.Planned-t.Running, t.Total(), w)
}

// progressWords says in a sentence what the run is waiting for, or how it ended.
func (p *review) progressWords(r *change.Run, t change.Tally) string {
	rate := p.env.State.Rate
	switch wait := rate.WaitingUntil.Sub(p.env.State.Now); {
	case r.Phase == change.PhasePaused:
		return "Paused: nothing more is sent until it goes on."
	case r.Live() && wait > 0 && !rate.Background:
		return fmt.Sprintf("Waiting %s for the rate limit.", text.Duration(wait))
	case r.Phase == change.PhaseOpening:
		return "Writing the journal" + p.env.Styles.Glyphs.Ellipsis
	case r.Live():
		return ""
	case r.Plan.ForHands() != "":
		return r.Plan.ForHands() + ": a hand-off tells an owner or admin what is left."
	case t.Failed+t.Unknown > 0:
		return "What failed or is unknown can be tried again: ClickUp is read first, so nothing is done twice."
	case t.Done == 0:
		return "Nothing had to be changed."
	}
	return "All done. It can be undone, after a review."
}

func (p *review) Corner() string {
	rate := p.env.State.Rate
	if p.run() == nil || !rate.Low() {
		return "" // enough calls are left
	}
	words := fmt.Sprintf("%s of %s calls left", text.Number(max(0, rate.Remaining)), text.Number(rate.Limit))
	if left := rate.Resets.Sub(p.env.State.Now); left > 0 {
		words += fmt.Sprintf(", more in %s", text.Duration(left))
	}
	return words
}

func (p *review) Hints() []widget.Hint {
	if r := p.run(); r != nil {
		return p.runHints(r)
	}
	start, off := "start", p.plan.Calls() == 0
	if !p.sends() {
		start, off = "hand off", false
	}
	enter := p.env.Hint(keymap.Review, keymap.Start, start)
	enter.Off = off
	if !p.sends() {
		return overlay.Hints(enter, p.aclHint(keymap.Review), p.env.Hint(keymap.Review, keymap.Back, p.backWord()))
	}
	back := p.env.Hint(keymap.Review, keymap.Back, "")
	if p.leave != nil {
		return overlay.Hints(enter, p.env.Hint(keymap.Review, keymap.Successor, ""), p.env.Hint(keymap.Review, keymap.HandOff, ""), back)
	}
	if p.asksLevel() {
		return overlay.Hints(enter, p.env.Hint(keymap.Review, keymap.Level, ""), back)
	}
	return overlay.Hints(enter, p.env.Hint(keymap.Review, keymap.HandOff, ""), back)
}

// backWord returns the word for the back key if the plan is a hand-off that needs an item:
// the previous page picks one. Otherwise it returns "".
func (p *review) backWord() string {
	if p.noItem {
		return "pick an item first"
	}
	return ""
}

func (p *review) runHints(r *change.Run) []widget.Hint {
	t := r.Tally()
	var all []widget.Hint
	switch {
	case r.Phase == change.PhasePaused:
		all = append(all, p.env.Hint(keymap.Run, keymap.Pause, "go on"))
	case r.Live():
		all = append(all, p.env.Hint(keymap.Run, keymap.Pause, ""))
	}
	if !r.Live() && r.Plan.ForHands() != "" {
		all = append(all, p.env.Hint(keymap.Run, keymap.HandOff, ""), p.aclHint(keymap.Run))
	}
	if t.Failed+t.Unknown > 0 {
		all = append(all, p.env.Hint(keymap.Run, keymap.Retry, ""))
	}
	if !r.Live() && t.Done > 0 {
		all = append(all, p.env.Hint(keymap.Run, keymap.Undo, ""))
	}
	back := "close"
	switch {
	case r.Phase == change.PhasePaused:
		back = "close, it stays paused"
	case r.Live():
		back = "close, it goes on"
	}
	return overlay.Hints(append(all, p.env.Hint(keymap.Run, keymap.Back, back))...)
}

// askFor asks the user to type words and gives the reason. If that is wider than w cells it
// puts the words first, so that only the reason, which is also shown above, is cut.
func askFor(words, reason string, w int) string {
	ask := "type “" + words + "” to go on"
	if whole := reason + ": " + ask; ansi.StringWidth(whole) <= w {
		return whole
	}
	return ask + ": " + reason
}

// OutcomeLines draws what a run did to the seats, as a warning if that was not foreseen.
func OutcomeLines(st *theme.Styles, r *change.Run, w int) []string {
	ink, mark := theme.Dim, ""
	if r.Unforeseen() != "" {
		ink, mark = theme.Warning, st.Glyphs.Warning+" "
	}
	var out []string
	for _, words := range r.OutcomeWords() {
		out = append(out, overlay.Ink(st, ink, mark+words, w)...)
	}
	return out
}
