package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// HandOff shows a plan written down for somebody who carries it out in ClickUp.
type HandOff struct {
	env    *Env
	text   string
	said   int // the notices there were when it opened
	offset int
	shown  int
	total  int
}

// NewHandOff shows a text in Markdown.
func NewHandOff(env *Env, text string) *HandOff {
	return &HandOff{env: env, text: text, said: env.State.NoticeCount()}
}

// kept is what was done with the text: where it was saved and that it was copied, or
// why not.
func (o *HandOff) kept() string {
	s := o.env.State
	var words []string
	for _, n := range s.Notices[len(s.Notices)-min(s.NoticeCount()-o.said, len(s.Notices)):] {
		words = append(words, n.Text)
	}
	return strings.Join(words, " "+o.env.Styles.Glyphs.Dot+" ")
}

// Scopes are where its keys are looked up.
func (o *HandOff) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List, keymap.Browse} }

// Typing is false: there is no text field.
func (o *HandOff) Typing() bool { return false }

// Size is that of the guides it opens from, higher for a long text.
func (o *HandOff) Size(w, h int) (int, int) { return GuideSize(w, h, o.total) }

// Render draws exactly w×h cells.
func (o *HandOff) Render(w, h int) string {
	st := o.env.Styles
	f := widget.Frame{Title: "Hand-off", TitleRight: o.kept(), Focused: true}
	inner := f.Inner(widget.Rect{W: w, H: h})
	var lines []string
	for text := range strings.SplitSeq(strings.TrimSpace(o.text), "\n") {
		ink := theme.Text
		if strings.HasPrefix(text, "# ") {
			ink = theme.Strong
		}
		lines = append(lines, Ink(st, ink, strings.TrimPrefix(text, "# "), inner.W)...)
	}
	o.shown, o.total = inner.H, len(lines)
	o.move(0)
	f.Scroll = widget.Scroll{Offset: o.offset, Visible: o.shown, Total: o.total}
	f.FooterLeft = widget.Hints(st, []widget.Hint{{Key: "↑↓", Help: "scroll"}, {Key: "esc", Help: "back"}}, w-6)
	return f.Render(st, strings.Join(lines[o.offset:], "\n"), w, h)
}

func (o *HandOff) move(by int) { o.offset = max(0, min(o.offset+by, o.total-o.shown)) }

// Do scrolls and closes.
func (o *HandOff) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch a {
	case keymap.Up:
		o.move(-1)
	case keymap.Down:
		o.move(1)
	case keymap.PageUp:
		o.move(-o.shown)
	case keymap.PageDown:
		o.move(o.shown)
	case keymap.Back, keymap.Open:
		return nil, []Request{Close{}}
	}
	return nil, nil
}

// Update takes nothing else.
func (o *HandOff) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }

// Click does nothing.
func (o *HandOff) Click(int, int) (tea.Cmd, []Request) { return nil, nil }

// Wheel scrolls.
func (o *HandOff) Wheel(by int) { o.move(by) }
