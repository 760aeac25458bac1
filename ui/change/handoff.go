package change

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/handoff"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// handOffSheet shows the hand-off of a plan: what somebody else is to do in ClickUp.
type handOffSheet struct {
	env    *overlay.Env
	sheet  handoff.Sheet
	people []string // addresses of the people it is about
	offset int
	shown  int
	total  int

	noticesBefore int // how many notices there were when it opened
}

// outcome returns the notices since it opened: where the hand-off was saved and that it was
// copied, or why not.
func (o *handOffSheet) outcome() string {
	s := o.env.State
	var words []string
	for _, n := range s.Notices[len(s.Notices)-min(s.NoticeCount()-o.noticesBefore, len(s.Notices)):] {
		words = append(words, n.Text)
	}
	return strings.Join(words, " "+o.env.Styles.Glyphs.Dot+" ")
}

// Scopes returns the scopes its keys are looked up in.
func (o *handOffSheet) Scopes() []keymap.Scope { return []keymap.Scope{keymap.HandOffSheet} }

// Typing returns false: there is no text field.
func (o *handOffSheet) Typing() bool { return false }

// Size returns the size of a guide of its length.
func (o *handOffSheet) Size(w, h int) (int, int) { return overlay.GuideSize(w, h, o.total) }

// Render draws exactly w×h cells.
func (o *handOffSheet) Render(w, h int) string {
	st := o.env.Styles
	f := widget.Frame{Title: "Hand-off", TitleRight: o.outcome(), Focused: true}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := o.lines(inner.W)
	o.shown, o.total = inner.H, len(lines)
	o.move(0)
	f.Scroll = widget.Scroll{Offset: o.offset, Visible: o.shown, Total: o.total}
	f.FooterLeft = overlay.KeysIn(st, o, w)
	return f.Render(st, strings.Join(lines[o.offset:], "\n"), w, h)
}

// lines draws the sheet in lines of at most w cells.
func (o *handOffSheet) lines(w int) []string {
	st, h := o.env.Styles, o.sheet
	lines := overlay.Ink(st, theme.Strong, h.Title+" – "+h.Where, w)
	if h.Why != "" {
		lines = append(lines, overlay.Ink(st, theme.Notice, h.Why+".", w)...)
	}
	for _, text := range h.Advice {
		lines = append(lines, overlay.Ink(st, theme.Dim, text, w)...)
	}
	for i, t := range h.Tasks {
		lines = append(lines, "")
		if h.Opens(i) {
			lines = append(lines, st.Render(theme.Strong, widget.Fit(st, t.Section, w)))
		}
		for i, l := range widget.Wrap(t.Plain(), w-4) {
			lines = append(lines, [...]string{"[ ] ", "    "}[min(i, 1)]+st.Render(theme.Text, l))
		}
		for _, note := range t.Notes {
			for _, l := range overlay.Ink(st, theme.Dim, note, w-4) {
				lines = append(lines, "    "+l)
			}
		}
	}
	for _, place := range h.Places {
		lines = append(lines, "")
		for _, text := range place.Lines() {
			lines = append(lines, overlay.Ink(st, theme.Text, text, w)...)
		}
	}
	return lines
}

// Hints returns the keys.
func (o *handOffSheet) Hints() []widget.Hint {
	scope := keymap.HandOffSheet
	return overlay.Hints(o.env.Hint(scope, keymap.Open, ""), o.env.Hint(scope, keymap.Copy, ""), o.env.Hint(scope, keymap.CopyLink, ""), o.env.Hint(scope, keymap.Export, ""))
}

func (o *handOffSheet) move(by int) { o.offset = max(0, min(o.offset+by, o.total-o.shown)) }

// Do scrolls, copies, saves and closes.
func (o *handOffSheet) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	if by, moves := a.Steps(o.shown, o.total); moves {
		o.move(by)
	}
	switch a {
	case keymap.Copy:
		return nil, []overlay.Request{overlay.Send{Intent: model.CopyText{Text: o.sheet.Markdown(), What: "the hand-off"}}}
	case keymap.CopyLink:
		return nil, []overlay.Request{overlay.Send{Intent: model.CopyText{Text: strings.Join(o.people, ", "), What: "the addresses"}}}
	case keymap.Export:
		return nil, []overlay.Request{overlay.Send{Intent: model.SaveDocument{Document: o.sheet, Format: "html"}}}
	case keymap.Back, keymap.Open:
		return nil, []overlay.Request{overlay.Close{}}
	}
	return nil, nil
}

// Update ignores all other messages.
func (o *handOffSheet) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click does nothing.
func (o *handOffSheet) Click(int, int) (tea.Cmd, []overlay.Request) { return nil, nil }

// Wheel scrolls.
func (o *handOffSheet) Wheel(by int) { o.move(by) }
