package widget

import (
	"strings"

	"cutui/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// Picker is a search field above a list from which several rows can be picked, and a tray
// that shows the picked ones. It keeps the field and the cursor.
type Picker struct {
	field  Field
	list   Table
	cursor int
	listAt int // the line at which the list starts
	shown  int // the number of its lines
}

// PickerRow is a row of a [Picker].
type PickerRow struct {
	Name   string
	Ink    theme.Ink
	Kind   string // "task", "list"
	Path   string // the space, folder and list that contain it
	ID     string
	Picked bool
}

// PickerView is what a picker shows at one moment.
type PickerView struct {
	Place   string // where in the hierarchy the rows are; empty means everywhere
	Note    string // at the right of the field: how much there is to search
	Len     int    // rows
	Row     func(i int) PickerRow
	Empty   string   // shown when there are no rows
	Label   string   // before the tray
	Tray    []string // the picked rows
	Hint    string   // shown while the tray is empty
	Warning string   // shown instead of the tray
	Right   string   // at the right of the tray
}

// NewPicker returns a picker whose field shows hint while it is empty.
func NewPicker(hint string) Picker {
	return Picker{field: NewField(hint), list: Table{NoHeader: true, Columns: []Column{
		{Min: 16, Flex: 3, Worth: 9},
		{Min: 6, Max: 13, Flex: 1, Worth: 6},
		{Min: 14, Max: 44, Flex: 4, Worth: 5},
		{Min: 9, Max: 12, Flex: 1, Worth: 2},
	}}}
}

// Query returns the field's text.
func (p *Picker) Query() string { return p.field.Value() }

// SetQuery replaces the field's text.
func (p *Picker) SetQuery(text string) { p.field.Set(text) }

// Update passes keys and pastes to the field, and reports whether the text changed.
func (p *Picker) Update(msg tea.Msg) bool { return p.field.Update(msg) }

// Cursor returns the row under the cursor in a list of that many rows, or -1 if it is empty.
func (p *Picker) Cursor(rows int) int {
	if rows == 0 {
		return -1
	}
	return max(0, min(p.cursor, rows-1))
}

// SetCursor moves the cursor to a row.
func (p *Picker) SetCursor(row int) { p.cursor = max(0, row) }

// Move moves the cursor down by a number of rows, or up if by is negative. It stops at the
// ends.
func (p *Picker) Move(by, rows int) { p.cursor = max(0, min(p.cursor+by, rows-1)) }

// Page returns by how many rows page up and page down move.
func (p *Picker) Page() int { return max(1, p.shown-1) }

// Scroll returns which part of the list the last frame showed.
func (p *Picker) Scroll() Scroll { return p.list.Scroll() }

// Hit returns the row on line y of the last frame, or -1.
func (p *Picker) Hit(y int) int {
	if y < p.listAt || y >= p.listAt+p.shown {
		return -1
	}
	return p.list.Hit(y - p.listAt)
}

// CursorX returns the cell of the text cursor, which is on the first line.
func (p *Picker) CursorX() int { return pickerEdge + p.field.CursorX() }

// pickerEdge is the number of cells in front of the field and the tray.
const pickerEdge = 3

// Render draws field, place, rows and tray as exactly w×h cells. It draws a blank column at
// both sides; use it in a [Frame] that is Flush.
func (p *Picker) Render(st *theme.Styles, v PickerView, w, h int) string {
	if w <= 0 || h <= 0 {
		return FitBlock("", w, h)
	}
	head := []string{p.fieldLine(st, v, w), pickerPlace(st, v, w)}
	foot := append(p.wholeRow(st, v, w), "", trayLine(st, v, w))
	if h < len(head)+len(foot)+3 {
		foot = foot[len(foot)-2:]
	}
	if h < 7 {
		head, foot = head[:1], foot[1:]
	}
	if h < 3 {
		return FitBlock(head[0], w, h)
	}
	p.listAt, p.shown = len(head), h-len(head)-len(foot)
	list := p.list.Render(st, TableView{
		Len: v.Len, Cursor: p.Cursor(v.Len), Focused: true, Empty: v.Empty, Sorted: -1,
		Row: func(i int, r *Row) { pickerRow(v.Row(i), r) },
	}, w, p.shown)
	return FitBlock(strings.Join(append(append(head, list), foot...), "\n"), w, h)
}

// wholeRow returns the texts of the row under the cursor, if its columns cut them.
func (p *Picker) wholeRow(st *theme.Styles, v PickerView, w int) []string {
	if v.Len == 0 {
		return nil
	}
	row := v.Row(p.Cursor(v.Len))
	cut := false
	for _, at := range arrange(p.list.Columns, nil, columnsRoom(w)) {
		cut = cut || Width([...]string{row.Name, row.Kind, row.Path, row.ID}[at.index]) > at.w
	}
	if !cut {
		return nil
	}
	words := row.Name
	if row.Path != "" {
		words += " " + st.Glyphs.Dot + " " + row.Path
	}
	out := []string{""}
	for _, line := range Wrap(words, w-pickerEdge-1) {
		out = append(out, spaces(pickerEdge)+st.Render(theme.Dim, line))
	}
	return out
}

func (p *Picker) fieldLine(st *theme.Styles, v PickerView, w int) string {
	note, n := Cut(st, v.Note, w/2)
	caret := " " + st.Render(theme.Accent, st.Glyphs.Caret) + " "
	return caret + p.field.Render(st, max(0, w-pickerEdge-n-2)) + " " + st.Render(theme.Dim, note) + " "
}

func pickerPlace(st *theme.Styles, v PickerView, w int) string {
	if v.Place == "" {
		return ""
	}
	return spaces(pickerEdge) + st.Render(theme.Accent, Fit(st, v.Place, w-pickerEdge-1))
}

// trayLine returns the warning, the hint, or the names of the picked rows.
func trayLine(st *theme.Styles, v PickerView, w int) string {
	right, n := Cut(st, v.Right, w/2)
	room := w - pickerEdge - n - 3
	line := spaces(pickerEdge)
	if v.Warning != "" {
		return line + st.Render(theme.Warning, Fit(st, st.Glyphs.Warning+" "+v.Warning, w-pickerEdge-1))
	}
	if len(v.Tray) == 0 {
		return line + st.Render(theme.Dim, Fit(st, v.Hint, room)) + "  " + st.Render(theme.Dim, right)
	}
	label, used := Cut(st, v.Label+"  ", room)
	names, _ := Cut(st, strings.Join(v.Tray, " "+st.Glyphs.Dot+" "), room-used)
	return line + st.Render(theme.Accent, label) + FitLine(st.Render(theme.Text, names), room-used) + "  " + st.Render(theme.Dim, right)
}

func pickerRow(from PickerRow, to *Row) {
	to.Marked = from.Picked
	dim := theme.Dim
	to.Cells[0] = Cell{Text: from.Name, Ink: from.Ink}
	to.Cells[1] = Cell{Text: from.Kind, Ink: dim}
	to.Cells[2] = Cell{Text: from.Path, Ink: dim}
	to.Cells[3] = Cell{Text: from.ID, Ink: dim}
}
