package ui_test

import (
	"fmt"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
)

// benchProgram returns a program that has loaded a roster with n more guests.
func benchProgram(b *testing.B, n int) *ui.Model {
	b.Helper()
	w := newWorld(n)
	rows := slices.Clone(w.Rosters[0].People.Rows())
	for i := range rows {
		rows[i].Color = clickup.ParseColor(fmt.Sprintf("#%02x%02x80", 13*(i%20), 255-13*(i%20))) // as many as ClickUp offers
	}
	w.Rosters[0].People = people.New(rows)
	d := deps(model.New(model.Options{}, today), w)
	boot(d.State, w, model.Boot{})
	m := ui.New(b.Context(), d)
	m.Bind(func(tea.Msg) {})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	m.View()
	return m
}

// A key and its frame cost the same with 100 and with 100,000 people.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"100", 90}, {"100000", 99_990}} {
		b.Run(size.name, func(b *testing.B) {
			m := benchProgram(b, size.n)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				key := "j"
				if i/40%2 == 1 {
					key = "k"
				}
				m.Update(pressed(key))
				m.View()
			}
		})
	}
}

// Scrolling draws new rows, with the colours of their people.
func BenchmarkScroll(b *testing.B) {
	m := benchProgram(b, 9_990)
	b.ReportAllocs()
	for b.Loop() {
		m.Update(pressed("j"))
		m.View()
	}
}

// A message that changes nothing costs nothing.
func BenchmarkIdleView(b *testing.B) {
	m := benchProgram(b, 990)
	b.ReportAllocs()
	for b.Loop() {
		m.Update(tea.MouseReleaseMsg{})
		m.View()
	}
}
