package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Tabs is a row of view names, such as "all 159 · members 41", with one active.
type Tabs struct {
	Items  []string
	Active int
	// Prev and Next are the keys to the previous and next tab, drawn around the tabs; they
	// can be clicked, too. If one is empty, neither is drawn.
	Prev, Next string
}

const tabGap = 3 // the cells of " · "

// span is the visible part of the tabs.
type span struct {
	from, to    int  // items[from:to]
	left, right bool // an ellipsis at that end
}

// window returns the items to show in w cells: the active one and as many neighbours as fit.
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

// cost returns the cells that one more item needs, including the ellipses at the left and
// right for what stays hidden.
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

// keyed removes the keys if there is no room for them, and returns the width of each.
func (t *Tabs) keyed(w int) (prev, next int) {
	const roomy = 24
	if t.Prev == "" || t.Next == "" || w < roomy || len(t.Items) < 2 {
		t.Prev, t.Next = "", ""
		return 0, 0
	}
	return keyWidth(t.Prev), keyWidth(t.Next)
}

// keyWidth returns the cells of a key beside the tabs: only a key of one cell, such as a
// bracket, needs no blank.
func keyWidth(key string) int {
	if n := Width(key); n > 1 {
		return n + 1
	}
	return 1
}

// Render draws the tabs in at most w cells; the active one stays visible.
func (t Tabs) Render(st *theme.Styles, w int) string {
	prev, next := t.keyed(w)
	var b strings.Builder
	if prev > 0 {
		st.Key.Write(&b, t.Prev)
		b.WriteString(spaces(prev - Width(t.Prev)))
	}
	t.write(&b, st, w-prev-next)
	if next > 0 {
		b.WriteString(spaces(next - Width(t.Next)))
		st.Key.Write(&b, t.Next)
	}
	return b.String()
}

func (t Tabs) write(b *strings.Builder, st *theme.Styles, w int) {
	s := t.window(w)
	dim := st.Ink(theme.Dim)
	if s.left {
		dim.Write(b, st.Glyphs.Ellipsis+" ")
	}
	for i := s.from; i < s.to; i++ {
		if i > s.from {
			dim.Write(b, " "+st.Glyphs.Dot+" ")
		}
		text, _ := Cut(st, t.Items[i], w)
		if i == t.Active {
			st.Tab.Write(b, text)
		} else {
			dim.Write(b, text)
		}
	}
	if s.right {
		dim.Write(b, " "+st.Glyphs.Ellipsis)
	}
}

// Hit returns the item at cell x of tabs rendered in w cells, or -1. A key counts as the
// item that it leads to.
func (t Tabs) Hit(x, w int) int {
	prev, next := t.keyed(w)
	if n := len(t.Items); x >= 0 && x < min(prev, Width(t.Prev)) {
		return (t.Active + n - 1) % n
	}
	s, at := t.window(w-prev-next), prev
	if s.left {
		at += 2
	}
	for i := s.from; i < s.to; i++ {
		n := min(Width(tame(t.Items[i])), w)
		if x >= at && x < at+n {
			return i
		}
		at += n + tabGap
	}
	if s.right {
		at += 2
	}
	at += next - Width(t.Next) - tabGap
	if next > 0 && x >= at && x < at+Width(t.Next) {
		return (t.Active + 1) % len(t.Items)
	}
	return -1
}
