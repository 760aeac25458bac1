package form

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
	"cutui/ui/widget"
)

// many is a huh field for text that wraps. It is as high as its text, uses the terminal's
// own cursor, and shows a suggested completion after the text.
type many struct {
	huh.Field // an input that is never shown: it supplies the remaining methods

	st    *theme.Styles
	area  textarea.Model
	above string // the part of the text before that in the area
	text  *string
	ghost string // the suggested completion
	w     int
	drawn string     // cached view; empty if it must be drawn again
	look  theme.Look // the look that drawn was drawn in
}

func newMany(st *theme.Styles, hint string, text *string) *many {
	area := textarea.New()
	area.ShowLineNumbers, area.Prompt, area.Placeholder = false, "", hint
	area.CharLimit, area.MaxHeight, area.DynamicHeight = 0, 0, true
	area.SetVirtualCursor(false)
	area.SetWidth(fallbackW)
	f := &many{Field: huh.NewInput(), st: st, area: area, text: text, w: fallbackW}
	f.set(*text)
	return f
}

// areaText is roughly how many bytes of a long text are in the area, which wraps its whole
// text again for each key. The rest is kept in above until the cursor gets there.
const areaText = 2 << 10

// set replaces the text and puts the cursor at its end.
func (f *many) set(text string) {
	*f.text = text
	from := 0
	if len(text) > 2*areaText {
		from = lastWords(text)
	}
	f.above = text[:from]
	f.area.SetValue(text[from:])
	f.area.MoveToEnd()
	f.drawn = ""
}

// lastWords returns the start of a word about areaText bytes before the end of a long text.
func lastWords(text string) int { return 1 + strings.LastIndexAny(text[:len(text)-areaText], " \n") }

// lower moves more of above, or all of it, into the area. The cursor keeps its place in the
// text.
func (f *many) lower(all bool) {
	from := 0
	if !all && len(f.above) > areaText {
		from = lastWords(f.above)
	}
	more, row, column := f.above[from:], f.area.Line(), f.area.Column()
	f.above = f.above[:from]
	f.area.SetValue(more + f.area.Value())
	f.area.MoveToBegin()
	above := strings.Count(more, "\n")
	if row == 0 { // the cursor's line began in above
		column += utf8.RuneCountInString(more[1+strings.LastIndexByte(more, '\n'):])
	}
	for f.area.Line() < above+row {
		f.area.CursorDown()
	}
	f.area.SetCursorColumn(column)
}

// suggest shows rest after the text as a completion; empty for none.
func (f *many) suggest(rest string) {
	if rest != f.ghost {
		f.ghost, f.drawn = rest, ""
	}
}

// atEnd reports whether the cursor is at the end of the text.
func (f *many) atEnd() bool {
	return f.area.Line() == f.area.LineCount()-1 && f.area.LineInfo().CharOffset >= f.area.LineInfo().CharWidth-1 &&
		f.area.LineInfo().RowOffset == f.area.LineInfo().Height-1
}

// cursor returns the position of the cursor in the field.
func (f *many) cursor() (x, y int, ok bool) {
	c := f.area.Cursor()
	if c == nil {
		return 0, 0, false
	}
	return c.X + edgeW, c.Y, true
}

// edgeW is the width of the bar at the left of a field.
const edgeW = 2

// View returns the bar and the whole text. It is cached: huh and the page call it several
// times for each key.
func (f *many) View() string {
	if f.drawn == "" || f.look != f.st.Look() {
		f.drawn, f.look = f.draw(), f.st.Look()
	}
	return f.drawn
}

func (f *many) draw() string {
	style := textarea.StyleState{Text: ink(f.st, theme.Text), CursorLine: ink(f.st, theme.Text), Placeholder: ink(f.st, theme.Dim)}
	f.area.SetStyles(textarea.Styles{Focused: style, Blurred: style})
	view := f.area.View()
	if x, y, ok := f.cursor(); ok && f.ghost != "" && f.atEnd() {
		lines := strings.Split(view, "\n")
		w := widget.Width(lines[y])
		lines[y] = widget.FitLine(widget.FitLine(lines[y], x-edgeW)+f.st.Render(theme.Dim, f.ghost), w)
		view = strings.Join(lines, "\n")
	}
	bar := f.st.Render(theme.Accent, f.st.Glyphs.Caret) + " "
	return bar + strings.ReplaceAll(view, "\n", "\n"+bar)
}

// Update handles keys and pastes and ignores huh's own messages.
func (f *many) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if len(msg.Content) > areaText && f.atEnd() {
			f.set(*f.text + strings.ReplaceAll(msg.Content, "\r", "\n"))
			return f, nil
		}
		f.edit(msg)
	case tea.KeyPressMsg:
		keys := f.area.KeyMap
		all := key.Matches(msg, keys.InputBegin, keys.LineStart, keys.DeleteBeforeCursor)
		if top := f.area.Line() == 0 && f.area.LineInfo().RowOffset == 0; f.above != "" && (all || top) {
			f.lower(all)
		}
		f.edit(msg)
	}
	return f, nil
}

func (f *many) edit(msg tea.Msg) {
	line := []rune(strings.Split(f.area.Value(), "\n")[f.area.Line()])
	at := min(f.area.Column(), len(line))
	for range widget.Presses(msg, string(line[:at]), string(line[at:])) {
		f.area, _ = f.area.Update(msg)
	}
	*f.text, f.drawn = f.above+f.area.Value(), ""
	if f.area.Length() > 2*areaText && f.atEnd() {
		f.set(*f.text)
	}
}

// Focus focuses the field.
func (f *many) Focus() tea.Cmd { return f.area.Focus() }

// Blur takes the focus away.
func (f *many) Blur() tea.Cmd {
	f.area.Blur()
	return nil
}

// WithWidth wraps the text to w cells.
func (f *many) WithWidth(w int) huh.Field {
	if w != f.w {
		f.w = w
		f.area.SetWidth(max(1, w-edgeW))
		f.drawn = ""
	}
	return f
}

// GetValue returns the text.
func (f *many) GetValue() any { return *f.text }
