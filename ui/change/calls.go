package change

import (
	"strconv"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Calls is a table of the steps of a plan or run, one row each.
type Calls struct {
	overlay.Rows

	place  func(change.Step) string // names the workspace of a step, or ""
	doubts map[string]string        // notes on addresses that may be mistyped, by address
	alone  bool                     // the list has no room: the details give the step's number

	// What the columns were made for.
	shape      shape
	w          int
	stepCount  int
	doubtCount int
}

// shape is the wording of the rows.
type shape uint8

const (
	unset      shape = iota
	onlyPeople       // no step has an item
	narrow           // "guest: item", because the item may be cut
	wide             // "item → guest"
)

// NewCalls returns a table of count steps.
func NewCalls(env *overlay.Env, count func() int) Calls {
	return Calls{Rows: overlay.Rows{Env: env, Count: count}, place: func(change.Step) string { return "" }}
}

// wideW is the width from which rows are wide.
const wideW = 96

func shapeOf(steps []change.Step, w int) shape {
	for i := range steps {
		if steps[i].HandsOver() {
			continue
		}
		if steps[i].Item.ID != "" && w >= wideW {
			return wide
		}
		if steps[i].Item.ID != "" {
			return narrow
		}
	}
	return onlyPeople
}

// columns gives the middle column its full width before the result gets more than its
// minimum: the details show the result in full.
func (c *Calls) columns(steps []change.Step) []widget.Column {
	longest, verb := 0, 7
	for i := range steps {
		verb = max(verb, widget.Width(steps[i].Verb()))
		n := widget.Width(c.what(&steps[i]))
		if doubt := c.doubtFlag(&steps[i]); doubt != "" {
			n += widget.Width(doubt) + flagGap
		}
		longest = max(longest, n)
	}
	return []widget.Column{
		{Min: 2 + verb, Worth: 8, Lead: 2},
		{Min: 20, Max: max(20, longest), Flex: 9, Worth: 9},
		{Min: 14, Flex: 1, Worth: 7},
	}
}

// flagGap is the number of blanks before a flag.
const flagGap = 2

// FollowRun puts the cursor on the step under way or, if there is none, on the first that
// failed or is unknown. It stops once the user moves the cursor.
func (c *Calls) FollowRun(steps []change.Step) {
	if c.Moved {
		return
	}
	at := -1
	for i := range steps {
		switch s := steps[i].State; {
		case s == change.Running:
			c.Row = i
			return
		case at < 0 && (s == change.Failed || s == change.Unknown):
			at = i
		}
	}
	if at >= 0 {
		c.Row = at
	}
}

// Render draws the table in w×h cells.
func (c *Calls) Render(st *theme.Styles, steps []change.Step, w, h int) string {
	if s := shapeOf(steps, w); s != c.shape || c.w != w || c.stepCount != len(steps) || c.doubtCount != len(c.doubts) {
		c.shape, c.w, c.stepCount, c.doubtCount = s, w, len(steps), len(c.doubts)
		c.Table = widget.Table{NoHeader: true, Columns: c.columns(steps)}
	}
	return c.Table.Render(st, widget.TableView{
		Len: len(steps), Cursor: c.Row, Focused: true, Sorted: -1, Empty: "There is nothing to do.",
		Row: func(i int, r *widget.Row) { c.row(st, &steps[i], r) },
	}, w, h)
}

func (c *Calls) row(st *theme.Styles, s *change.Step, r *widget.Row) {
	sign, text, ink := stateMark(st, s)
	if s.MakesAdmin(c.roles()) && (s.State == change.Planned || s.State == change.Done) {
		ink = theme.Danger
	}
	r.Cells[0] = widget.Cell{Text: s.Verb(), Ink: text, Lead: widget.Mark{Text: sign, Ink: ink}}
	r.Cells[1] = widget.Cell{Text: c.what(s), Ink: text}
	r.Cells[2] = widget.Cell{Text: c.result(s), Ink: ink}
	if doubt := c.doubtFlag(s); doubt != "" {
		r.Cells[1].Flag = widget.Mark{Text: doubt, Ink: theme.Warning}
	} else if s.Item.ID == "" && c.place(*s) != "" {
		r.Cells[1].Flag = widget.Mark{Text: "(" + c.place(*s) + ")", Ink: theme.Dim}
	}
}

// what returns who a step is about, and the item.
func (c *Calls) what(s *change.Step) string {
	switch {
	case s.HandsOver() && s.To == "":
		return s.ItemName + " (" + s.Thing() + "), " + s.Who() + " out"
	case s.HandsOver():
		return s.ItemName + " (" + s.Thing() + ") " + c.Env.Styles.Glyphs.Arrow + " " + s.To
	case s.OfGroup():
		return s.AboutGroup()
	case s.Item.ID == "":
		return s.Who()
	case c.shape == narrow:
		return s.Who() + ": " + s.ItemName
	}
	return s.ItemName + " (" + s.Item.Kind.String() + ") " + c.Env.Styles.Glyphs.Arrow + " " + s.Who()
}

// result returns how a step ended or what to know before it, and the level of a share.
func (c *Calls) result(s *change.Step) string {
	result := s.Result(c.roles())
	if s.Permission == "" || s.State != change.Planned && s.State != change.Done {
		return result
	}
	level := "as " + s.Permission.Label()
	if s.Via == change.ViaACL {
		level += " by the newer API"
	}
	if s.State == change.Planned && result != "" {
		return level + ", " + result
	}
	return strings.TrimSpace(result + " " + level)
}

// doubtFlag returns the flag in the row of a doubtful address. If there is little room it is
// only a sign, which the review explains.
func (c *Calls) doubtFlag(s *change.Step) string {
	switch doubt := c.doubt(s); {
	case doubt == "":
		return ""
	case c.w < wideW:
		return c.Env.Styles.Glyphs.Warning
	default:
		return c.Env.Styles.Glyphs.Warning + " " + doubt
	}
}

// doubt returns the note on the address that a step invites, or "".
func (c *Calls) doubt(s *change.Step) string {
	if s.Grants(c.roles()) == "" {
		return ""
	}
	return c.doubts[s.Email]
}

// stateMark returns the sign of a step and the inks of its text and its result.
func stateMark(st *theme.Styles, s *change.Step) (sign string, text, result theme.Ink) {
	switch s.State {
	case change.Running:
		return st.Glyphs.Spinner[0], theme.Strong, theme.Accent
	case change.Done:
		return st.Glyphs.Done, theme.Text, theme.Good
	case change.Skipped:
		return st.Glyphs.Unknown, theme.Dim, theme.Dim
	case change.Failed:
		return st.Glyphs.Failed, theme.Text, theme.Danger
	case change.Unknown:
		return st.Glyphs.Warning, theme.Text, theme.Warning
	case change.Planned:
	}
	return " ", theme.Text, theme.Notice
}

// roles returns the custom roles, which steps refer to by id.
func (c *Calls) roles() []model.Role { return c.Env.State.Data().Roles.Value }

// Detail draws the row under the cursor in full, in exactly lines lines.
func (c *Calls) Detail(steps []change.Step, w, lines int) []string {
	out := make([]string, lines)
	if c.Row >= len(steps) {
		return out
	}
	st, ink := c.Env.Styles, theme.Dim
	if steps[c.Row].State == change.Failed {
		ink = theme.Danger
	}
	if len(steps) == 1 && c.rowSaysAll(&steps[0], w) {
		return out
	}
	wrapped := widget.Wrap(c.detail(steps, c.Row), w)
	for i := range min(lines, len(wrapped)) {
		if i == lines-1 {
			wrapped[i] = strings.Join(wrapped[i:], " ")
		}
		line, _ := widget.Cut(st, wrapped[i], w)
		out[i] = st.Render(ink, line) // not padded: the ink may be underlined
	}
	return out
}

// rowSaysAll reports whether s is a planned removal whose row shows all that its detail
// would say.
func (c *Calls) rowSaysAll(s *change.Step, w int) bool {
	if s.State != change.Planned || s.Op != change.OpRemoveGuest && s.Op != change.OpRemoveMember || s.Note != "" || c.place(*s) != "" {
		return false
	}
	taken := 0
	for _, col := range c.columns([]change.Step{*s})[:2] {
		taken += max(col.Min, col.Max) + 2
	}
	return taken+widget.Width(c.result(s)) <= w-2
}

// detail returns a step in full, with its number if the list has no room.
func (c *Calls) detail(steps []change.Step, i int) string {
	words := c.detailWords(&steps[i])
	if c.alone {
		words = text.Number(i+1) + " of " + text.Number(len(steps)) + ": " + words
	}
	return words
}

func (c *Calls) detailWords(s *change.Step) string {
	text := s.Sentence(c.roles(), c.place(*s))
	if doubt := c.doubt(s); doubt != "" {
		text += " – " + doubt
	}
	if s.State == change.Failed && s.Status != 0 {
		text += " (HTTP " + strings.TrimSuffix(strconv.Itoa(s.Status)+", "+s.Code, ", ") + ")"
	}
	return text
}

// detailsCompared is the most steps that are compared for the longest detail.
const detailsCompared = 50

// DetailLines returns how many lines the longest detail takes, so that none is cut and the
// list keeps its height. For a long list it measures only the step under the cursor.
func (c *Calls) DetailLines(steps []change.Step, w int) int {
	first, last := 0, len(steps)
	if last > detailsCompared {
		first = c.Row
		last = first + 1
	}
	most := 1
	for i := first; i < last; i++ {
		most = max(most, len(widget.Wrap(c.detail(steps, i), w)))
	}
	return most
}
