package widget

import (
	"strconv"
	"testing"

	"cutui/ui/theme"
)

func benchTable() (*Table, func(i int, r *Row)) {
	st := theme.New(theme.Dark, true)
	t := &Table{Columns: []Column{
		{Title: "NAME", Min: 16, Max: 30, Flex: 3, Worth: 9, Lead: 3},
		{Title: "ROLE", Min: 7, Worth: 8},
		{Title: "LAST SEEN", Min: 15, Worth: 7, Lead: 2},
		{Title: "SEAT", Min: 5, Worth: 5},
		{Title: "DOMAIN", Min: 14, Max: 24, Flex: 2, Worth: 4},
		{Title: "INVITED BY", Min: 10, Max: 20, Flex: 1, Worth: 1},
	}}
	badge := st.Badge("#7B68EE")
	return t, func(i int, r *Row) {
		r.Marked = i%9 == 0
		r.Cells[0] = Cell{Text: "Greta Gmail with a longer name", Lead: Mark{Text: "GG", Style: badge}}
		r.Cells[1] = Cell{Text: "member", Ink: theme.Dim}
		r.Cells[2] = Cell{Text: "13 months ago", Lead: Mark{Text: "●", Ink: theme.Good}}
		r.Cells[3] = Cell{Text: "$", Ink: theme.Dim}
		r.Cells[4] = Cell{Text: "gmail.com", Ink: theme.Dim, Flag: Mark{Text: "▲", Ink: theme.Warning}}
		r.Cells[5] = Cell{Text: "Olga Owner", Ink: theme.Dim}
	}
}

// BenchmarkTable shows that a frame costs the same for any number of rows.
func BenchmarkTable(b *testing.B) {
	st := theme.New(theme.Dark, true)
	for _, rows := range []int{100, 100_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			t, row := benchTable()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				t.Render(st, TableView{Len: rows, Cursor: i % rows, Row: row, Focused: true}, 118, 36)
			}
		})
	}
}

func BenchmarkFrame(b *testing.B) {
	st := theme.New(theme.Dark, true)
	t, row := benchTable()
	content := t.Render(st, TableView{Len: 100, Row: row, Focused: true}, 118, 36)
	f := Frame{Title: "People", Tabs: Tabs{Items: []string{"all 159", "members 41", "guests 112"}}, FooterLeft: "2/159", FooterRight: "sorted by name", Flush: true}
	b.ReportAllocs()
	for b.Loop() {
		f.Render(st, content, 120, 38)
	}
}

func BenchmarkOverlay(b *testing.B) {
	st := theme.New(theme.Dark, true)
	t, row := benchTable()
	content := t.Render(st, TableView{Len: 100, Row: row, Focused: true}, 118, 36)
	box := Frame{Title: "Remove"}.Render(st, "Really?", 60, 10)
	b.ReportAllocs()
	for b.Loop() {
		Overlay(st, content, box, 118, 36)
	}
}

func BenchmarkFit(b *testing.B) {
	st := theme.New(theme.Dark, true)
	for _, text := range []string{"Greta Gmail", "Łukasz Żółć", "pending.pat@northwind.example", "山田 太郎"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fit(st, text, 20)
			}
		})
	}
}
