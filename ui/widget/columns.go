package widget

import "slices"

// Column describes a column of a [Table]. Widths are in cells and include the lead, but not
// the gap between columns.
type Column struct {
	Title string
	// Min and Max bound the width; without Max the column grows without limit.
	Min, Max int
	// Flex is the column's share of spare width; with 0 it stays at Min.
	Flex int
	// Worth decides which columns stay in a narrow table: the least worth is dropped first.
	Worth int
	// Right aligns title and text to the right, for numbers.
	Right bool
	// Lead is the cells reserved for [Cell.Lead] and the blank after it, so that the texts
	// of the column stay aligned.
	Lead int
	// Chart draws [Row.Bar] instead of a cell.
	Chart bool
}

const columnGap = 2

// columnsRoom returns the cells for columns in a table of w cells: what the gutter and the
// blank column at the right leave.
func columnsRoom(w int) int { return w - GutterW - 1 }

// placed is a column's position and width in a line.
type placed struct{ index, x, w int }

// arrange returns the columns that fit in w cells, and shares the spare width among them.
// Without show these are all columns, of which the least worth are dropped first; with show
// they are the columns with these indexes, of which the last are dropped first.
func arrange(columns []Column, show []int, w int) []placed {
	kept := make([]placed, 0, len(columns))
	for _, i := range show {
		kept = append(kept, placed{index: i, w: max(1, columns[i].Min)})
	}
	for i, c := range columns {
		if show == nil {
			kept = append(kept, placed{index: i, w: max(1, c.Min)})
		}
	}
	spare := w - width(kept)
	for spare < 0 && len(kept) > 1 {
		if show != nil {
			kept = kept[:len(kept)-1]
		} else {
			kept = dropColumn(columns, kept)
		}
		spare = w - width(kept)
	}
	if spare < 0 && len(kept) == 1 {
		kept[0].w = max(0, w)
	}
	grow(columns, kept, spare)
	line(kept)
	return kept
}

// line places columns side by side.
func line(kept []placed) {
	x := 0
	for i := range kept {
		kept[i].x = x
		x += kept[i].w + columnGap
	}
}

// fewRows is the number of rows up to which measuring all of them for every frame is cheap.
const fewRows = 64

// snug is [arrange], except that spare width goes first to the columns whose texts need it,
// and an empty column gets none.
func (t *Table) snug(v TableView, w int) []placed {
	needs := t.needs(v)
	columns := slices.Clone(t.Columns)
	for i := range columns {
		c := &columns[i]
		if c.Chart { // gets what the texts leave
			c.Flex = 0
			continue
		}
		c.Min = min(c.Min, needs[i])
		if c.Max == 0 || needs[i] < c.Max {
			c.Max = max(c.Min, needs[i])
		}
	}
	kept := arrange(columns, t.Show, w)
	grow(t.Columns, kept, w-width(kept))
	line(kept)
	return kept
}

// needs returns the cells that each column needs to show all its texts whole.
func (t *Table) needs(v TableView) []int {
	needs := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		needs[i] = Width(c.Title) + c.Lead
	}
	row := Row{Cells: make([]Cell, len(t.Columns))}
	for i := range v.Len {
		clear(row.Cells)
		v.Row(i, &row)
		for c, cell := range row.Cells {
			n := Width(cell.Text) + t.Columns[c].Lead
			if cell.Flag.Text != "" {
				n += 1 + Width(cell.Flag.Text)
			}
			needs[c] = max(needs[c], n)
		}
	}
	return needs
}

func width(kept []placed) int {
	n := -columnGap
	for _, p := range kept {
		n += p.w + columnGap
	}
	return n
}

// dropColumn removes the column of least worth, the rightmost of several.
func dropColumn(columns []Column, kept []placed) []placed {
	at := 0
	for i, p := range kept {
		if columns[p.index].Worth <= columns[kept[at].index].Worth {
			at = i
		}
	}
	return append(kept[:at], kept[at+1:]...)
}

// grow shares spare cells by Flex, up to each column's Max. What a full column can't take
// is shared again.
func grow(columns []Column, kept []placed, spare int) {
	for spare > 0 {
		flex := 0
		for _, p := range kept {
			if canGrow(columns[p.index], p.w) {
				flex += columns[p.index].Flex
			}
		}
		if flex == 0 {
			return
		}
		before := spare
		for i, p := range kept {
			c := columns[p.index]
			if !canGrow(c, p.w) {
				continue
			}
			n := before * c.Flex / flex
			if c.Max > 0 {
				n = min(n, c.Max-p.w)
			}
			kept[i].w += n
			spare -= n
		}
		if spare == before {
			growByOne(columns, kept, spare)
			return
		}
	}
}

// growByOne hands out the cells that are too few to be shared by Flex, one to a column.
func growByOne(columns []Column, kept []placed, spare int) {
	for i, p := range kept {
		if spare > 0 && canGrow(columns[p.index], p.w) {
			kept[i].w++
			spare--
		}
	}
}

func canGrow(c Column, w int) bool {
	return c.Flex > 0 && (c.Max == 0 || w < c.Max)
}

// ScrollTo returns the first visible line, moved no further from offset than needed to keep
// the cursor in view with a margin.
func ScrollTo(offset, cursor, visible, total int) int {
	if visible <= 0 || total <= visible {
		return 0
	}
	margin := min(3, (visible-1)/2)
	offset = min(offset, cursor-margin)
	offset = max(offset, cursor+margin+1-visible)
	return max(0, min(offset, total-visible))
}
