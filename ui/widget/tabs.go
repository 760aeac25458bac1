package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Tabs is a row of view names, such as "all 159 · members 41", with one active.
type Tabs struct {
	Items  []string
	Active int
}

const tabGap = 3 // the cells of " · "

// span is the part of the tabs that a width has room for.
type span struct {
	from, to    int // items[from:to]
	left, right bool
}

// window chooses the items to show in w cells: the active one, then as many
// neighbours as fit, those on the left first.
func (t Tabs) window(w int) span {
	if len(t.Items) == 0 || w <= 0 {
		return span{}
	}
	active := max(0, min(t.Active, len(t.Items)-1))
	s := span{from: active, to: active + 1}
	used := Width(tame(t.Items[active]))
	for grown := true; grown; {
		grown = false
		if s.from > 0 && used+t.cost(s.from-1, s.from-1 > 0, s.to < len(t.Items)) <= w {
			s.from--
			used += tabGap + Width(tame(t.Items[s.from]))
			grown = true
		}
		if s.to < len(t.Items) && used+t.cost(s.to, s.from > 0, s.to+1 < len(t.Items)) <= w {
			used += tabGap + Width(tame(t.Items[s.to]))
			s.to++
			grown = true
		}
	}
	s.left, s.right = s.from > 0 && used+2 <= w, s.to < len(t.Items)
	if s.left {
		used += 2
	}
	s.right = s.right && used+2 <= w
	return s
}

// cost is what one more item needs, with the marks for what stays hidden.
func (t Tabs) cost(item int, left, right bool) int {
	n := tabGap + Width(tame(t.Items[item]))
	if left {
		n += 2
	}
	if right {
		n += 2
	}
	return n
}

// Render draws the tabs in at most w cells; the active one stays visible.
func (t Tabs) Render(st *theme.Styles, w int) string {
	s := t.window(w)
	var b strings.Builder
	dim := st.Ink(theme.Dim)
	if s.left {
		dim.Write(&b, st.Glyphs.Ellipsis+" ")
	}
	for i := s.from; i < s.to; i++ {
		if i > s.from {
			dim.Write(&b, " "+st.Glyphs.Dot+" ")
		}
		text, _ := Cut(st, t.Items[i], w)
		if i == t.Active {
			st.Tab.Write(&b, text)
		} else {
			dim.Write(&b, text)
		}
	}
	if s.right {
		dim.Write(&b, " "+st.Glyphs.Ellipsis)
	}
	return b.String()
}

// Hit returns the item at cell x of a row rendered for w cells, or -1.
func (t Tabs) Hit(x, w int) int {
	s := t.window(w)
	at := 0
	if s.left {
		at = 2
	}
	for i := s.from; i < s.to; i++ {
		n := min(Width(tame(t.Items[i])), w)
		if x >= at && x < at+n {
			return i
		}
		at += n + tabGap
	}
	return -1
}
