package command

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model/people"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Help lists every key that works where it was opened, the filter terms and the signs.
// Typing searches it.
type Help struct {
	overlay.List
	all   []helpLine
	shown []helpLine
}

type helpLine struct {
	keys, text string
	or         []string // shorter versions of text
	group      string
	action     keymap.Action // what enter does; empty for nothing
	why        error         // why it can't be done now
}

func (l helpLine) haystack() string {
	return strings.ToLower(l.keys + " " + l.text + " " + l.group + " " + string(l.action))
}

// NewHelp returns the help for scopes, innermost first.
func NewHelp(env *overlay.Env, scopes []keymap.Scope) *Help {
	h := &Help{List: overlay.NewList(env, "type to search", "do it", []widget.Column{
		{Min: 15, Worth: 8},
		{Min: 30, Flex: 1, Worth: 9},
	})}
	h.Narrow, h.Take, h.About = h.search, h.runRow, h.about
	h.Heading = func(i int) string { return h.shown[i].group }
	bindings := env.Keys.In(scopes...)
	slices.SortStableFunc(bindings, func(a, b keymap.Binding) int { return int(a.Action.Task()) - int(b.Action.Task()) })
	for _, b := range bindings {
		h.all = append(h.all, helpLine{keyLabels(b.Keys), b.Long, shorter(b.Long, b.Short), b.Action.Task().String(), b.Action, env.State.Can(b.Action)})
	}
	for _, t := range people.TermHelp() {
		h.all = append(h.all, helpLine{keys: t.Example, text: t.Meaning, or: shorter(t.Meaning, ""), group: "FILTER TERMS"})
	}
	h.all = append(h.all, legend(env.Styles.Glyphs)...)
	h.search()
	return h
}

// shorter returns shorter versions of a sentence, longest first: the sentence up to each
// colon or semicolon, and then the name of the action, unless that is empty.
func shorter(sentence, name string) []string {
	var out []string
	for at := strings.LastIndexAny(sentence, ":;"); at > 0; at = strings.LastIndexAny(sentence[:at], ":;") {
		out = append(out, sentence[:at]+".")
	}
	if name != "" {
		out = append(out, text.Capital(name)+".")
	}
	return out
}

// legend explains the signs on the screen.
func legend(g theme.Glyphs) []helpLine {
	var out []helpLine
	for _, l := range [][2]string{
		{g.Seat, "Takes a paid member seat."},
		{g.Pending, "Invited, but has not accepted yet."},
		{g.Quiet, "Not seen for long enough to count as inactive."},
		{g.Never, "Never seen."},
		{g.Unknown, "Not known: ClickUp doesn't say."},
		{g.Warning, "Needs a look: a domain that doesn't fit the role, full seats, a serious finding."},
		{g.Marked, "Marked: the next action applies to everybody who is marked."},
		{g.Done, "Done, in a run."},
		{g.Failed, "Failed, in a run."},
	} {
		out = append(out, helpLine{keys: l[0], text: l[1], or: shorter(l[1], ""), group: "SIGNS"})
	}
	return out
}

func keyLabels(keys []string) string {
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = keymap.Label(k)
	}
	return strings.Join(labels, " ")
}

func (h *Help) search() {
	words := h.Words()
	h.shown = slices.DeleteFunc(slices.Clone(h.all), func(l helpLine) bool { return !overlay.Holds(l.haystack(), words) })
	h.N = len(h.shown)
}

// Size returns most of the screen.
func (h *Help) Size(w, height int) (int, int) {
	return overlay.BoxW(w, 96), min(height, len(h.all)+4+overlay.AboutLines)
}

// Render draws exactly w×height cells.
func (h *Help) Render(w, height int) string {
	f := widget.Frame{Title: "Help", TitleRight: "cutui changes nothing without a review"}
	note := ""
	if h.Selected < h.N && h.shown[h.Selected].why != nil {
		note = h.Env.Styles.Render(theme.Warning, "not now: "+h.shown[h.Selected].why.Error())
	}
	f.FooterLeft, f.FooterRight = overlay.KeysBeside(h.Env.Styles, h, note, w)
	return h.RenderList(f, h.row, "No key or filter term matches.", w, height)
}

// Hints returns the keys; enter only for an action that can be done now.
func (h *Help) Hints() []widget.Hint {
	if h.Selected < h.N && (h.shown[h.Selected].action == "" || h.shown[h.Selected].why != nil) {
		return []widget.Hint{h.Env.BackHint("close")}
	}
	return h.List.Hints()
}

// about returns the whole text of a line.
func (h *Help) about(i int) string { return h.shown[i].text }

func (h *Help) row(i int, r *widget.Row) {
	l := h.shown[i]
	keys, text := theme.Accent, theme.Text
	if l.why != nil {
		keys, text = theme.Dim, theme.Dim
	}
	r.Cells[0] = widget.Cell{Text: l.keys, Ink: keys}
	r.Cells[1] = widget.Cell{Text: l.text, Or: l.or, Ink: text}
}

// runRow carries out the action of a line, if it has one.
func (h *Help) runRow(i int) []overlay.Request {
	if h.shown[i].action == "" {
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.RunAction{Action: h.shown[i].action}}
}

// Click moves the cursor to a row, or carries out the one that has it.
func (h *Help) Click(_, y int) (tea.Cmd, []overlay.Request) {
	switch row := h.Hit(y); {
	case row < 0:
	case row == h.Selected:
		return h.Do(keymap.Open)
	default:
		h.Put(row)
	}
	return nil, nil
}
