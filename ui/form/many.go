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

// many is a huh field for text that wraps: as high as the text, with the
// terminal's own cursor, and with what could be completed shown behind it.
type many struct {
	huh.Field // of its own, for what huh asks of fields besides: nothing of it is shown

	st    *theme.Styles
	area  textarea.Model
	above string // what stands before the text of the area
	text  *string
	ghost string
	w     int
	drawn string     // the last view; empty: something has changed since
	look  theme.Look // it was drawn in
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

// areaText is about how many bytes of a long text the area has: it wraps all of its text
// again for each key. The rest stands above, and comes down when the cursor does.
const areaText = 2 << 10

// set replaces the text and puts the cursor behind it.
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

// lastWords is where the last words of a long text begin, about areaText bytes before its end.
func lastWords(text string) int { return 1 + strings.LastIndexAny(text[:len(text)-areaText], " \n") }

// lower gives the area more of what stands above it, or all; the cursor stays where it is.
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
	if row == 0 { // the line of the cursor begins in what is above
		column += utf8.RuneCountInString(more[1+strings.LastIndexByte(more, '\n'):])
	}
	for f.area.Line() < above+row {
		f.area.CursorDown()
	}
	f.area.SetCursorColumn(column)
}

// suggest shows what could be completed behind the text.
func (f *many) suggest(rest string) {
	if rest != f.ghost {
		f.ghost, f.drawn = rest, ""
	}
}

// atEnd reports whether the cursor stands behind the text.
func (f *many) atEnd() bool {
	return f.area.Line() == f.area.LineCount()-1 && f.area.LineInfo().CharOffset >= f.area.LineInfo().CharWidth-1 &&
		f.area.LineInfo().RowOffset == f.area.LineInfo().Height-1
}

// cursor is where the terminal's cursor belongs in the field.
func (f *many) cursor() (x, y int, ok bool) {
	c := f.area.Cursor()
	if c == nil {
		return 0, 0, false
	}
	return c.X + edgeW, c.Y, true
}

// edgeW is the cells of the bar at the left of a field.
const edgeW = 2

// View is the bar and the text, in as many lines as it takes. huh and the page
// ask for it several times for each key.
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

// Update takes keys and pastes; huh's own messages are not for it.
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

// Focus gives the field the keys.
func (f *many) Focus() tea.Cmd { return f.area.Focus() }

// Blur takes the keys away.
func (f *many) Blur() tea.Cmd {
	f.area.Blur()
	return nil
}

// WithWidth wraps the text again for another width.
func (f *many) WithWidth(w int) huh.Field {
	if w != f.w {
		f.w = w
		f.area.SetWidth(max(1, w-edgeW))
		f.drawn = ""
	}
	return f
}

// GetValue is the text.
func (f *many) GetValue() any { return *f.text }
