package widget_test

import (
	"fmt"
	"testing"

	"cutui/ui/theme"
	"cutui/ui/uitest"
	"cutui/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// showcase is a small program that uses every widget, laid out like the real one.
type showcase struct {
	st     *theme.Styles
	people *widget.Table
	cursor int
	modal  bool
	w, h   int
}

func newShowcase(st *theme.Styles) *showcase {
	return &showcase{st: st, cursor: 1, people: &widget.Table{Columns: []widget.Column{
		{Title: "NAME", Min: 16, Max: 30, Flex: 3, Worth: 9, Lead: 3},
		{Title: "ROLE", Min: 7, Worth: 8},
		{Title: "LAST SEEN", Min: 15, Worth: 7, Lead: 2},
		{Title: "SEAT", Min: 5, Worth: 5},
		{Title: "DOMAIN", Min: 14, Max: 24, Flex: 2, Worth: 4},
		{Title: "INVITED BY", Min: 10, Max: 20, Flex: 1, Worth: 1},
	}}}
}

type person struct{ initials, colour, name, role, seen, seat, domain, by string }

var people = []person{
	{"CC", "#E65100", "Cleo Client", "guest", "2 days ago", "guest", "client.example", "Olga Owner"},
	{"GG", "#7B68EE", "Greta Gmail", "member", "yesterday", "$", "gmail.com", "Olga Owner"},
	{"II", "#02BCD4", "Ines Idle", "member", "13 months ago", "$", "northwind.example", "Abel Admin"},
	{"··", "", "pending.pat@northwind.example", "member", "invited 45 d", "$", "northwind.example", "Olga Owner"},
	{"KY", "#1B5E20", "山田 太郎", "guest", "3 hours ago", "guest", "client.example", "Olga Owner"},
	{"שכ", "#F900EA", "שרה כהן", "admin", "now", "$", "northwind.example", "Olga Owner"},
	{"ŁŻ", "#FF7FAB", "Łukasz Żółć 👩‍💻", "member", "never", "$", "northwind.example", "Abel Admin"},
}

func (s *showcase) row(i int, r *widget.Row) {
	p := people[i%len(people)]
	dot, ink := s.st.Glyphs.Chosen, theme.Good
	switch {
	case p.colour == "":
		dot, ink = s.st.Glyphs.Pending, theme.Notice
	case p.seen == "never":
		dot, ink = s.st.Glyphs.Unknown, theme.Dim
	}
	r.Marked = i%len(people) == 2
	r.Cells[0] = widget.Cell{Text: p.name, Lead: widget.Mark{Text: p.initials, Ink: theme.Dim, Style: s.st.Badge(p.colour)}}
	r.Cells[1] = widget.Cell{Text: p.role, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: p.seen, Lead: widget.Mark{Text: dot, Ink: ink}}
	r.Cells[3] = widget.Cell{Text: p.seat, Ink: theme.Dim}
	r.Cells[4] = widget.Cell{Text: p.domain, Ink: theme.Dim}
	if p.domain == "gmail.com" {
		r.Cells[4].Flag = widget.Mark{Text: s.st.Glyphs.Warning, Ink: theme.Warning}
	}
	r.Cells[5] = widget.Cell{Text: p.by, Ink: theme.Dim}
}

func (s *showcase) Init() tea.Cmd { return nil }

func (s *showcase) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.w, s.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "j":
			s.cursor = min(s.cursor+1, 158)
		case "k":
			s.cursor = max(s.cursor-1, 0)
		case "x":
			s.modal = true
		case "esc":
			s.modal = false
		}
	case tea.MouseClickMsg:
		_, area := widget.Rect{W: s.w, H: s.h}.CutTop(1)
		if i := s.people.Hit(msg.Y - area.Y - 1); i >= 0 {
			s.cursor = i
		}
	}
	return s, nil
}

func (s *showcase) View() tea.View {
	v := tea.NewView(s.draw())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	return v
}

func (s *showcase) draw() string {
	screen := widget.Rect{W: s.w, H: s.h}
	_, rest := screen.CutTop(1)
	_, rest = rest.CutBottom(1)
	details, rest := rest.CutBottom(5)
	left, main := rest.CutLeft(28)
	if s.w < 100 {
		left, main = widget.Rect{}, rest
	}
	middle := widget.Compose(widget.Piece{Area: left, Text: s.seats(left)}, widget.Piece{Area: main, Text: s.list(main)})
	base := widget.Stack(s.header(), middle, s.details(details), s.footer())
	base = widget.FitBlock(base, s.w, s.h)
	if s.modal {
		return widget.Overlay(s.st, base, s.confirm(), s.w, s.h)
	}
	toast := widget.Toast(s.st, theme.Good, "Invited sam@client.example as a guest · u takes it back", s.w, 1)
	above, last := screen.CutBottom(1)
	return widget.Compose(widget.Piece{Area: last, Text: base}, widget.Piece{Area: above, Text: toast[0]})
}

func (s *showcase) header() string {
	st := s.st
	gauge := func(label string, value, total, w int) string {
		return st.Render(theme.Dim, label) + " " + widget.Gauge{Value: value, Total: total}.Render(st, w)
	}
	return widget.StatusBar(st,
		[]widget.Segment{
			{Text: st.Render(theme.Accent, "cutui"), Worth: 4},
			{Text: st.Render(theme.Strong, "Northwind Studio"), Worth: 9},
			{Text: st.Render(theme.Dim, "Enterprise"), Worth: 1},
		},
		[]widget.Segment{
			{Text: gauge("members", 41, 45, 15), Worth: 8},
			{Text: gauge("guests", 121, 120, 17), Worth: 7},
			{Text: widget.Spinner(st, 3) + st.Render(theme.Dim, " 12 s ago"), Worth: 5},
			{Text: st.Render(theme.Dim, "96/100"), Worth: 2},
		}, s.w)
}

func (s *showcase) seats(at widget.Rect) string {
	st := s.st
	f := widget.Frame{Title: "Seats"}
	inner := f.Inner(at)
	lines := widget.Stack(
		widget.Gauge{Value: 41, Total: 45}.Render(st, inner.W), widget.Gauge{Value: 118, Total: 120}.Render(st, inner.W),
		widget.Gauge{Value: 3, Total: 10}.Render(st, inner.W), widget.Gauge{Value: 11, Total: 10}.Render(st, inner.W),
		widget.Gauge{Value: 7, Unlimited: true}.Render(st, inner.W), widget.Gauge{Unknown: true}.Render(st, inner.W), " ",
		s.bar("own", 38, theme.Accent), s.bar("client", 12, theme.Accent), s.bar("free", 1, theme.Warning),
	)
	return f.Render(st, lines, at.W, at.H)
}

func (s *showcase) bar(label string, value int, ink theme.Ink) string {
	return widget.Fit(s.st, label, 8) + widget.Bar(s.st, ink, value, 38, 10)
}

func (s *showcase) list(at widget.Rect) string {
	f := widget.Frame{
		Title: "People", Tabs: widget.Tabs{Items: []string{"all 159", "members 41", "guests 112", "pending 6", "admins 5"}}, Focused: true, Flush: true,
		FooterLeft: fmt.Sprintf("%d/159 · 1 marked", s.cursor+1), FooterRight: "sorted by name",
	}
	inner := f.Inner(at)
	content := s.people.Render(s.st, widget.TableView{Len: 159, Cursor: s.cursor, Row: s.row, Focused: true}, inner.W, inner.H)
	f.Scroll = s.people.Scroll()
	return f.Render(s.st, content, at.W, at.H)
}

func (s *showcase) details(at widget.Rect) string {
	st := s.st
	return widget.Frame{Title: "Greta Gmail"}.Render(st, widget.Stack(
		st.Render(theme.Text, "greta@gmail.com · member since 3 Mar 2025 · invited by Olga Owner"),
		st.Render(theme.Text, "Takes a paid member seat: role member.   ")+st.Render(theme.Warning, "▲ external: the other members are on northwind.example"),
		st.Render(theme.Dim, "Groups: Design, Leads    Shared items: press enter to load"),
	), at.W, at.H)
}

func (s *showcase) confirm() string {
	st := s.st
	return widget.Frame{
		Title: "Remove Ines Idle from Northwind Studio?", Focused: true,
		FooterLeft: widget.Hints(st, []widget.Hint{{Key: "enter", Help: "remove"}, {Key: "esc", Help: "close"}}, 40),
	}.Render(st, widget.Stack(" ", st.Render(theme.Text, "A member seat becomes free: 40 of 45 taken."), st.Render(theme.Danger, "▲ 12 tasks are assigned to her."), " "), 64, 6)
}

func (s *showcase) footer() string {
	return widget.Footer(s.st, []widget.Hint{
		{Key: "i", Help: "invite"},
		{Key: "s", Help: "share"},
		{Key: "x", Help: "remove"},
		{Key: "a", Help: "audit"},
		{Key: "/", Help: "filter"},
		{Key: "space", Help: "mark"},
		{Key: "u", Help: "undo", Off: true},
		{Key: "?", Help: "help", Keep: true},
	}, s.w)
}

func TestShowcase(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			tm := uitest.Start(t, newShowcase(theme.New(theme.Dark, true)), size[0], size[1])
			tm.Wait("takes it back")
			tm.Golden()
		})
	}
}

func TestShowcaseInASCII(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, newShowcase(theme.New(theme.Mono, true).With(theme.ASCII())), 100, 24)
	tm.Wait("takes it back")
	tm.Golden()
}

func TestShowcaseMovesAndOpens(t *testing.T) {
	t.Parallel()
	tm := uitest.Start(t, newShowcase(theme.New(theme.Dark, true)), 120, 36)
	tm.Wait("2/159")
	tm.Keys("j", "j")
	tm.Wait("4/159")
	tm.Click(40, 9)
	tm.Wait("7/159")
	tm.Keys("x")
	tm.Wait("Remove Ines Idle from")
	tm.Golden()
	tm.Keys("esc")
	tm.WaitGone("Remove Ines Idle from")
	tm.Resize(80, 24)
	tm.WaitGone("Seats")
}
