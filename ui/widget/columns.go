package widget

import "slices"

// Column describes a column of a [Table]. Widths are in cells and include the
// lead, not the gap between columns.
type Column struct {
	Title string
	// Min and Max bound the width; without Max the column grows without limit.
	Min, Max int
	// Flex is the column's share of spare width; 0 stays at Min.
	Flex int
	// Worth decides who stays when the table is narrow: the least leaves first.
	Worth int
	// Right aligns title and text to the right, for numbers.
	Right bool
	// Lead reserves cells for [Cell.Lead] with the blank after it, so that the
	// texts of a column stay aligned.
	Lead int
	// Chart draws [Row.Bar] instead of a cell.
	Chart bool
}

const columnGap = 2

// columnsRoom is the cells for columns in a table of w cells: air is at its right.
func columnsRoom(w int) int { return w - GutterW - 1 }

// placed is a column with its place in the line.
type placed struct{ index, x, w int }

// arrange chooses the columns that w cells have room for, in their own order, and shares
// the spare width among them. Of those to be shown in an order of their own the last
// ones leave first.
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

// line puts columns one beside the other.
func line(kept []placed) {
	x := 0
	for i := range kept {
		kept[i].x = x
		x += kept[i].w + columnGap
	}
}

// fewRows are so few that it costs nothing to look at all of them for every frame.
const fewRows = 64

// snug chooses and places columns as [arrange] does, but that spare width goes first to
// those whose texts need it; an empty column gets none.
func (t *Table) snug(v TableView, w int) []placed {
	needs := t.needs(v)
	columns := slices.Clone(t.Columns)
	for i := range columns {
		c := &columns[i]
		if c.Chart { // what the texts leave is its
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

// needs are the cells that each column takes with all texts whole.
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

// dropColumn removes the column of least worth, of equals the rightmost.
func dropColumn(columns []Column, kept []placed) []placed {
	at := 0
	for i, p := range kept {
		if columns[p.index].Worth <= columns[kept[at].index].Worth {
			at = i
		}
	}
	return append(kept[:at], kept[at+1:]...)
}

// grow shares spare cells by Flex up to each column's Max; what a full column
// leaves over goes round again.
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

// growByOne hands out the cells that no share is big enough for.
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

// ScrollTo returns the first of the visible lines so that the cursor stays in
// view with a margin, moving no further than needed from offset.
func ScrollTo(offset, cursor, visible, total int) int {
	if visible <= 0 || total <= visible {
		return 0
	}
	margin := min(3, (visible-1)/2)
	offset = min(offset, cursor-margin)
	offset = max(offset, cursor+margin+1-visible)
	return max(0, min(offset, total-visible))
}
